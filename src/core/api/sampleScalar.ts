import { isJsonType } from './jsonType.ts';
import { textMatching } from './textMatching.ts';

/** A day that examples may tell where the description gives none, `yyyy-MM-dd`. */
export const EXAMPLE_DAY = '2026-01-15';

/** Characters of a text that is made, however many a schema asks for. */
const LONGEST_TEXT = 10_000;

type Schema = Record<string, unknown>;

/**
 * A text, number or truth value that follows a schema in one piece, made from its format, its pattern and its limits.
 *
 * @param type `string`, `number`, `integer` or `boolean`
 * @param day what a date tells, `yyyy-MM-dd`
 */
export function sampleScalar(type: string, schema: Schema, day: string): unknown {
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return sampleNumber(schema, type === 'integer');
    default:
      return sampleText(schema, day);
  }
}

/** A value near what was given that may stand there: a number written as text, or a text as a number. Undefined if none may. */
export function fitting(type: string | undefined, schema: Schema, given: unknown): unknown {
  const value = converted(type, given);
  const { enum: allowed, const: only, pattern, minLength, maxLength } = schema;
  const fits =
    (type === undefined || isJsonType(type, value)) &&
    (!Array.isArray(allowed) || allowed.includes(value)) &&
    (only === undefined || only === value) &&
    (typeof value !== 'string' || fitsText(value, pattern, minLength, maxLength));
  return fits ? value : undefined;
}

/** YAML reads an identifier without quotes as a number, which is how many descriptions give their examples. */
function converted(type: string | undefined, given: unknown): unknown {
  if (type === 'string' && (typeof given === 'number' || typeof given === 'boolean')) {
    return String(given);
  }
  if ((type === 'number' || type === 'integer') && typeof given === 'string' && given.trim()) {
    return Number.isFinite(Number(given)) ? Number(given) : given;
  }
  return type === 'boolean' && (given === 'true' || given === 'false') ? given === 'true' : given;
}

function fitsText(text: string, pattern: unknown, least: unknown, most: unknown): boolean {
  return (
    (typeof pattern !== 'string' || matches(pattern, text)) &&
    text.length >= (typeof least === 'number' ? least : 0) &&
    text.length <= (typeof most === 'number' ? most : Infinity)
  );
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return true; // in a dialect of its own: nobody can tell
  }
}

function sampleText(schema: Schema, day: string): string {
  const { format, pattern, minLength, maxLength } = schema;
  const least = Math.min(typeof minLength === 'number' ? minLength : 0, LONGEST_TEXT);
  const most = typeof maxLength === 'number' ? maxLength : Infinity;
  const byFormat = typeof format === 'string' ? FORMATS.get(format)?.(day) : undefined;
  if (byFormat !== undefined && fitsText(byFormat, pattern, least, most)) {
    return byFormat;
  }
  const matching = typeof pattern === 'string' ? textMatching(pattern, least) : undefined;
  return matching ?? (byFormat ?? 'text').padEnd(least, 'x').slice(0, most);
}

/** Addresses are those reserved for documentation. @see RFC 2606, RFC 5737, RFC 3849 */
const FORMATS = new Map<string, (day: string) => string>(
  Object.entries({
    date: (day: string) => day,
    'date-time': (day: string) => `${day}T09:00:00Z`,
    time: () => '09:00:00Z',
    duration: () => 'PT1H',
    uuid: () => '00000000-0000-4000-8000-000000000000',
    uri: () => 'https://example.org/',
    url: () => 'https://example.org/',
    'uri-reference': () => '/example',
    iri: () => 'https://example.org/',
    'iri-reference': () => '/example',
    'uri-template': () => '/example/{id}',
    email: () => 'name@example.org',
    'idn-email': () => 'name@example.org',
    hostname: () => 'example.org',
    'idn-hostname': () => 'example.org',
    ipv4: () => '192.0.2.1',
    ipv6: () => '2001:db8::1',
    byte: () => 'ZXhhbXBsZQ==',
    'json-pointer': () => '/example',
    'relative-json-pointer': () => '0/example',
    regex: () => '.*',
  }),
);

function sampleNumber(schema: Schema, whole: boolean): number {
  const low = limit(schema, 'minimum', 'exclusiveMinimum');
  const high = limit(schema, 'maximum', 'exclusiveMaximum');
  const step = numberOf(schema['multipleOf']) ?? (whole ? 1 : undefined);
  const from = low && (low.open ? low.at + (step ?? between(low, high)) : low.at);
  const to = high && (high.open ? high.at - (step ?? between(high, low)) : high.at);
  const value = Math.min(Math.max(1, from ?? 1), to ?? Infinity);
  if (step === undefined) {
    return value;
  }
  const up = Math.ceil(value / step) * step;
  return up > (to ?? Infinity) ? Math.floor(value / step) * step : up;
}

interface Limit {
  at: number;
  /** Whether the limit itself is out of bounds. */
  open: boolean;
}

/** OpenAPI 3.0 says by a truth value that a limit is open, 3.1 gives such a limit in a keyword of its own. */
function limit(schema: Schema, plain: string, exclusive: string): Limit | undefined {
  const own = numberOf(schema[exclusive]);
  const at = own ?? numberOf(schema[plain]);
  return at === undefined
    ? undefined
    : { at, open: own !== undefined || schema[exclusive] === true };
}

function between(one: Limit, other: Limit | undefined): number {
  return other ? Math.abs(other.at - one.at) / 2 : 1;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
