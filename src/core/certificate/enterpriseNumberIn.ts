/**
 * The enterprise number (CBE, 10 digits) that a certificate's subject seems to hold, written as digits alone or as `0123.456.749`. A hint alone:
 * nothing says that it is the number of the account's holder.
 *
 * @param subject distinguished name
 */
export function enterpriseNumberIn(subject: string): string | undefined {
  return /(?<!\d\.?)[01]\d{3}(\.?)\d{3}\1\d{3}(?!\.?\d)/.exec(subject)?.[0].replaceAll('.', '');
}
