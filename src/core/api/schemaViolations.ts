import type { ErrorObject } from 'ajv';
import { isRecord } from '../base/isRecord.ts';
import type { JsonSchema } from './jsonSchemaOf.ts';
import { locate, memberOf, pointerTokens } from './jsonPointer.ts';

/** One way in which a value does not follow its schema. */
export interface Violation {
  /** Where: member names and array indexes. Of a missing member its own place, though nothing stands there. */
  path: (string | number)[];
  /** A `readOnlyMember` stands in a request, which should leave it out; that alone makes no body wrong. */
  kind: 'unknownMember' | 'missingMember' | 'readOnlyMember' | 'invalidValue';
  /** The JSON Schema keyword that refused. */
  keyword: string;
  /** The schema library's English text, for developers. */
  message: string;
  /**
   * The facts, as the schema library names them: `allowedValues` of `enum`, `pattern`, `format`, `type`, `limit` and `comparison`
   * of limits, `passingSchemas` of `oneOf`. Of an unknown member also `known`: the names that its object has.
   */
  params: Record<string, unknown>;
  /** What stands there; absent for a missing member. */
  value?: unknown;
}

/** Tells the errors of a value by one schema. */
export type Judge = (value: unknown) => ErrorObject[];

/** What is known of the schema that refused. */
export interface Judgement {
  definitions: Record<string, JsonSchema>;
  /** The judge of a schema that is part of it. */
  judgeOf: (schema: JsonSchema) => Judge;
}

/**
 * A compiler's errors as violations, once each. Where alternatives are offered and one is evidently meant, what is wrong by that
 * one is told; where none is, that none fits, and not what is wrong by all of them.
 *
 * @param readOnly JSON Pointers of read-only members that the value has
 */
export function violationsOf(
  value: unknown,
  errors: readonly ErrorObject[],
  readOnly: readonly string[],
  judgement: Judgement,
): Violation[] {
  const found = [
    ...meant(errors, judgement).map(error => violation(error, value)),
    ...readOnly.map(pointer => readOnlyMember(pointer, value)),
  ];
  const keys = new Set<string>();
  return found.filter(({ path, keyword, params }) => {
    const key = JSON.stringify([path, keyword, params]);
    return !keys.has(key) && keys.add(key);
  });
}

/** An error, and the schema in whose name it is told: the one that refused, or the one that offered the alternative. */
interface Told {
  error: ErrorObject;
  owner: unknown;
}

function meant(errors: readonly ErrorObject[], judgement: Judgement): ErrorObject[] {
  const told: Told[] = [];
  for (const error of errors) {
    const { keyword, parentSchema: owner } = error;
    if (keyword === 'if' || keyword === 'propertyNames') {
      continue; // what failed under it is told already
    }
    if (keyword !== 'oneOf' && keyword !== 'anyOf' && keyword !== 'contains') {
      told.push({ error, owner });
      continue;
    }
    const parts = partsOf(error.schema, judgement.definitions);
    // What its alternatives say comes right before it.
    while (isOf(told.at(-1), error, parts)) {
      told.pop();
    }
    const chosen = keyword === 'contains' ? undefined : closestAlternative(error, judgement);
    told.push(...(chosen ?? [error]).map(inner => ({ error: inner, owner })));
  }
  return told.map(({ error }) => error);
}

function isOf(told: Told | undefined, { instancePath }: ErrorObject, parts: Set<unknown>): boolean {
  return (
    told !== undefined &&
    parts.has(told.owner) &&
    `${told.error.instancePath}/`.startsWith(`${instancePath}/`)
  );
}

/** Every schema that a schema consists of, those that it refers to among them. */
function partsOf(schema: unknown, definitions: Judgement['definitions']): Set<unknown> {
  const parts = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (parts.has(node)) {
      return;
    }
    parts.add(node);
    if (isRecord(node) && typeof node['$ref'] === 'string') {
      visit(locate({ definitions }, node['$ref'])?.value);
    }
    if (isRecord(node) || Array.isArray(node)) {
      Object.values(node).forEach(visit);
    }
  };
  visit(schema);
  return parts;
}

/** What is wrong by the alternative that is nearest, where one is nearer than all others. */
function closestAlternative(error: ErrorObject, judgement: Judgement) {
  const { schema, instancePath, data, params } = error as ErrorObject<
    string,
    Record<string, unknown>,
    JsonSchema[]
  >;
  if (!Array.isArray(schema) || Array.isArray(params['passingSchemas'])) {
    return undefined;
  }
  const [nearest, next] = schema
    .map(alternative => {
      const found = meant(judgement.judgeOf(alternative)(data), judgement);
      return { found, distance: distanceOf(found) };
    })
    .sort((a, b) => a.distance - b.distance);
  if (!nearest || nearest.distance >= ANOTHER_KIND || nearest.distance === next?.distance) {
    return undefined;
  }
  return nearest.found.map(inner => ({
    ...inner,
    instancePath: instancePath + inner.instancePath,
  }));
}

const ANOTHER_KIND = 1_000_000;
const ANOTHER_TAG = 1000;

/** A value of another kind is farthest, then one whose tag says that another alternative is meant; else each error counts. */
function distanceOf(errors: ErrorObject[]): number {
  const weights = errors.map(({ keyword, instancePath }) => {
    const depth = instancePath.split('/').length - 1;
    const isTag = keyword === 'const' || keyword === 'enum';
    const isKind = isTag || keyword === 'type' || keyword === 'false schema';
    return depth === 0 && isKind ? ANOTHER_KIND : depth === 1 && isTag ? ANOTHER_TAG : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function violation(error: ErrorObject, root: unknown): Violation {
  const { keyword, message = '', propertyName } = error;
  const params = error.params as Record<string, unknown>;
  const unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
  const missing = params['missingProperty'];
  const extra = [unknown, missing, propertyName].filter(name => typeof name === 'string');
  const { path, value } = walk(root, [...pointerTokens(error.instancePath), ...extra.slice(0, 1)]);
  const known = unknown === undefined ? {} : { known: membersOf(error.parentSchema) };
  return {
    path,
    kind:
      unknown !== undefined
        ? 'unknownMember'
        : missing !== undefined
          ? 'missingMember'
          : 'invalidValue',
    keyword,
    message,
    params: { ...params, ...known },
    ...(value === undefined ? {} : { value }),
  };
}

function membersOf(schema: unknown): string[] {
  const properties = memberOf(schema, 'properties');
  return isRecord(properties) ? Object.keys(properties) : [];
}

function readOnlyMember(pointer: string, root: unknown): Violation {
  const { path, value } = walk(root, pointerTokens(pointer));
  const about = { keyword: 'readOnly', message: 'must not be sent', params: {} };
  return { path, kind: 'readOnlyMember', ...about, value };
}

/** The place in the value as it was given: tokens that stand for array indexes become numbers. */
function walk(root: unknown, tokens: string[]): { path: (string | number)[]; value: unknown } {
  let value = root;
  const path = tokens.map(token => {
    const step = Array.isArray(value) ? Number(token) : token;
    value = memberOf(value, token);
    return step;
  });
  return { path, value };
}
