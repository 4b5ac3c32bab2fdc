/** The latest moment that JavaScript's calendar knows, in milliseconds on either side of 1970. */
const END_OF_TIME = 8.64e15;

/**
 * The moment of a NumericDate: seconds since 1970, with or without a fraction.
 *
 * @returns undefined where the value is no number, or beyond the calendar
 * @see RFC 7519 section 2
 */
export function numericDate(value: unknown): Date | undefined {
  return typeof value === 'number' && Math.abs(value * 1000) <= END_OF_TIME
    ? new Date(value * 1000)
    : undefined;
}
