import { isRecord } from '../base/isRecord.ts';

/** Keywords that hold schemas, one or a list. */
const SCHEMAS = new Set([
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'propertyNames',
  'then',
]);
/** Keywords that hold schemas by names of the author's choice. */
const SCHEMA_MAPS = new Set(['definitions', 'dependencies', 'patternProperties', 'properties']);
const PROTO = '__proto__';

/**
 * A schema in a form that the compiler reads as draft-07 means it: what stands beside a `$ref` counts for nothing but as a place to refer
 * to, and a member may be called `__proto__`, which the compiler knows by patterns alone.
 *
 * @see https://json-schema.org/draft-07/draft-handrews-json-schema-01 section 8.3
 */
export function asDraft07(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(asDraft07);
  }
  if (!isRecord(schema)) {
    return schema;
  }
  const { $ref, definitions } = schema;
  if (typeof $ref === 'string') {
    return definitions === undefined ? { $ref } : { $ref, definitions: mapped(definitions) };
  }
  const entries = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    SCHEMAS.has(keyword) ? asDraft07(value) : SCHEMA_MAPS.has(keyword) ? mapped(value) : value,
  ]);
  return withPatternForProto(Object.fromEntries(entries) as Record<string, unknown>);
}

function mapped(schemas: unknown): unknown {
  return isRecord(schemas)
    ? Object.fromEntries(Object.entries(schemas).map(([name, value]) => [name, asDraft07(value)]))
    : schemas;
}

function withPatternForProto(schema: Record<string, unknown>): Record<string, unknown> {
  const { properties, patternProperties } = schema;
  const own: unknown = isRecord(properties)
    ? Object.getOwnPropertyDescriptor(properties, PROTO)?.value
    : undefined;
  return own === undefined
    ? schema
    : {
        ...schema,
        patternProperties: {
          ...(isRecord(patternProperties) && patternProperties),
          [`^${PROTO}$`]: own,
        },
      };
}
