import assert from 'node:assert/strict';
import { checkEstablishmentUnitNumber } from '../../../../src/core/declaration/establishmentUnitNumber.ts';

describe('checkEstablishmentUnitNumber', () => {
  for (const text of [
    '2297964444',
    '2.297.964.444',
    // Fictive units of employers without one.
    '8999999993',
    '8999999104',
    '8999999203',
    '8999999302',
    '8999999401',
  ]) {
    it(`takes ${text}`, () => {
      assert.deepStrictEqual(checkEstablishmentUnitNumber(text), {
        verdict: 'valid',
        number: text.replaceAll('.', ''),
      });
    });
  }

  for (const [number, expected] of [
    ['2297964445', '44'],
    ['2111111111', '66'],
  ] as const) {
    it(`tells what ${number} should end in`, () => {
      assert.deepStrictEqual(checkEstablishmentUnitNumber(number), {
        verdict: 'checkDigits',
        number,
        expected,
      });
    });
  }

  for (const text of ['0884303369', '9297964444', '229796444', '22979644444', 'x', '']) {
    it(`refuses the form of “${text}”`, () => {
      assert.deepStrictEqual(checkEstablishmentUnitNumber(text), { verdict: 'form' });
    });
  }
});
