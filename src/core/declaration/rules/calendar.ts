/** A day in the form of ISO 8601, whether the calendar has it or not; undefined for another form. */
export function writtenDay(
  text: unknown,
): { year: number; month: number; day: number } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(text)) ?? [];
  return year === undefined
    ? undefined
    : { year: Number(year), month: Number(month), day: Number(day) };
}

/** Whether the calendar has a day: 2025-02-29 is none. */
export function isRealDay(text: string): boolean {
  const written = writtenDay(text);
  if (!written) {
    return false;
  }
  const date = new Date(0);
  date.setUTCFullYear(written.year, written.month - 1, written.day);
  return date.getUTCMonth() === written.month - 1 && date.getUTCDate() === written.day;
}

/** Days from one to another, both counted: 1 for the same day. */
export function daysFromTo(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
}
