import { isRecord } from '../base/isRecord.ts';
import type { ApiMistake, ExpectedType } from './apiFinding.ts';
import type { Scalar } from './openApiGrammar.ts';

const JSON_TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'file'];

/** Those kinds that hold no other kinds. */
export type PlainScalar = Exclude<Scalar, 'flagOrSchema' | 'schemaOrSchemas' | 'schemaOrNames'>;

/**
 * What a member should hold that has no members of interest: as it stands, mended where it is clear what is meant, or undefined where
 * it is of no use. Schema compilers refuse the whole schema over a keyword of the wrong type.
 *
 * @param report is told what is wrong
 */
export function readScalar(
  kind: PlainScalar,
  name: string,
  value: unknown,
  report: (mistake: ApiMistake) => void,
): unknown {
  const refuse = (expected: ExpectedType): unknown => {
    report({ code: 'api/type', details: { name, expected } });
    return undefined;
  };
  switch (kind) {
    case 'any':
      return value;
    case 'text':
      if (typeof value === 'string') {
        return value;
      }
      refuse('text');
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : refuse('number');
    case 'flag':
      return typeof value === 'boolean' ? value : refuse('flag');
    case 'flagOrNumber':
      return typeof value === 'boolean' || typeof value === 'number' ? value : refuse('number');
    case 'list':
      return Array.isArray(value) && value.length > 0 ? (value as unknown[]) : refuse('list');
    case 'object':
      return isRecord(value) ? value : refuse('object');
    case 'pattern':
      return typeof value === 'string' ? readPattern(value, report) : refuse('text');
    case 'types':
      return Array.isArray(value)
        ? readTypes(name, value as unknown[], report)
        : readTypes(name, [value], report)?.[0];
  }
}

function readPattern(pattern: string, report: (mistake: ApiMistake) => void): string | undefined {
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    report({ code: 'api/pattern', details: { pattern } });
    return undefined;
  }
}

function readTypes(
  name: string,
  types: readonly unknown[],
  report: (mistake: ApiMistake) => void,
): unknown[] | undefined {
  const known = types.filter(type => {
    const isKnown = JSON_TYPES.some(allowed => allowed === type);
    if (!isKnown && typeof type === 'string') {
      report({ code: 'api/choice', details: { name, text: type, allowed: JSON_TYPES } });
    } else if (!isKnown) {
      report({ code: 'api/type', details: { name, expected: 'text' } });
    }
    return isKnown;
  });
  return known.length > 0 ? known : undefined;
}
