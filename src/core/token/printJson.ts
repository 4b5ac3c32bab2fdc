/**
 * A value of a token as JSON.
 *
 * @returns an ellipsis for what is nested deeper than it can be written: it was read from a hostile token
 */
export function printJson(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch {
    return '…';
  }
}
