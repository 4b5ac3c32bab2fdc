import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import type { JsonSchema, JsonSchemaObject } from './jsonSchemaOf.ts';

/** Converts a schema that stands inside another one, at the given steps from it. */
export type InnerSchema = (value: unknown, ...steps: (string | number)[]) => JsonSchema;

/**
 * What a schema object asks of a value, in the keywords of draft-07. Authors' mistakes (a type that is none, a pattern that is
 * no regular expression, a limit in quotes) ask nothing: a declaration is not to be refused for them.
 *
 * @see OpenAPI 3.0.3, Schema Object; JSON Schema 2020-12, Validation and Applicators; draft-07
 */
export function readKeywords(
  source: JsonSchemaObject,
  dialect: ApiDescription['dialect'],
  inner: InnerSchema,
): JsonSchemaObject {
  const usable = Object.entries(source).filter(([keyword, value]) =>
    Object.hasOwn(PLAIN, keyword) ? PLAIN[keyword]?.(value) : false,
  );
  const plain: JsonSchemaObject = Object.fromEntries(usable);
  return {
    ...plain,
    ...typeOf(source, dialect),
    ...limit('minimum', 'exclusiveMinimum', source),
    ...limit('maximum', 'exclusiveMaximum', source),
    ...schemasIn(source, inner),
    ...itemsOf(source, inner),
    ...dependenciesOf(source, inner),
    ...containsOf(source, inner),
  };
}

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isText = (value: unknown) => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isFilledList = (value: unknown): value is unknown[] => isList(value) && value.length > 0;
const isNameList = (value: unknown): value is string[] => isList(value) && value.every(isText);

/** Keywords that hold no schema, with what their value has to be. */
const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  const: () => true,
  default: () => true,
  deprecated: isFlag,
  enum: isFilledList,
  format: isText,
  maxItems: isCount,
  maxLength: isCount,
  maxProperties: isCount,
  minItems: isCount,
  minLength: isCount,
  minProperties: isCount,
  multipleOf: value => typeof value === 'number' && value > 0,
  pattern: value => typeof value === 'string' && regularExpression(value) !== undefined,
  readOnly: isFlag,
  required: isNameList,
  uniqueItems: isFlag,
  writeOnly: isFlag,
};

/**
 * The regular expression of a pattern: in unicode mode, and where that forbids how it is written (`\-`), without.
 *
 * @returns undefined where it is none in either, as with the dialects of other languages
 * @see JSON Schema 2020-12 Core section 6.4; OpenAPI 3.0.3 names ECMA 262 5.1, which has no unicode mode
 */
export function regularExpression(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // tried in the other mode
    }
  }
  return undefined;
}

const TYPES = ['boolean', 'object', 'array', 'number', 'integer', 'string', 'null'];

/** In OpenAPI 3.0 `nullable` widens the `type` beside it, and says nothing without one (3.0.3, clarification of `nullable`). */
function typeOf(source: JsonSchemaObject, dialect: ApiDescription['dialect']): JsonSchemaObject {
  const given: unknown[] = isList(source['type']) ? source['type'] : [source['type']];
  const types = TYPES.filter(type => given.includes(type));
  const nullable = source['nullable'] === true || source['x-nullable'] === true;
  if (types.length > 0 && nullable && dialect !== 'openapi-3.1' && !types.includes('null')) {
    types.push('null');
  }
  return types.length === 0 ? {} : { type: types.length === 1 ? types[0] : types };
}

/** OpenAPI 3.0 says by a flag that a limit is not reached, JSON Schema by a limit of its own. */
function limit(plain: string, exclusive: string, source: JsonSchemaObject): JsonSchemaObject {
  const { [plain]: value, [exclusive]: excluded } = source;
  return {
    ...(typeof value === 'number' ? { [excluded === true ? exclusive : plain]: value } : {}),
    ...(typeof excluded === 'number' ? { [exclusive]: excluded } : {}),
  };
}

const SINGLE = [
  ...['additionalProperties', 'else', 'if', 'not', 'propertyNames', 'then'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

function schemasIn(source: JsonSchemaObject, inner: InnerSchema): JsonSchemaObject {
  const schema: JsonSchemaObject = {};
  for (const keyword of SINGLE) {
    if (isSchema(source[keyword])) {
      schema[keyword] = inner(source[keyword], keyword);
    }
  }
  for (const keyword of LISTS) {
    const list = source[keyword];
    if (isFilledList(list)) {
      schema[keyword] = list.map((item, index) => inner(item, keyword, index));
    }
  }
  const { properties, patternProperties } = source;
  if (isRecord(properties)) {
    schema['properties'] = mapped(properties, 'properties', inner);
  }
  if (isRecord(patternProperties)) {
    const usable = Object.entries(patternProperties).filter(([name]) => regularExpression(name));
    schema['patternProperties'] = mapped(Object.fromEntries(usable), 'patternProperties', inner);
  }
  return schema;
}

function mapped(schemas: JsonSchemaObject, keyword: string, inner: InnerSchema): JsonSchemaObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, inner(schema, keyword, name)]),
  );
}

/** `prefixItems` of 2020-12 are the list form of draft-07's `items`, and its `items` are then `additionalItems`. */
function itemsOf(source: JsonSchemaObject, inner: InnerSchema): JsonSchemaObject {
  const { prefixItems, items, additionalItems } = source;
  const keyword = isFilledList(prefixItems) ? 'prefixItems' : 'items';
  const list = source[keyword];
  if (!isList(list)) {
    return isSchema(items) ? { items: inner(items, 'items') } : {};
  }
  const rest = keyword === 'prefixItems' ? items : additionalItems;
  const restKeyword = keyword === 'prefixItems' ? 'items' : 'additionalItems';
  return {
    items: list.map((item, index) => inner(item, keyword, index)),
    ...(isSchema(rest) ? { additionalItems: inner(rest, restKeyword) } : {}),
  };
}

/** `dependentRequired` and `dependentSchemas` of 2020-12 are both `dependencies` in draft-07. */
function dependenciesOf(source: JsonSchemaObject, inner: InnerSchema): JsonSchemaObject {
  const all = new Map<string, JsonSchema[]>();
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    const given = source[keyword];
    for (const [name, value] of isRecord(given) ? Object.entries(given) : []) {
      const schema = isNameList(value) ? { required: value } : inner(value, keyword, name);
      all.set(name, [...(all.get(name) ?? []), schema]);
    }
  }
  const merged = [...all].map(([name, schemas]) => [
    name,
    schemas.length === 1 ? schemas[0] : { allOf: schemas },
  ]);
  return merged.length === 0 ? {} : { dependencies: Object.fromEntries(merged) as unknown };
}

function containsOf(source: JsonSchemaObject, inner: InnerSchema): JsonSchemaObject {
  const { contains, minContains, maxContains } = source;
  return isSchema(contains)
    ? {
        contains: inner(contains, 'contains'),
        ...(isCount(minContains) ? { minContains } : {}),
        ...(isCount(maxContains) ? { maxContains } : {}),
      }
    : {};
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isRecord(value);
}
