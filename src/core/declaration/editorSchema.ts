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
 * and codes are suggested in the order of the description.
 */
export function editorSchema(schema: JsonSchemaObject): JsonSchemaObject {
  const copy = { ...schema };
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
