/**
 * A number as a computer wants it: without the white space, dots, slashes and dashes of all kinds that people write in it, and without the
 * invisible characters that come along when it is copied from a document.
 */
export function withoutSeparators(number: string): string {
  return number.replace(/[\s./\p{Pd}\p{Cf}]/gu, '');
}
