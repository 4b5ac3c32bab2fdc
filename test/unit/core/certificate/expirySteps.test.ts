import assert from 'node:assert/strict';
import {
  daysLeft,
  dueStep,
  reachedStep,
  takeDue,
  type WarnedSteps,
} from '../../../../src/core/certificate/expirySteps.ts';
import { firstEntry } from './keyStoreFixtures.ts';

const END = new Date('2027-03-31T00:00:00Z');
const STEPS = [60, 30, 7];

/** A moment before the end of the certificate. */
const before = (days: number, milliseconds = 0) =>
  new Date(END.getTime() - days * 24 * 60 * 60 * 1000 - milliseconds);

describe('daysLeft', () => {
  it('counts begun days', () => {
    assert.deepStrictEqual(
      [before(60), before(60, 1), before(0, 1), before(0), before(-1, 1), before(-1.5)].map(now =>
        daysLeft(END, now),
      ),
      [60, 61, 1, 0, 0, 0],
    );
  });
});

describe('reachedStep', () => {
  const reached: [now: Date, steps: number[], step: number | undefined][] = [
    [before(60, 1), STEPS, undefined],
    [before(60), STEPS, 60],
    [before(31), STEPS, 60],
    [before(30), STEPS, 30],
    [before(5), STEPS, 7],
    [before(5), [7, 60, 30, 7], 7],
    [before(29), [7, 60, 30, 60], 30],
    [before(0), STEPS, 0],
    [before(-400), STEPS, 0],
    [before(5), [], undefined],
    [before(-5), [], undefined],
    [before(1), [0], undefined],
    [before(-1), [0], 0],
  ];
  for (const [now, steps, step] of reached) {
    it(`is ${step ?? 'none'} of ${JSON.stringify(steps)} at ${now.toISOString()}`, () => {
      assert.equal(reachedStep(END, now, steps), step);
    });
  }
});

describe('dueStep', () => {
  /** The steps at which there is a warning when VS Code starts at these moments, one after the other. */
  const warnings = (moments: readonly Date[], steps: readonly number[] = STEPS) => {
    let warned: number | undefined;
    return moments.map(now => {
      const step = dueStep(END, now, steps, warned);
      warned = step ?? warned;
      return step;
    });
  };

  it('is each step once, and the end once', () => {
    assert.deepStrictEqual(
      warnings([61, 60, 59, 30, 30, 29, 7, 1, 0, -1, -9].map(days => before(days))),
      [undefined, 60, undefined, 30, undefined, undefined, 7, undefined, 0, undefined, undefined],
    );
  });

  it('is the nearest of several that are passed at once, and none of those later', () => {
    assert.deepStrictEqual(warnings([before(6), before(5), before(-1)]), [7, undefined, 0]);
  });

  it('is no step farther away than the last, when the steps change or the clock goes back', () => {
    assert.deepStrictEqual(
      [dueStep(END, before(29), [90, 45], 30), dueStep(END, before(50), STEPS, 7)],
      [undefined, undefined],
    );
  });

  it('starts anew for a certificate that nobody was warned of', () => {
    assert.equal(dueStep(END, before(6), STEPS, undefined), 7);
  });
});

describe('takeDue', () => {
  const used = async (file: string, account: string) => ({
    certificate: (await firstEntry(file)).certificates[0]!,
    account,
  });

  it('takes each certificate once, the one that ends first before the others', async () => {
    const steps = new Map<string, number>();
    const warned: WarnedSteps = {
      get: thumbprint => steps.get(thumbprint),
      set: (thumbprint, step) => steps.set(thumbprint, step),
    };
    const all = await Promise.all([
      used('crit-year2060.p12', 'late'),
      used('crit-noku.p12', 'near'),
      used('crit-noku.p12', 'near too'),
      used('crit-expired.p12', 'over'),
    ]);
    const now = new Date('2027-11-10T00:00:00Z');
    const take = () => takeDue(all, now, STEPS, warned).map(({ account }) => account);
    const thumbprint = (index: number) => all[index]!.certificate.thumbprints.sha256;
    assert.deepStrictEqual(
      [take(), take(), [...steps]],
      [
        ['over', 'near'],
        [],
        [
          [thumbprint(1), 30],
          [thumbprint(3), 0],
        ],
      ],
    );
  });
});
