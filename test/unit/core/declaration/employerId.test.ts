import assert from 'node:assert/strict';
import { isEmployerId } from '../../../../src/core/declaration/employerId.ts';

const VALID = {
  definitive: [100006, 212345609, 312345625, 200000031, 499999982, 187995796, 168676597],
  provisional: [5134794036, 5000000120, 5999999989, 5678901277],
  'of local administrations': [43220065, 2130057, 22300094, 5170096, 55290097],
};
const INVALID = [
  193, 196, 4000000100, 6999999999, 5678901279, 1000000047, 5000000121, 6000000086, 0, -197,
  100006.5,
];

describe('isEmployerId', () => {
  for (const [kind, numbers] of Object.entries(VALID)) {
    for (const number of numbers) {
      it(`takes ${number}, which is ${kind}`, () => {
        assert.equal(isEmployerId(number), true);
      });
    }
  }
  for (const number of INVALID) {
    it(`refuses ${number}`, () => {
      assert.equal(isEmployerId(number), false);
    });
  }
});
