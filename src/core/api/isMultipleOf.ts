/**
 * Whether a number is a multiple of another as people mean it: 19.99 is one of 0.01, though both are a little off as binary fractions.
 *
 * @see JSON Schema draft-07 Validation, section 6.2.1
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  // So far out a double has no fraction left to judge by: the remainder is exact.
  if (Math.abs(quotient) > Number.MAX_SAFE_INTEGER) {
    return value % divisor === 0;
  }
  return Math.abs(quotient - Math.round(quotient)) <= 2 * Number.EPSILON * Math.abs(quotient);
}
