/**
 * The two check digits of Belgian registers: 97 − (number mod 97), so from 01 to 97. A congruence would take 00, 98 and 99 too.
 *
 * @param number what stands before the check digits
 * @see facts C5
 */
export function mod97CheckDigits(number: number): string {
  return String(97 - (number % 97)).padStart(2, '0');
}
