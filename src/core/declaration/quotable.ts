/** The longest piece of a body that a finding repeats. */
const LONGEST = 60;

/** Nine digits or more, however they are separated: what may be a national number, also one that lacks digits. */
const LONG_NUMBER = /\d(?:[\s./\\_\p{Pd}\p{Cf}]*\d){8,}/gu;

/**
 * Makes text of a body fit for the facts of a finding: what may be a national number becomes `…`, because messages of Problems are logged
 * and copied; the rest is shortened.
 */
export function quotable(text: string): string {
  const safe = text.replace(LONG_NUMBER, '…');
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
