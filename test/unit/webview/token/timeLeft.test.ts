import assert from 'node:assert/strict';
import { timeLeft } from '../../../../src/webview/token/timeLeft.ts';

describe('timeLeft', () => {
  const life = { from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T10:10:00.000Z' };
  const at = (time: string, of = life) => timeLeft(of, Date.parse(`2026-03-01T${time}Z`));

  it('counts down in minutes and seconds, and warns in the last minute', () => {
    assert.deepStrictEqual(
      ['10:00:00', '10:05:00', '10:08:59.5', '10:09:00', '10:09:59.999'].map(time => at(time)),
      [
        { fraction: 1, clock: '10:00', tone: 'success' },
        { fraction: 0.5, clock: '5:00', tone: 'success' },
        { fraction: 60.5 / 600, clock: '1:01', tone: 'success' },
        { fraction: 0.1, clock: '1:00', tone: 'warning' },
        { fraction: 0.001 / 600, clock: '0:01', tone: 'warning' },
      ],
    );
  });

  it('has ended at its very end, and stays so', () => {
    const ended = { fraction: 0, clock: undefined, tone: 'error' };
    assert.deepStrictEqual([at('10:10:00'), at('23:00:00')], [ended, ended]);
  });

  it('shows hours where there are any', () => {
    const { clock } = at('10:00:00', { ...life, to: '2026-03-01T12:03:04.000Z' });
    assert.equal(clock, '2:03:04');
  });

  it('is full before it begins, and where it has no length', () => {
    assert.deepStrictEqual(
      [at('09:59:00').fraction, at('09:00:00', { ...life, from: life.to }).fraction],
      [1, 1],
    );
  });
});
