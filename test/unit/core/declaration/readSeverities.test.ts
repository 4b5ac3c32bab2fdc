import assert from 'node:assert/strict';
import { readSeverities } from '../../../../src/core/declaration/readSeverities.ts';

describe('readSeverities', () => {
  it('takes what is a severity and leaves out what is not', () => {
    const setting = { a: 'error', b: 'off', c: 'fatal', d: 3, e: null, f: 'hint' };
    assert.deepStrictEqual(readSeverities(setting), { a: 'error', b: 'off', f: 'hint' });
  });
});
