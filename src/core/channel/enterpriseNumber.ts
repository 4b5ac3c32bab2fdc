import { mod97CheckDigits } from '../base/mod97.ts';
import { withoutSeparators } from '../base/withoutSeparators.ts';

/** What can be said of a text that should be an enterprise number (CBE). */
export type EnterpriseNumberCheck =
  /** `number` has 10 digits, as settings hold it. */
  | { verdict: 'valid'; number: string }
  /** No enterprise number at all: not 10 digits, or of another register. */
  | { verdict: 'form' }
  /** `number` ends in digits that cannot be; with `expected`, two digits, it would be right. */
  | { verdict: 'checkDigits'; number: string; expected: string };

/**
 * Checks an enterprise number as people write it: `0123.456.749`, `BE 0123 456 749`, or with the nine digits that numbers had
 * before 2005. The check digits are those of the first 8 digits.
 *
 * @see facts C5
 */
export function checkEnterpriseNumber(text: string): EnterpriseNumberCheck {
  const digits = withoutSeparators(text).replace(/^BE/i, '');
  const number = digits.length === 9 ? `0${digits}` : digits;
  if (!/^[01]\d{9}$/.test(number)) {
    return { verdict: 'form' };
  }
  const expected = mod97CheckDigits(Number(number.slice(0, 8)));
  return number.endsWith(expected)
    ? { verdict: 'valid', number }
    : { verdict: 'checkDigits', number, expected };
}

/** The 10 digits as people read them: `0123.456.749`. What is no such number stays as it is. */
export function formatEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
}
