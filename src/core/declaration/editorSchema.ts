import { isRecord } from '../base/isRecord.ts';
import type { JsonSchemaObject } from '../api/jsonSchemaOf.ts';

/** Keywords that hold a schema, or a list of them. */
const SCHEMAS = [
  'items',
  'additionalItems',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'allOf',
  'anyOf',
  'oneOf',
];
/** Keywords that hold schemas by name. */
const NAMED_SCHEMAS = ['properties', 'patternProperties', 'definitions', 'dependencies'];

/**
 * A schema of our own for the language service, which writes into what it is given: nothing read-only is suggested for a request,
 * codes are suggested in the order of the description, and a member is known by what its schema refers to.
 */
export function editorSchema(schema: JsonSchemaObject): JsonSchemaObject {
  const copy = withDirectReference(schema);
  for (const keyword of SCHEMAS) {
    if (keyword in copy) {
      copy[keyword] = ofAny(copy[keyword]);
    }
  }
  for (const keyword of NAMED_SCHEMAS) {
    const named = copy[keyword];
    if (isRecord(named)) {
      copy[keyword] = Object.fromEntries(
        Object.entries(named).map(([name, value]) => [name, ofAny(value)]),
      );
    }
  }
  const codes = copy['enum'];
  return {
    ...copy,
    ...(copy['readOnly'] === true ? { doNotSuggest: true } : {}),
    ...(Array.isArray(codes) ? { enumSortTexts: codes.map((_, index) => sortText(index)) } : {}),
  };
}

/**
 * A copy in which `allOf` of a single reference is that reference. The service takes what stands beside one for an addition, but for the
 * value of a new member it looks into no `allOf`.
 */
function withDirectReference({ allOf, ...schema }: JsonSchemaObject): JsonSchemaObject {
  const [only, ...others] = Array.isArray(allOf) ? (allOf as unknown[]) : [];
  const isReference = isRecord(only) && typeof only['$ref'] === 'string';
  return isReference && others.length === 0 && schema['$ref'] === undefined
    ? { ...only, ...schema }
    : { ...schema, ...(allOf !== undefined && { allOf }) };
}

/** Orders as the number does. */
function sortText(index: number): string {
  return String(index).padStart(6, '0');
}

function ofAny(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ofAny);
  }
  return isRecord(value) ? editorSchema(value) : value;
}
