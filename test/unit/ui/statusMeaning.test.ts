import assert from 'node:assert/strict';
import { STATUS_CODES } from 'node:http';
import { statusMeaning } from '../../../src/ui/statusMeaning.ts';

describe('statusMeaning', () => {
  it('has a meaning and a tone for every status', () => {
    const tones = Array.from({ length: 500 }, (_, index) => {
      const { meaning, tone } = statusMeaning(index + 100);
      assert.match(meaning, /^\S.*\.$/u);
      return tone;
    });
    assert.deepStrictEqual(tones, [
      ...Array.from({ length: 100 }, () => 'information'),
      ...Array.from({ length: 100 }, () => 'success'),
      ...Array.from({ length: 100 }, () => 'information'),
      ...Array.from({ length: 100 }, () => 'warning'),
      ...Array.from({ length: 100 }, () => 'error'),
    ]);
  });

  it('sends nobody who only read to look up a declaration', () => {
    const told = Array.from({ length: 200 }, (_, index) => index + 400).filter(status =>
      /declaration/i.test(statusMeaning(status, 'GET').meaning),
    );
    // What the service says of the input, not of what became of it.
    assert.deepStrictEqual(told, [409, 413]);
  });

  it('calls a status as RFC 9110 does, or not at all', () => {
    const named = Array.from({ length: 500 }, (_, index) => index + 100)
      .map(status => [status, statusMeaning(status).text] as const)
      .filter(([, text]) => text !== '');
    // RFC 9110 renamed 413, which Node still calls by its older name.
    const official: Record<number, string | undefined> = {
      ...STATUS_CODES,
      413: 'Content Too Large',
    };
    assert.deepStrictEqual(
      named,
      named.map(([status]) => [status, official[status]]),
    );
    assert.ok(named.length > 10);
  });
});
