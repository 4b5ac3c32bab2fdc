import { isRecord } from '../base/isRecord.ts';
import { fieldKindOf, IDENTIFIER_SAMPLES } from '../declaration/fieldKind.ts';
import type { FlatSchema } from './flatSchema.ts';
import { flatSchema } from './flatSchema.ts';
import { jsonTypeOf } from './jsonType.ts';
import { memberOf } from './jsonPointer.ts';
import { fitting, sampleScalar } from './sampleScalar.ts';

/** A value as a schema wants it, with what is optional and what else may stand in a place. */
export type BodyTemplate = ObjectTemplate | ArrayTemplate | ValueTemplate;

export interface ObjectTemplate {
  kind: 'object';
  members: { name: string; required: boolean; given: boolean; template: BodyTemplate }[];
}

export interface ArrayTemplate {
  kind: 'array';
  items: BodyTemplate[];
  /** How many the schema wants at least. */
  least: number;
}

export interface ValueTemplate {
  kind: 'value';
  value: unknown;
  /** All that may stand here, `value` first; empty where it is not for choosing. */
  choices: unknown[];
  /** Of a value that nobody gave and that tells today. */
  today?: 'date' | 'date-time';
}

/**
 * The template of a value to be sent: without what is read only, optional members to a depth that can be overseen, nothing
 * that goes in a circle.
 *
 * @param document of the description
 * @param node the schema
 * @param given an example of the whole; the schemas' own count where it says nothing
 * @param day what dates tell that nobody gave, `yyyy-MM-dd`
 * @param name of what holds the value, where it has one
 */
export function bodyTemplate(
  document: unknown,
  node: unknown,
  given: unknown,
  day: string,
  name = '',
): BodyTemplate {
  const flat = flatSchema(document, node);
  const builder = new TemplateBuilder(document, day);
  return flat
    ? builder.build(flat, given, { depth: 0, name, above: new Set() })
    : valueTemplate(given ?? {});
}

/** The value that a template stands for, with all its members. */
export function valueOfTemplate(template: BodyTemplate): unknown {
  switch (template.kind) {
    case 'object':
      return Object.fromEntries(
        template.members.map(member => [member.name, valueOfTemplate(member.template)]),
      );
    case 'array':
      return template.items.map(valueOfTemplate);
    case 'value':
      return template.value;
  }
}

/** Optional members further down than this are left out, unless an example gives them. */
const OPTIONAL_DEPTH = 3;
/** Values of one template, and items of a list that nobody gave: more than one reads. A schema can ask for millions in a few lines. */
const MOST_VALUES = 3_000;
const MOST_ITEMS = 1_000;

/** Where in the value a schema counts. */
interface Place {
  depth: number;
  /** Of the member, or of the member that holds the list. */
  name: string;
  /** The references that led to what it stands in. */
  above: ReadonlySet<string>;
}

class TemplateBuilder {
  #values = 0;

  constructor(
    private readonly document: unknown,
    private readonly day: string,
  ) {}

  build(flat: FlatSchema, outer: unknown, place: Place): BodyTemplate {
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      return valueTemplate(outer ?? null);
    }
    if (outer === null && isNullable(flat.schema)) {
      return valueTemplate(null);
    }
    const given = outer ?? exampleIn(flat.schema);
    switch (jsonTypeOf(flat.schema)) {
      case 'object':
        return this.#object(flat, isRecord(given) ? given : undefined, place.depth);
      case 'array':
        return this.#array(flat, Array.isArray(given) ? (given as unknown[]) : undefined, place);
      case 'null':
        return valueTemplate(null);
      case undefined:
        return this.#untyped(flat.schema, given);
      default:
        return this.#scalar(flat, given, place);
    }
  }

  #object(
    { schema, refs }: FlatSchema,
    given: Record<string, unknown> | undefined,
    depth: number,
  ): ObjectTemplate {
    const properties = isRecord(schema['properties']) ? schema['properties'] : {};
    const required = new Set(listOf(schema['required']).filter(name => typeof name === 'string'));
    const names = new Set([...Object.keys(properties), ...required, ...Object.keys(given ?? {})]);
    const members = [...names].flatMap(name => {
      const part = given && memberOf(given, name);
      const optional = !given && depth < OPTIONAL_DEPTH && this.#values < MOST_VALUES;
      if (part === undefined && !required.has(name) && !optional) {
        return [];
      }
      const flat = flatSchema(this.document, memberOf(properties, name), refs);
      if (!flat) {
        return part === undefined ? [] : [member(name, valueTemplate(part))];
      }
      return flat.schema['readOnly'] !== true
        ? [member(name, this.build(flat, part, { depth: depth + 1, name, above: refs }))]
        : [];
    });
    return { kind: 'object', members };

    function member(name: string, template: BodyTemplate) {
      const isGiven = given !== undefined && Object.hasOwn(given, name);
      return { name, required: required.has(name), given: isGiven, template };
    }
  }

  #array(
    { schema, refs }: FlatSchema,
    given: unknown[] | undefined,
    { depth, name }: Place,
  ): ArrayTemplate {
    const { items, prefixItems, minItems, maxItems } = schema;
    const least = Math.min(typeof minItems === 'number' ? minItems : 0, MOST_ITEMS);
    const fixed = listOf(prefixItems ?? items);
    const count = given?.length ?? Math.max(least, fixed.length, maxItems === 0 ? 0 : 1);
    const built = Array.from({ length: count }, (_, index) => {
      const node = fixed[index] ?? (Array.isArray(items) ? undefined : items);
      const flat = flatSchema(this.document, node, refs);
      const place = { depth: depth + 1, name, above: refs };
      return flat ? [this.build(flat, given?.[index] ?? variety(flat, index), place)] : [];
    });
    return { kind: 'array', items: built.flat(), least };
  }

  #scalar(flat: FlatSchema, given: unknown, place: Place): ValueTemplate {
    const { schema } = flat;
    const type = jsonTypeOf(schema) ?? 'string';
    const { enum: allowed, const: only, default: usual, format } = schema;
    const told = [given, only, ...listOf(allowed), usual, ...identifiers(flat, place)]
      .map(value => fitting(type, schema, value))
      .find(value => value !== undefined);
    const value = told ?? sampleScalar(type, schema, this.day);
    const made = told === undefined && typeof value === 'string' && value.startsWith(this.day);
    return {
      ...valueTemplate(value),
      choices: choicesOf(type === 'boolean' ? [true, false] : listOf(allowed), value),
      ...(made && (format === 'date' || format === 'date-time') ? { today: format } : {}),
    };
  }

  #untyped(schema: Record<string, unknown>, given: unknown): ValueTemplate {
    const allowed = listOf(schema['enum']);
    const value = given ?? schema['const'] ?? allowed[0] ?? schema['default'] ?? {};
    return { ...valueTemplate(value), choices: choicesOf(allowed, value) };
  }
}

function valueTemplate(value: unknown): ValueTemplate {
  return { kind: 'value', value, choices: [] };
}

function choicesOf(allowed: unknown[], value: unknown): unknown[] {
  const others = allowed.filter(one => one !== value && one !== null);
  return others.length > 0 ? [value, ...others] : [];
}

/** Texts that are right where the schema or the name of the place says that an identifier of the portal's family stands there. */
function identifiers({ schema, refs }: FlatSchema, { name, above }: Place): readonly string[] {
  const { format, pattern, title, description } = schema;
  const kind = fieldKindOf(name, {
    names: [...refs].filter($ref => !above.has($ref)).map($ref => $ref.split('/').at(-1) ?? ''),
    formats: [format].filter(isText),
    patterns: [pattern].filter(isText),
    texts: [title, description].filter(isText),
    listed: schema['enum'] !== undefined,
  });
  return kind === undefined || kind === 'date' || kind === 'dateTime'
    ? []
    : IDENTIFIER_SAMPLES[kind];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Items of a list of codes differ, because a list may ask for that. */
function variety({ schema }: FlatSchema, index: number): unknown {
  const allowed = listOf(schema['enum']);
  return allowed[index % Math.max(allowed.length, 1)];
}

/** @see OpenAPI 3.0.3, Schema Object: `nullable`; 3.1 has a type of its own for null */
function isNullable({ nullable, type }: Record<string, unknown>): boolean {
  return nullable === true || listOf(type).includes('null');
}

/** The schema's own example, in the form of OpenAPI 3.0 or 3.1. */
function exampleIn(schema: Record<string, unknown>): unknown {
  return schema['example'] ?? listOf(schema['examples'])[0];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
