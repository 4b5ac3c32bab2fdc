/** Units from the longest that durations are told in, with their seconds. */
const UNITS: readonly [unit: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A length of time in its two largest units: "1 hour, 5 minutes", "45 seconds".
 *
 * @param seconds whole, not negative
 * @param language BCP 47 tag
 */
export function durationText(seconds: number, language: string): string {
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  const units = UNITS.slice(first < 0 ? -1 : first).slice(0, 2);
  let left = seconds;
  const parts = units.map(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return { unit, count };
  });
  const told = parts.filter(({ count }, index) => index === 0 || count > 0);
  const texts = told.map(({ unit, count }) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
  );
  return new Intl.ListFormat(language, { type: 'unit' }).format(texts);
}
