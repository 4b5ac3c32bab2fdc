import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { LatestWork } from '../../../../src/core/base/latestWork.ts';

describe('LatestWork', () => {
  it('runs once more for all who asked while it ran', async () => {
    let runs = 0;
    const work = new LatestWork(
      async () => {
        runs += 1;
        await setImmediate();
      },
      () => undefined,
    );
    work.ask();
    work.ask();
    work.ask();
    const atOnce = runs;
    await setImmediate();
    await setImmediate();
    await setImmediate();
    work.ask();
    assert.deepStrictEqual([atOnce, runs], [1, 3]);
  });

  it('runs again after a failure, which it tells', async () => {
    const failures: unknown[] = [];
    const work = new LatestWork(
      () => Promise.reject(new Error('unexpected')),
      error => failures.push(error),
    );
    work.ask();
    await setImmediate();
    work.ask();
    await setImmediate();
    assert.equal(failures.length, 2);
  });
});
