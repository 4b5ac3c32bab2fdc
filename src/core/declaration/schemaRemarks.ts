import type { Violation } from '../api/compileSchema.ts';
import { isRecord } from '../base/isRecord.ts';
import { closestWord } from '../channel/closestWord.ts';
import type { FindingDetails } from './finding.ts';
import { quotable } from './quotable.ts';
import type { Remark } from './remark.ts';

/** What a failed keyword of JSON Schema is called as a finding; undefined where others say it better. */
export function schemaRemark({
  path,
  keyword,
  kind,
  params,
  value,
}: Violation): Remark | undefined {
  if (kind === 'unknownMember') {
    const name = quotable(String(path.at(-1)));
    const repair = { code: 'remove-member' } as const;
    return { code: 'schema/unknown-member', details: { name }, path, mark: 'name', repair };
  }
  if (kind === 'missingMember') {
    const name = quotable(String(path.at(-1)));
    return { code: 'schema/missing-member', details: { name }, path, mark: 'owner' };
  }
  const bound = BOUNDS[keyword];
  if (bound) {
    return boundRemark(path, bound, number(params['limit']), value);
  }
  switch (keyword) {
    case 'type':
      return { code: 'schema/type', details: typeDetails(params['type'], value), path };
    case 'enum':
      return enumRemark(path, list(params['allowedValues']), value);
    case 'const':
      return enumRemark(path, [params['allowedValue']], value);
    case 'pattern':
      return { code: 'schema/pattern', details: { pattern: text(params['pattern']) }, path };
    case 'format':
      return { code: 'schema/format', details: { format: text(params['format']) }, path };
    case 'multipleOf': {
      const limit = number(params['multipleOf']);
      return { code: 'schema/range', details: { bound: 'multipleOf', limit }, path };
    }
    case 'uniqueItems': {
      const [first, second] = [number(params['j']), number(params['i'])].sort((a, b) => a - b);
      const details = { first: first ?? 0, second: second ?? 0 };
      return { code: 'schema/unique', details, path: [...path, details.second] };
    }
    case 'oneOf':
    case 'anyOf': {
      const matching = list(params['passingSchemas']).length;
      return { code: 'schema/one-of', details: { variants: [], matching }, path };
    }
    case 'if':
      // What fails in its branch is told by itself.
      return undefined;
    default:
      return { code: 'schema/other', details: { keyword }, path };
  }
}

/** The keywords that limit from one side. */
const BOUNDS: Record<string, ['length' | 'items' | 'members' | 'value', Bound] | undefined> = {
  minLength: ['length', 'minimum'],
  maxLength: ['length', 'maximum'],
  minItems: ['items', 'minimum'],
  maxItems: ['items', 'maximum'],
  additionalItems: ['items', 'maximum'],
  minProperties: ['members', 'minimum'],
  maxProperties: ['members', 'maximum'],
  minimum: ['value', 'minimum'],
  maximum: ['value', 'maximum'],
  exclusiveMinimum: ['value', 'exclusiveMinimum'],
  exclusiveMaximum: ['value', 'exclusiveMaximum'],
};

type Bound = Exclude<FindingDetails['schema/range']['bound'], 'multipleOf'>;

function boundRemark(
  path: Remark['path'],
  [of, bound]: ['length' | 'items' | 'members' | 'value', Bound],
  limit: number,
  value: unknown,
): Remark {
  if (of === 'value') {
    return { code: 'schema/range', details: { bound, limit }, path };
  }
  const side = bound === 'minimum' ? 'minimum' : 'maximum';
  return of === 'length'
    ? { code: 'schema/length', details: { bound: side, limit, actual: sizeOf(value) }, path }
    : { code: 'schema/items', details: { of, bound: side, limit, actual: sizeOf(value) }, path };
}

/** Characters as JSON Schema counts them (code points), elements or members. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return Array.from(value).length;
  }
  return Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0;
}

function enumRemark(path: Remark['path'], allowed: unknown[], value: unknown): Remark {
  const words = allowed.map(asText);
  const closest = typeof value === 'string' ? closestWord(value, words) : alike(value, words);
  const meant = allowed[words.indexOf(closest ?? '')];
  return {
    code: 'schema/enum',
    details: {
      allowed: words.map(quotable),
      ...(meant === undefined ? {} : { closest: quotable(asText(meant)) }),
    },
    path,
    ...(meant === undefined ? {} : { repair: { code: 'use-value', value: meant } }),
  };
}

/** The same in letters: the number 300 where the text is wanted. */
function alike(value: unknown, words: string[]): string | undefined {
  return words.find(word => word === asText(value));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typeDetails(expected: unknown, value: unknown): FindingDetails['schema/type'] {
  const types = Array.isArray(expected) ? list(expected) : text(expected).split(',');
  return { expected: types.map(text), actual: typeName(value) };
}

/** The type of a value as JSON calls it. */
export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
