import { regularExpression } from '../api/schemaKeywords.ts';
import type { BodyShape } from './bodyShape.ts';

/**
 * The same value with quotes or without them; undefined where that alone does not put it right.
 *
 * @param expected the type that the place wants, as JSON Schema calls it
 */
export function requoted(value: unknown, expected: string | undefined, shape: BodyShape): unknown {
  if (expected === 'string' && typeof value === 'number') {
    return quoted(value, shape);
  }
  return typeof value === 'string' ? unquoted(value, expected) : undefined;
}

/** A number as the text that a place wants; undefined where its digits alone are not that. */
function quoted(value: number, { kind, facts }: BodyShape): string | undefined {
  const length = kind === 'ssin' ? 11 : kind === 'enterpriseNumber' ? 10 : 0;
  const written = String(value).padStart(length, '0');
  const isWhole = Number.isSafeInteger(value) || facts.patterns.length > 0;
  const isDay = kind === 'date' || kind === 'dateTime';
  return isWhole && !isDay && facts.patterns.every(pattern => follows(written, pattern))
    ? written
    : undefined;
}

function follows(written: string, pattern: string): boolean {
  return regularExpression(pattern)?.test(written) ?? true;
}

/** A text as the number, or the truth value, that it says without quotes. */
function unquoted(value: string, expected: string | undefined): unknown {
  if (!/^(-?(0|[1-9]\d{0,14})(\.\d{1,9})?|true|false)$/.test(value)) {
    return undefined;
  }
  const meant = JSON.parse(value) as unknown;
  const isMeant = expected === 'integer' ? Number.isSafeInteger(meant) : typeof meant === expected;
  return isMeant ? meant : undefined;
}
