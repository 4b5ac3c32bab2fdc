import assert from 'node:assert/strict';
import { TokenClock } from '../../../../src/core/token/tokenClock.ts';

const MINUTE = 60_000;

/** A clock over time that the test moves, and the timers that it holds. */
class Harness {
  now = 0;
  ticks = 0;
  readonly timers: { at: number; run: () => void }[] = [];
  readonly clock = new TokenClock({
    now: () => this.now,
    schedule: (run, wait) => {
      const timer = { at: this.now + wait, run };
      this.timers.push(timer);
      return () => this.timers.splice(this.timers.indexOf(timer), 1);
    },
  });

  constructor() {
    this.clock.onTick(() => (this.ticks += 1));
  }

  left(end: number): number | undefined {
    return this.clock.minutesLeft(new Date(end));
  }

  /** Lets time go by until the next timer. */
  tick(): void {
    const [timer] = this.timers.splice(0);
    this.now = timer!.at;
    timer!.run();
  }
}

describe('TokenClock', () => {
  it('tells whole minutes, and ticks when they become fewer and at the end', () => {
    const harness = new Harness();
    const end = 2.5 * MINUTE;
    const seen = [harness.left(end)];
    while (harness.timers.length > 0) {
      harness.tick();
      seen.push(harness.left(end));
    }
    assert.deepStrictEqual([seen, harness.ticks], [[2, 1, 0, undefined], 3]);
  });

  it('has one timer, for whatever changes first', () => {
    const harness = new Harness();
    const ends = [5.5, 5.25, 9.75, 1.3].map(minutes => minutes * MINUTE);
    const timers = ends.map(end => {
      harness.left(end);
      return harness.timers.map(({ at }) => Math.floor(at / 1000));
    });
    assert.deepStrictEqual(timers, [[30], [15], [15], [15]]);
  });

  it('has none where no token is shown, after the end, or after it was disposed of', () => {
    const harness = new Harness();
    const none = harness.timers.length;
    harness.left(0);
    const ended = harness.timers.length;
    harness.left(MINUTE);
    harness.clock.dispose();
    assert.deepStrictEqual([none, ended, harness.timers.length], [0, 0, 0]);
  });

  it('does not tick again when nobody shows anything after a tick', () => {
    const harness = new Harness();
    harness.left(5 * MINUTE);
    harness.tick();
    assert.deepStrictEqual([harness.timers, harness.ticks], [[], 1]);
  });
});
