/** The range of NSSO registration numbers, definitive, provisional and of local administrations together. @see facts C4 */
const RANGE = { from: 197, to: 5_999_999_999 };
/** Up to here a number may be one of a provincial or local administration, which has check digits of its own. */
const LOCAL_TO = 99_999_926;

/**
 * Whether a number can be the one under which an employer is registered with the NSSO.
 *
 * @see facts C5
 */
export function isEmployerId(number: number): boolean {
  if (!Number.isInteger(number) || number < RANGE.from || number > RANGE.to) {
    return false;
  }
  const check = number % 100;
  const rest = Math.floor(number / 100);
  return (
    check === orLast(96 - ((rest * 100) % 97)) ||
    (number <= LOCAL_TO && check === orLast(rest % 97))
  );
}

/** Check digits are never 00. */
function orLast(check: number): number {
  return check === 0 ? 97 : check;
}
