/** `YYYYMMDDhhmm[ss[.fff]]`, then `Z` or an offset. */
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d\d)([.,]\d+)?)?(?:Z|([+-]\d\d)(\d\d))?$/;

/**
 * Reads the text of a UTCTime or GeneralizedTime. Certificates have seconds and `Z`; other forms of BER are read as well.
 *
 * @param yearDigits 2 for UTCTime, whose years are 1950 to 2049
 * @returns undefined where it is no time
 * @see RFC 5280 section 4.1.2.5
 */
export function readTime(text: string, yearDigits: 2 | 4): Date | undefined {
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19';
  const match = TIME.exec(yearDigits === 2 ? century + text : text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second = '00', fraction = '', hours = 'Z', minutes] =
    match as (string | undefined)[];
  const zone = minutes === undefined ? 'Z' : `${hours}:${minutes}`;
  const milliseconds = fraction.replace(',', '.').slice(0, 4);
  const date = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${milliseconds}${zone}`,
  );
  return Number.isNaN(date.getTime()) ? undefined : date;
}
