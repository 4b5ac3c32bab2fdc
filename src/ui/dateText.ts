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

/** A number of days from today, or before: "in 12 days", "tomorrow", "3 days ago". */
export function daysText(days: number, language: string): string {
  let format = relatives.get(language);
  if (!format) {
    format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    relatives.set(language, format);
  }
  return format.format(days, 'day');
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
