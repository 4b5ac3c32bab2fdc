import { isRecord } from '../base/isRecord.ts';
import { childReference, locate, memberOf } from './jsonPointer.ts';
import type { JsonSchema, JsonSchemaObject } from './jsonSchemaOf.ts';

/**
 * Puts a choice by `discriminator` in draft-07: the member tells which alternative has to be followed, so that a mistake is told of
 * that one alone. Without a discriminator, or where its values do not tell the alternatives apart, nothing changes.
 *
 * @param source the schema object as it stands in the document
 * @param schema the same, its keywords converted
 * @see OpenAPI 3.0.3 and 3.1.0, Discriminator Object
 */
export function withAlternatives(
  source: JsonSchemaObject,
  schema: JsonSchemaObject,
  document: unknown,
): JsonSchemaObject {
  const discriminator = discriminatorOf(source);
  const keyword = ['oneOf', 'anyOf'].find(name => Array.isArray(schema[name]));
  if (!discriminator || keyword === undefined) {
    return schema;
  }
  const { [keyword]: converted, ...rest } = schema;
  const alternatives = (source[keyword] as unknown[]).map((alternative, index) => ({
    schema: (converted as JsonSchema[])[index] ?? true,
    place: isRecord(alternative) ? alternative['$ref'] : undefined,
    isNull: isRecord(alternative) && alternative['type'] === 'null',
  }));
  const named = alternatives.filter(({ isNull }) => !isNull);
  const values = valuesOf(
    discriminator,
    named.map(({ place }) => place),
    document,
  );
  if (!values) {
    return schema;
  }
  const { propertyName } = discriminator;
  const choice = {
    type: named.length === alternatives.length ? 'object' : ['object', 'null'],
    required: [propertyName],
    properties: { [propertyName]: { enum: values.flat() } },
  };
  const branches = named.map((alternative, index) => ({
    if: {
      type: 'object',
      required: [propertyName],
      properties: { [propertyName]: { enum: values[index] } },
    },
    then: alternative.schema,
  }));
  const allOf = Array.isArray(rest['allOf']) ? (rest['allOf'] as unknown[]) : [];
  return { ...rest, allOf: [...allOf, choice, ...branches] };
}

/**
 * The schemas that name their subtypes by a `discriminator` without listing them: those subtypes, which refer back by `allOf`.
 *
 * @returns by reference of the base: the value of the member → the reference of the subtype
 */
export function subtypesOf(document: object): Map<string, Map<string, string>> {
  const known = subtypes.get(document);
  if (known) {
    return known;
  }
  const found = new Map<string, Map<string, string>>();
  const schemas = locate(document, COMPONENTS)?.value;
  const named = isRecord(schemas) ? Object.entries(schemas) : [];
  for (const [name, schema] of named) {
    const discriminator = discriminatorOf(schema);
    if (discriminator && isRecord(schema) && !schema['oneOf'] && !schema['anyOf']) {
      const base = childReference(COMPONENTS, name);
      const places = named
        .map(([other]) => childReference(COMPONENTS, other))
        .filter(place => place !== base && extendsBase(document, place, base));
      const values = valuesOf(discriminator, places, document);
      if (values && places.length > 0) {
        const pairs = places.flatMap((place, i) => (values[i] ?? []).map(v => [v, place] as const));
        found.set(base, new Map(pairs));
      }
    }
  }
  subtypes.set(document, found);
  return found;
}

const subtypes = new WeakMap<object, Map<string, Map<string, string>>>();

const COMPONENTS = '#/components/schemas';

interface Discriminator {
  propertyName: string;
  mapping: Record<string, unknown>;
}

function discriminatorOf(schema: unknown): Discriminator | undefined {
  const given = isRecord(schema) ? schema['discriminator'] : undefined;
  if (!isRecord(given) || typeof given['propertyName'] !== 'string') {
    return undefined;
  }
  const mapping = isRecord(given['mapping']) ? given['mapping'] : {};
  return { propertyName: given['propertyName'], mapping };
}

/**
 * The values that stand for each alternative: what its own schema allows the member to be, else what `mapping` says, else its name.
 *
 * @returns undefined where an alternative has no name, or two share a value
 */
function valuesOf(
  discriminator: Discriminator,
  places: readonly unknown[],
  document: unknown,
): string[][] | undefined {
  if (!places.every(place => typeof place === 'string')) {
    return undefined;
  }
  const byName = places.map(place => mappedValues(discriminator, place, document));
  const bySchema = places.map((place, index) => {
    const own = ownValues(document, place, discriminator.propertyName, new Set());
    return own.length > 0 ? own : (byName[index] ?? []);
  });
  return [bySchema, byName].find(values => new Set(values.flat()).size === values.flat().length);
}

function mappedValues({ mapping }: Discriminator, place: string, document: unknown): string[] {
  const target = locate(document, place)?.$ref ?? place;
  const mapped = Object.keys(mapping).filter(value => {
    const to = String(mapping[value]);
    const reference = to.startsWith('#') ? to : childReference(COMPONENTS, to);
    return reference === place || locate(document, reference)?.$ref === target;
  });
  const name = decodeURIComponent(place.slice(place.lastIndexOf('/') + 1));
  return mapped.length > 0 ? mapped : [name];
}

function ownValues(document: unknown, $ref: string, name: string, seen: Set<string>): string[] {
  const here = locate(document, $ref);
  if (!here || seen.has(here.$ref)) {
    return [];
  }
  seen.add(here.$ref);
  const member = locate(document, childReference(here.$ref, 'properties', name))?.value;
  const own: unknown[] = [memberOf(member, 'const'), memberOf(member, 'enum')].flat();
  const values = own.filter(value => typeof value === 'string');
  return values.length > 0
    ? values
    : basesOf(here).flatMap(base => ownValues(document, base, name, seen));
}

function extendsBase(
  document: unknown,
  $ref: string,
  base: string,
  seen = new Set<string>(),
): boolean {
  const here = locate(document, $ref);
  if (!here || seen.has(here.$ref)) {
    return false;
  }
  seen.add(here.$ref);
  return here.$ref === base || basesOf(here).some(of => extendsBase(document, of, base, seen));
}

function basesOf({ $ref, value }: { $ref: string; value: unknown }): string[] {
  const allOf = memberOf(value, 'allOf');
  return Array.isArray(allOf) ? allOf.map((_, index) => childReference($ref, 'allOf', index)) : [];
}
