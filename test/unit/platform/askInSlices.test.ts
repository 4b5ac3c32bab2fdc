import assert from 'node:assert/strict';
import { askInSlices } from '../../../src/platform/askInSlices.ts';

describe('askInSlices', () => {
  it('asks for the next slice before this one is answered, and keeps the order', async () => {
    const events: string[] = [];
    const answers = await askInSlices(
      [1, 2, 3, 4, 5],
      2,
      async slice => {
        events.push(`asked ${slice.join(' ')}`);
        await Promise.resolve();
        return slice.map(thing => thing * 10);
      },
      done => events.push(`done ${done}`),
    );
    assert.deepStrictEqual(
      { answers, events, none: await askInSlices([], 2, () => Promise.resolve([])) },
      {
        answers: [10, 20, 30, 40, 50],
        events: ['asked 1 2', 'asked 3 4', 'done 2', 'asked 5', 'done 4', 'done 5'],
        none: [],
      },
    );
  });

  it('fails with the first slice that does, after the one ahead has ended too', async () => {
    const ended: number[] = [];
    const failing = askInSlices([1, 2, 3], 1, async ([thing = 0]) => {
      await Promise.resolve();
      await (thing === 2 ? Promise.resolve() : undefined);
      ended.push(thing);
      throw new Error(String(thing));
    });
    await assert.rejects(failing, { message: '1' });
    assert.deepStrictEqual(ended, [1, 2]);
  });
});
