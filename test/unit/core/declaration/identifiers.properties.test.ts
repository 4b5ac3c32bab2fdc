import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkEnterpriseNumber } from '../../../../src/core/channel/enterpriseNumber.ts';
import { isEmployerId } from '../../../../src/core/declaration/employerId.ts';
import { checkEstablishmentUnitNumber } from '../../../../src/core/declaration/establishmentUnitNumber.ts';
import { ssinDigits, ssinMistake } from '../../../../src/core/declaration/ssin.ts';

const options = { seed: 5, numRuns: 500 };
const two = (number: number): string => String(number).padStart(2, '0');
/** 97 less the remainder: by the definition, with numbers as long as they are. @see facts C5 */
const checked = (digits: string, before = ''): string =>
  digits + two(Number(97n - (BigInt(before + digits) % 97n)));

const digits = (length: number, first: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...Array.from(first)), fc.nat({ max: 10 ** (length - 1) - 1 }))
    .map(([start, rest]) => start + String(rest).padStart(length - 1, '0'));

/** The same with one digit other than it was, and with two neighbours changed. */
function* misspelt(number: string): Generator<string> {
  for (const [at, digit] of Array.from(number).entries()) {
    for (const other of '0123456789'.replace(digit, '')) {
      yield number.slice(0, at) + other + number.slice(at + 1);
    }
    const next = number[at + 1];
    if (next !== undefined && next !== digit) {
      yield number.slice(0, at) + next + digit + number.slice(at + 2);
    }
  }
}

describe('identifiers, whichever', () => {
  for (const [name, check, first] of [
    ['enterprise number', checkEnterpriseNumber, '01'],
    ['establishment unit number', checkEstablishmentUnitNumber, '2345678'],
  ] as const) {
    it(`knows an ${name}, and that one digit of it is wrong or two have changed places`, () => {
      fc.assert(
        fc.property(digits(8, first), body => {
          const number = checked(body);
          const written = number.replace(/^(.)(...)(...)/, '$1.$2 $3-');
          assert.deepStrictEqual(
            [check(number), check(written)],
            [
              { verdict: 'valid', number },
              { verdict: 'valid', number },
            ],
          );
          assert.ok([...misspelt(number)].every(other => check(other).verdict !== 'valid'));
        }),
        options,
      );
    });
  }

  it('knows a national number of either century, as people write it, and that a check digit is wrong', () => {
    const born = fc.record({
      day: fc.date({
        min: new Date('1900-01-01'),
        max: new Date('2026-11-20'),
        noInvalidDate: true,
      }),
      register: fc.constantFrom(0, 20, 40),
      counter: fc.integer({ min: 1, max: 998 }),
    });
    fc.assert(
      fc.property(born, ({ day, register, counter }) => {
        const [year = '', month, date = ''] = day.toISOString().slice(0, 10).split('-');
        const body = `${year.slice(2)}${two(Number(month) + register)}${date}${String(counter).padStart(3, '0')}`;
        const number = checked(body, year < '2000' ? '' : '2');
        const written = number.replace(/^(..)(..)(..)(...)(..)$/, '$1.$2.$3-$4.$5');
        assert.deepStrictEqual(
          [ssinMistake(number, '2026-11-20'), ssinDigits(written)],
          [undefined, number],
        );
        const other = number.slice(0, 9) + two((Number(number.slice(9)) % 97) + 1);
        assert.notEqual(ssinMistake(other, '2026-11-20'), undefined);
      }),
      options,
    );
  });

  it('knows an employer number by one of its two rules alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 59_999_999 }), rest => {
        const ends = Array.from({ length: 100 }, (_, end) => end).filter(end =>
          isEmployerId(rest * 100 + end),
        );
        const or97 = (end: number): number => (end === 0 ? 97 : end);
        const nsso = or97(96 - Number((BigInt(rest) * 100n) % 97n));
        const local = rest * 100 + or97(rest % 97) <= 99_999_926 ? [or97(rest % 97)] : [];
        assert.deepStrictEqual(new Set(ends), new Set([nsso, ...local]));
      }),
      options,
    );
  });
});
