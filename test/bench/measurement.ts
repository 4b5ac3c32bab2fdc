/** One row of a benchmark. `baseline` is what the same run measured for comparison, or a budget; `ratio` is value / baseline. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'KiB';
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
}

/** A row, its numbers rounded to what a reader can use. */
export function measurement(
  name: string,
  unit: Measurement['unit'],
  value: number,
  baseline: number,
): Measurement {
  const round = (number: number): number => Number(number.toPrecision(4));
  return {
    name,
    unit,
    value: round(value),
    baseline: round(baseline),
    ratio: round(value / baseline),
  };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
