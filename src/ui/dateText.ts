/** Making a format takes a thousand times as long as using it, and a trust store has hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** A day as people write it: "15 November 2051". */
export function dateText(date: Date, language: string): string {
  return formatOf(language, { dateStyle: 'long' }).format(date);
}

/** A day with the time, in the time zone of this machine. */
export function momentText(date: Date, language: string): string {
  return formatOf(language, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}

/** A day with the time to the second and the time zone of this machine: "1 May 2026 at 14:34:56 CEST". */
export function preciseText(date: Date, language: string): string {
  return formatOf(language, { dateStyle: 'long', timeStyle: 'long' }).format(date);
}

/** The time of day to the second, in the time zone of this machine: "14:34:56". */
export function clockText(date: Date, language: string): string {
  return formatOf(language, { timeStyle: 'medium' }).format(date);
}

/** The same moment in every language: "2026-05-01 12:34:56 UTC". */
export function utcText(date: Date): string {
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** A number of days from today, or before: "in 12 days", "tomorrow", "3 days ago". */
export function daysText(days: number, language: string): string {
  return relativeOf(language, 'auto').format(days, 'day');
}

/** Where one unit ends and the next begins, in seconds; months and years are those of the calendar's average. */
const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How far a moment is from now, in whole units, rounded towards now: "in 4 minutes", "2 days ago", "now". */
export function relativeText(moment: Date, now: Date, language: string): string {
  const seconds = Math.trunc((moment.getTime() - now.getTime()) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  // Only for nothing is there a word: "tomorrow" would be said of days, not of 24 hours.
  return relativeOf(language, seconds === 0 ? 'auto' : 'always').format(
    Math.trunc(seconds / size),
    unit,
  );
}

function relativeOf(
  language: string,
  numeric: Intl.RelativeTimeFormatNumeric,
): Intl.RelativeTimeFormat {
  const key = JSON.stringify([language, numeric]);
  let format = relatives.get(key);
  if (!format) {
    format = new Intl.RelativeTimeFormat(language, { numeric });
    relatives.set(key, format);
  }
  return format;
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, options);
    formats.set(key, format);
  }
  return format;
}
