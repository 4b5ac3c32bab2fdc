import { mod97CheckDigits } from '../base/mod97.ts';
import { withoutSeparators } from '../base/withoutSeparators.ts';
import { daysIn } from './calendar.ts';

/** What is wrong with eleven digits that should be a social security identification number (INSZ, NISS, ENSS). */
export type SsinMistake = 'check-digits' | 'birth-date' | 'future-birth-date' | 'counter';

/**
 * Checks a national number or one of the Crossroads Bank ("BIS"): six digits of the birth date, three of a counter, two check digits.
 *
 * @param ssin 11 digits
 * @param today `yyyy-MM-dd`
 * @returns undefined where nothing is wrong
 * @see facts C5
 */
export function ssinMistake(ssin: string, today: string): SsinMistake | undefined {
  const { monthPart, month, day, counter } = partsOf(ssin);
  // 2000 had a 29 February: what no year has.
  if (monthPart > 52 || month > 12 || (month > 0 && day > daysIn(2000, month))) {
    return 'birth-date';
  }
  // Those of the Crossroads Bank use every counter.
  if (monthPart <= 12 && (counter === 0 || counter === 999)) {
    return 'counter';
  }
  const year = birthYear(ssin);
  if (year === undefined) {
    return 'check-digits';
  }
  if (month > 0 && day > daysIn(year, month)) {
    return 'birth-date';
  }
  const now = Number(today.replaceAll('-', ''));
  return year * 10000 + month * 100 + day > now ? 'future-birth-date' : undefined;
}

/**
 * What the digits of a right number tell of a person: the birth date as far as it is known (`yyyy`, `yyyy-MM` or `yyyy-MM-dd`) and the sex,
 * which some numbers of the Crossroads Bank do not hold.
 *
 * @param ssin 11 digits, however they are separated
 * @param today `yyyy-MM-dd`
 * @returns undefined where it is no right number
 */
export function describeSsin(
  ssin: string,
  today: string,
): { birthDate: string; sex?: 'male' | 'female' } | undefined {
  const digits = ssinDigits(ssin);
  const year = digits === undefined ? undefined : birthYear(digits);
  if (digits === undefined || year === undefined || ssinMistake(digits, today)) {
    return undefined;
  }
  const { monthPart, month, day, counter } = partsOf(digits);
  const known = month === 0 ? [year] : day === 0 ? [year, month] : [year, month, day];
  const birthDate = known.map(part => String(part).padStart(2, '0')).join('-');
  const sexUnknown = monthPart >= 20 && monthPart <= 32;
  return sexUnknown ? { birthDate } : { birthDate, sex: counter % 2 === 1 ? 'male' : 'female' };
}

/** The eleven digits of a number as people write it: `81.05.01-035.22`. Undefined where they are not eleven, or something else is between them. */
export function ssinDigits(text: string): string | undefined {
  const digits = withoutSeparators(text);
  return /^\d{11}$/.test(digits) ? digits : undefined;
}

interface Parts {
  /** 20 more than the month where the sex was unknown to the Crossroads Bank, 40 more where it was known. */
  monthPart: number;
  month: number;
  day: number;
  counter: number;
}

function partsOf(ssin: string): Parts {
  const monthPart = Number(ssin.slice(2, 4));
  return {
    monthPart,
    month: monthPart % 20,
    day: Number(ssin.slice(4, 6)),
    counter: Number(ssin.slice(6, 9)),
  };
}

/** The check digits tell the century; undefined where they fit neither. */
function birthYear(ssin: string): number | undefined {
  const number = Number(ssin.slice(0, 9));
  const check = ssin.slice(9);
  const year = Number(ssin.slice(0, 2));
  if (check === mod97CheckDigits(number)) {
    return 1900 + year;
  }
  return check === mod97CheckDigits(2_000_000_000 + number) ? 2000 + year : undefined;
}
