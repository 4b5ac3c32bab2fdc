import { mod97CheckDigits } from '../base/mod97.ts';
import { withoutSeparators } from '../base/withoutSeparators.ts';

/** What can be said of a text that should be the number of an establishment unit (CBE). `number` has 10 digits. */
export type EstablishmentUnitCheck =
  | { verdict: 'valid'; number: string }
  | { verdict: 'form' }
  /** With `expected`, two digits, it would be right. */
  | { verdict: 'checkDigits'; number: string; expected: string };

/**
 * Checks the number of an establishment unit as people write it: `2.297.964.444`.
 *
 * @see facts C5
 */
export function checkEstablishmentUnitNumber(text: string): EstablishmentUnitCheck {
  const number = withoutSeparators(text);
  if (!/^[2-8]\d{9}$/.test(number)) {
    return { verdict: 'form' };
  }
  const expected = mod97CheckDigits(Number(number.slice(0, 8)));
  return number.endsWith(expected)
    ? { verdict: 'valid', number }
    : { verdict: 'checkDigits', number, expected };
}
