import type { Violation } from '../api/compileSchema.ts';
import { isRecord } from '../base/isRecord.ts';
import { closestWord } from '../base/closestWord.ts';
import { holdsVariable, type BodyNode } from './bodyNode.ts';
import { shapeAt, type BodyShape } from './bodyShape.ts';
import { emptyValue } from './emptyValue.ts';
import type { FieldKind } from './fieldKind.ts';
import type { FindingDetails } from './finding.ts';
import { quotable } from './quotable.ts';
import type { BodyPath, Remark } from './remark.ts';
import { requoted } from './requoted.ts';

/**
 * What a body does not follow of its schema, and the members that the schema says nothing of: Belgif asks services to refuse those.
 *
 * @see facts C4
 */
export function schemaRemarks(
  body: BodyNode,
  violations: readonly Violation[],
  variables: boolean,
): Remark[] {
  const judged = violations.filter(
    ({ kind, value }) => !(variables && kind === 'invalidValue' && holdsVariable(value)),
  );
  const remarks = oncePerValue(judged.map(violation => schemaRemark(violation, body)));
  const told = new Set(judged.map(({ path }) => JSON.stringify(path)));
  const unsaid: Remark[] = [];
  body.visit(owner => {
    if (isRecord(owner.value) && owner.shape.saysNothingOfOthers) {
      const unknown = owner.children
        .filter(({ name }) => !owner.shape.knows(name))
        .filter(({ path }) => !told.has(JSON.stringify(path)))
        .map(({ path }): Remark => ({ ...unknownMember(path, owner), severity: 'warning' }));
      unsaid.push(...unknown);
    }
  });
  return [...remarks, ...unsaid];
}

/** A value of the wrong type follows nothing else either: of all that is told of it, what can be repaired counts, else its type. */
function oncePerValue(remarks: Remark[]): Remark[] {
  const types = new Set<string>();
  for (const { code, path } of remarks) {
    if (code === 'schema/type') {
      types.add(JSON.stringify(path));
    }
  }
  if (types.size === 0) {
    return remarks;
  }
  const isOfWrongType = ({ path, mark }: Remark): boolean =>
    mark === undefined && types.has(JSON.stringify(path));
  const repairable = new Set<string>();
  for (const remark of remarks) {
    if (remark.repair && remark.code !== 'schema/type' && isOfWrongType(remark)) {
      repairable.add(JSON.stringify(remark.path));
    }
  }
  return remarks.filter(
    remark =>
      !isOfWrongType(remark) ||
      (repairable.has(JSON.stringify(remark.path))
        ? remark.repair !== undefined && remark.code !== 'schema/type'
        : remark.code === 'schema/type'),
  );
}

function schemaRemark(violation: Violation, body: BodyNode): Remark {
  const { path, kind, params } = violation;
  switch (kind) {
    case 'unknownMember':
      return unknownMember(path, body.at(path.slice(0, -1)), list(params['known']));
    case 'missingMember': {
      const name = quotable(String(path.at(-1)));
      const repair = { code: 'add-member', value: emptyValue(shapeAt(body.shape, path)) } as const;
      return { code: 'schema/missing-member', details: { name }, path, mark: 'owner', repair };
    }
    case 'readOnlyMember': {
      const name = quotable(String(path.at(-1)));
      const repair = { code: 'remove-member' } as const;
      return { code: 'schema/read-only', details: { name }, path, mark: 'name', repair };
    }
    case 'invalidValue':
      return invalidValue(violation, body.shape);
  }
}

/**
 * Of a name that nobody knows, but for one or two letters, the known one is meant, where it does not stand there already; else it can only go.
 *
 * @param known by the schema that refused; where it says none, all that the description knows
 */
function unknownMember(path: BodyPath, owner: BodyNode, known: unknown[] = []): Remark {
  const written = String(path.at(-1));
  const possible = owner.shape.memberNames.filter(
    name =>
      (known.length === 0 || known.includes(name)) &&
      owner.shape.member(name).keyword('readOnly') !== true &&
      !(isRecord(owner.value) && Object.hasOwn(owner.value, name)),
  );
  const closest = closestWord(written, possible);
  return {
    code: 'schema/unknown-member',
    details: { name: quotable(written), ...(closest === undefined ? {} : { closest }) },
    path,
    mark: 'name',
    repair:
      closest === undefined ? { code: 'remove-member' } : { code: 'rename-member', name: closest },
  };
}

function invalidValue({ path, keyword, params, value }: Violation, root: BodyShape): Remark {
  const bound = BOUNDS[keyword];
  if (bound) {
    return boundRemark(path, bound, number(params['limit']), value);
  }
  switch (keyword) {
    case 'type':
      return typeRemark(path, typeDetails(params['type'], value), value, shapeAt(root, path));
    case 'enum':
      return enumRemark(path, list(params['allowedValues']), value);
    case 'const':
      return enumRemark(path, [params['allowedValue']], value);
    case 'pattern':
      return patternRemark(path, text(params['pattern']), value, shapeAt(root, path).kind);
    case 'format':
      return { code: 'schema/format', details: { format: text(params['format']) }, path };
    case 'multipleOf': {
      const limit = number(shapeAt(root, path).keyword('multipleOf'));
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
      const { variants } = shapeAt(root, path);
      return { code: 'schema/one-of', details: { variants, matching }, path };
    }
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
  path: BodyPath,
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

function enumRemark(path: BodyPath, allowed: unknown[], value: unknown): Remark {
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

/** Numbers that have one form. */
const FORMS: [NonNullable<FindingDetails['schema/pattern']['kind']>, RegExp][] = [
  ['ssin', /^\d{11}$/],
  ['enterpriseNumber', /^[01]\d{9}$/],
  ['establishmentUnitNumber', /^[2-8]\d{9}$/],
];

function patternRemark(
  path: BodyPath,
  pattern: string,
  value: unknown,
  kind: FieldKind | undefined,
): Remark {
  const [missed] = FORMS.find(([one, form]) => one === kind && !form.test(String(value))) ?? [];
  return { code: 'schema/pattern', details: { pattern, ...(missed && { kind: missed }) }, path };
}

function typeRemark(
  path: BodyPath,
  details: FindingDetails['schema/type'],
  value: unknown,
  shape: BodyShape,
): Remark {
  const [expected, ...others] = details.expected.filter(type => type !== 'null');
  const isClear = others.length === 0 && !shape.facts.listed;
  const meant = isClear ? requoted(value, expected, shape) : undefined;
  return {
    code: 'schema/type',
    details,
    path,
    ...(meant === undefined
      ? {}
      : { repair: { code: expected === 'string' ? 'add-quotes' : 'remove-quotes', value: meant } }),
  };
}

/** The type of a value as JSON calls it. */
function typeName(value: unknown): string {
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
