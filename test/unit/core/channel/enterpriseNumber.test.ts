import assert from 'node:assert/strict';
import {
  checkEnterpriseNumber,
  formatEnterpriseNumber,
} from '../../../../src/core/channel/enterpriseNumber.ts';

describe('checkEnterpriseNumber', () => {
  for (const number of [
    '0884303369',
    '0206731645',
    '0202239951',
    '0448826918',
    '0212165526',
    '0244640631',
    '0428759497',
    '0403019261',
    '0000000196',
    '0123456749',
  ]) {
    it(`takes ${number}`, () => {
      assert.deepStrictEqual(checkEnterpriseNumber(number), { verdict: 'valid', number });
    });
  }

  for (const [number, expected] of [
    ['0884303370', '69'],
    ['0431150351', '50'],
    // What a congruence would take: the digits run from 01 to 97.
    ['0000009700', '97'],
    ['0000000198', '96'],
  ] as const) {
    it(`tells what ${number} should end in`, () => {
      assert.deepStrictEqual(checkEnterpriseNumber(number), {
        verdict: 'checkDigits',
        number,
        expected,
      });
    });
  }

  for (const text of [
    '2111111111',
    '20000000032',
    '2297964444',
    '',
    'Acme',
    '12345678',
    'NL 0123456749',
    '4.48827E+08',
    '０１２３４５６７４９',
  ]) {
    it(`refuses the form of “${text}”`, () => {
      assert.deepStrictEqual(checkEnterpriseNumber(text), { verdict: 'form' });
    });
  }

  for (const text of [
    'BE 0123.456.749',
    'be0123456749',
    ' 0123 456 749 ',
    '0123-456-749',
    '0123/456.749',
    'BE-0123.456.749',
    '123.456.749',
    '123456749',
  ]) {
    it(`reads “${text}”`, () => {
      assert.deepStrictEqual(checkEnterpriseNumber(text), {
        verdict: 'valid',
        number: '0123456749',
      });
    });
  }
});

describe('formatEnterpriseNumber', () => {
  it('writes dots where they belong, and leaves what is no number', () => {
    assert.deepStrictEqual(['0123456749', '123'].map(formatEnterpriseNumber), [
      '0123.456.749',
      '123',
    ]);
  });
});
