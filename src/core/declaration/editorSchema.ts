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
 *
 * @param schema with its `definitions`
 */
export function editorSchema(schema: JsonSchemaObject): JsonSchemaObject {
  const { definitions } = schema;
  return forEditor(schema, isRecord(definitions) ? definitions : {});
}

/** Marks what is asked by an `if` alone, which need not hold. */
const CONDITION = 'x-condition';

/** Whether a schema of `editorSchema` says what holds, and not only on what else depends. */
export function isAsked(schema: JsonSchemaObject): boolean {
  return schema[CONDITION] !== true;
}

function asCondition(schema: JsonSchemaObject): JsonSchemaObject {
  const { properties } = schema;
  const members = isRecord(properties) && {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [
        name,
        isRecord(member) ? asCondition(member) : member,
      ]),
    ),
  };
  return { ...schema, ...members, [CONDITION]: true };
}

type Definitions = Record<string, unknown>;

function forEditor(schema: JsonSchemaObject, definitions: Definitions): JsonSchemaObject {
  const copy = withReferred(schema, definitions);
  for (const keyword of SCHEMAS) {
    if (keyword in copy) {
      copy[keyword] = ofAny(copy[keyword], definitions);
    }
  }
  if (isRecord(copy['if'])) {
    copy['if'] = asCondition(copy['if']);
  }
  for (const keyword of NAMED_SCHEMAS) {
    const named = copy[keyword];
    if (isRecord(named)) {
      copy[keyword] = Object.fromEntries(
        Object.entries(named).map(([name, value]) => [name, ofAny(value, definitions)]),
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
 * A copy in which what `allOf` of a single reference leads to stands beside what the schema says itself, which counts more. For the value of
 * a new member the service looks into no `allOf`.
 */
function withReferred(
  schema: JsonSchemaObject,
  definitions: Definitions,
  seen: readonly unknown[] = [],
): JsonSchemaObject {
  const { allOf, ...own } = schema;
  const [only, ...others] = Array.isArray(allOf) ? (allOf as unknown[]) : [];
  const name = isRecord(only) && /^#\/definitions\/([\w.-]+)$/.exec(String(only['$ref']))?.[1];
  const target = name && others.length === 0 ? definitions[name] : undefined;
  if (!isRecord(target) || seen.includes(target) || '$ref' in target || '$ref' in own) {
    return { ...schema };
  }
  return { ...withReferred(target, definitions, [...seen, target]), ...own };
}

/** Orders as the number does. */
function sortText(index: number): string {
  return String(index).padStart(6, '0');
}

function ofAny(value: unknown, definitions: Definitions): unknown {
  if (Array.isArray(value)) {
    return value.map(one => ofAny(one, definitions));
  }
  return isRecord(value) ? forEditor(value, definitions) : value;
}
