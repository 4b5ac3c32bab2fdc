/** What built-in variables are made of. */
export interface VariableSources {
  now: Date;
  randomUuid: () => string;
  /** From 0 up to, but not including, 1. */
  random: () => number;
  /** Of the account that sends, 10 digits. */
  enterpriseNumber?: string | undefined;
}

/** A variable that nobody defines. Undefined when the words after its name say nothing it knows, or there is no value. */
type BuiltIn = (sources: VariableSources, words: readonly string[]) => string | undefined;

const uuid: BuiltIn = ({ randomUuid }, words) => (words.length === 0 ? randomUuid() : undefined);

/**
 * The built-in variables by name. Those that `.http` files have elsewhere (`$guid`, `$timestamp`, `$randomInt`) mean here what they mean
 * there. Days and years are those of this machine's clock and time zone, as whoever writes the file reads them.
 */
export const BUILT_IN_VARIABLES = {
  /** RFC 9562, version 4. */
  $uuid: uuid,
  $guid: uuid,
  /** `yyyy-MM-dd`; `$today -1 M` is the same day a month ago. */
  $today: ({ now }, words) => shifted(now, words)?.day,
  /** ISO 8601 in UTC. */
  $now: ({ now }, words) => shifted(now, words)?.date.toISOString(),
  $year: ({ now }, words) => shifted(now, words)?.day.slice(0, 4),
  /** Seconds since 1970. */
  $timestamp: ({ now }, words) => {
    const date = shifted(now, words)?.date;
    return date && String(Math.floor(date.getTime() / 1000));
  },
  /** A whole number from the first up to, but not including, the second. */
  $randomInt: ({ random }, [from = '0', to = '1000', ...rest]) => {
    const [low, high] = [Number(from), Number(to)];
    return rest.length === 0 && Number.isInteger(low) && Number.isInteger(high) && low < high
      ? String(low + Math.floor(random() * (high - low)))
      : undefined;
  },
  $enterpriseNumber: ({ enterpriseNumber }, words) =>
    words.length === 0 ? enterpriseNumber : undefined,
} as const satisfies Record<`$${string}`, BuiltIn>;

export type BuiltInVariable = keyof typeof BUILT_IN_VARIABLES;

/** Whether a name is that of a built-in variable. */
export function isBuiltIn(name: string): name is BuiltInVariable {
  return Object.hasOwn(BUILT_IN_VARIABLES, name);
}

/** A time moved by words such as `-1 d`, with its day in the local time zone. A day that a month lacks becomes its last. */
function shifted(now: Date, words: readonly string[]): { date: Date; day: string } | undefined {
  const [amount, unit, ...rest] = words;
  const date = new Date(now);
  if (amount !== undefined) {
    const move = unit === undefined ? undefined : MOVES.get(unit);
    if (!move || rest.length > 0 || !/^[+-]?\d{1,6}$/.test(amount)) {
      return undefined;
    }
    move(date, Number(amount));
  }
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return {
    date,
    day: parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'),
  };
}

/** Units as `.http` files name them. */
const MOVES = new Map<string, (date: Date, amount: number) => void>([
  ['y', (date, amount) => addMonths(date, 12 * amount)],
  ['M', addMonths],
  ['w', (date, amount) => date.setDate(date.getDate() + 7 * amount)],
  ['d', (date, amount) => date.setDate(date.getDate() + amount)],
  ['h', (date, amount) => date.setTime(date.getTime() + 3_600_000 * amount)],
  ['m', (date, amount) => date.setTime(date.getTime() + 60_000 * amount)],
  ['s', (date, amount) => date.setTime(date.getTime() + 1000 * amount)],
]);

function addMonths(date: Date, amount: number): void {
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + amount);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, last));
}
