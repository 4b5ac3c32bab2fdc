import { isRecord } from '../base/isRecord.ts';
import { locate } from './jsonPointer.ts';

/** A schema in one piece: references followed, `allOf` put together, one way chosen of `oneOf` and `anyOf`. */
export interface FlatSchema {
  schema: Record<string, unknown>;
  /** Every reference that was followed from the root to here: what meets one of them again goes in a circle. */
  refs: ReadonlySet<string>;
}

/**
 * Puts a schema into one piece. Of several ways the first is taken that is not null and leads to no circle; a discriminator
 * gets the name of that way.
 *
 * @param node a schema of the document, OpenAPI 3.0 or 3.1
 * @param refs what was followed to get here
 * @returns undefined where it goes in a circle
 */
export function flatSchema(
  document: unknown,
  node: unknown,
  refs: ReadonlySet<string> = new Set(),
): FlatSchema | undefined {
  return flatten({ document, isPart: false }, node, refs);
}

interface Context {
  document: unknown;
  /** Whether the schema is a part of another by `allOf`, which then is the one that its discriminator names. */
  isPart: boolean;
}

function flatten(
  context: Context,
  node: unknown,
  refs: ReadonlySet<string>,
): FlatSchema | undefined {
  const { $ref, allOf, ...own } = isRecord(node) ? node : {};
  let flat: FlatSchema = { schema: {}, refs };
  if (typeof $ref === 'string') {
    const target = follow(context, $ref, refs);
    if (!target) {
      return undefined;
    }
    flat = target;
  }
  for (const part of listOf(allOf)) {
    flat = merge(flat, flatten({ ...context, isPart: true }, part, flat.refs));
  }
  flat = merge(flat, { schema: own, refs: flat.refs });
  return oneWay(context, flat);
}

function follow(context: Context, $ref: string, refs: ReadonlySet<string>): FlatSchema | undefined {
  const target = locate(context.document, $ref);
  if (!target) {
    return { schema: {}, refs };
  }
  if (refs.has(target.$ref)) {
    return undefined;
  }
  const declared = isRecord(target.value) ? target.value : {};
  const { discriminator, oneOf, anyOf } = declared;
  const kind = Object.values(mappingOf(declared)).find(one => one !== target.$ref);
  if (kind !== undefined && oneOf === undefined && anyOf === undefined && !context.isPart) {
    // What others are derived from stands for one of those, which take it up as a part.
    const derived = flatten({ ...context, isPart: true }, { $ref: kind }, refs);
    return derived && named(derived, kind);
  }
  const flat = flatten(context, target.value, new Set([...refs, target.$ref]));
  return flat && discriminator === undefined && !context.isPart ? named(flat, target.$ref) : flat;
}

/** Chooses among the ways in which a value may follow the schema. */
function oneWay(context: Context, flat: FlatSchema): FlatSchema | undefined {
  const { oneOf, anyOf, ...schema } = flat.schema;
  const ways = [...listOf(oneOf), ...listOf(anyOf)].filter(
    way => !(isRecord(way) && way['type'] === 'null'),
  );
  if (ways.length === 0) {
    return flat;
  }
  const rest = { schema, refs: flat.refs };
  for (const way of ways) {
    const found = flatten({ ...context, isPart: false }, way, flat.refs);
    if (found) {
      const whole = merge(rest, found);
      const $ref = isRecord(way) ? way['$ref'] : undefined;
      return typeof $ref === 'string' ? named(whole, $ref) : whole;
    }
  }
  return undefined;
}

/** Gives the discriminator, where there is one, the name that stands for the schema at `$ref`. */
function named(flat: FlatSchema, $ref: string): FlatSchema {
  const { discriminator, ...schema } = flat.schema;
  const name = isRecord(discriminator) ? discriminator['propertyName'] : undefined;
  if (typeof name !== 'string') {
    return flat;
  }
  const [mapped] =
    Object.entries(mappingOf(flat.schema)).find(([, target]) => target === $ref) ?? [];
  const value = mapped ?? $ref.split('/').at(-1);
  return merge(
    { schema, refs: flat.refs },
    { schema: { properties: { [name]: { const: value } } }, refs: flat.refs },
  );
}

/** Names of kinds to references; a bare name in the description means a schema of the components. */
function mappingOf({ discriminator }: Record<string, unknown>): Record<string, string> {
  const mapping = isRecord(discriminator) ? discriminator['mapping'] : undefined;
  return Object.fromEntries(
    Object.entries(isRecord(mapping) ? mapping : {})
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, target]) => [
        name,
        target.includes('/') ? target : `#/components/schemas/${target}`,
      ]),
  );
}

function merge(first: FlatSchema, second: FlatSchema | undefined): FlatSchema {
  if (!second) {
    return first;
  }
  const [a, b] = [first.schema, second.schema];
  const [theirs, ours] = [recordOf(a['properties']), recordOf(b['properties'])];
  const properties = { ...theirs, ...ours };
  for (const name of Object.keys(ours).filter(own => Object.hasOwn(theirs, own))) {
    properties[name] = { allOf: [theirs[name], ours[name]] };
  }
  const required = [...new Set([...listOf(a['required']), ...listOf(b['required'])])];
  return {
    schema: {
      ...a,
      ...b,
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
    },
    refs: new Set([...first.refs, ...second.refs]),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
