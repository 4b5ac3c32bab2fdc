import assert from 'node:assert/strict';
import { numericDate } from '../../../../src/core/token/numericDate.ts';

describe('numericDate', () => {
  it('reads a NumericDate, and nothing else', () => {
    assert.deepEqual(
      [0, 1.5, -1, 8.64e12, 8.64e12 + 1, Infinity, NaN, '1', null, undefined].map(value =>
        numericDate(value)?.getTime(),
      ),
      [0, 1500, -1000, 8.64e15, ...Array.from({ length: 6 }, () => undefined)],
    );
  });
});
