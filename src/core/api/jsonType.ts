import { isRecord } from '../base/isRecord.ts';

/** Whether a value is of a type of JSON Schema; every value is of a type that it does not know. */
export function isJsonType(type: string, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

/**
 * The type that a schema in one piece asks for, told by its other keywords where it does not name one; of several the first
 * that is not null, where null is not the only one.
 */
export function jsonTypeOf(schema: Record<string, unknown>): string | undefined {
  const { type } = schema;
  if (type === 'null') {
    return type;
  }
  const named = (Array.isArray(type) ? (type as unknown[]) : [type]).find(
    one => typeof one === 'string' && one !== 'null',
  );
  return typeof named === 'string'
    ? named
    : TOLD_BY.find(([, keywords]) => keywords.some(keyword => schema[keyword] !== undefined))?.[0];
}

const TOLD_BY: [string, string[]][] = [
  ['object', ['properties', 'additionalProperties', 'required', 'minProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'uniqueItems']],
  ['string', ['pattern', 'format', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'multipleOf']],
];
