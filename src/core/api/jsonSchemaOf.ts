import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import { carriedMembers } from './carriedMembers.ts';
import { subtypesOf, withAlternatives } from './discriminator.ts';
import { childReference, pointerTokens } from './jsonPointer.ts';
import type { Located, SchemaReference } from './jsonPointer.ts';
import { openCircles } from './openCircles.ts';
import { annotationsOf } from './schemaTexts.ts';
import type { TextLanguage } from './schemaTexts.ts';
import { readKeywords } from './schemaKeywords.ts';
import type { InnerSchema } from './schemaKeywords.ts';
import { SchemaPlaces } from './schemaPlaces.ts';

/** A schema of JSON Schema draft-07. */
export type JsonSchema = boolean | JsonSchemaObject;

/** A draft-07 schema that is an object: keyword → value. */
export type JsonSchemaObject = Record<string, unknown>;

/** What a schema is wanted for. */
export interface SchemaUse {
  /**
   * What is read-only need not stand in a request, and what is write-only not in a response.
   *
   * @defaultValue 'request'
   */
  direction?: 'request' | 'response';
  /** @defaultValue 'en' */
  language?: TextLanguage;
}

/**
 * A schema of a description as one self-contained schema of JSON Schema draft-07, for validators and editors: what it refers to
 * is under `definitions`, so that recursive schemas stay right.
 *
 * Beyond draft-07 it keeps `minContains`, `maxContains`, `unevaluatedProperties` and `unevaluatedItems`, which our validator
 * obeys, and `readOnly`, `writeOnly`, `deprecated`. Texts are in `description` and `markdownDescription`, those of codes in
 * `markdownEnumDescriptions`. What is no schema keyword, or has a value that the keyword cannot have, is left out.
 *
 * @throws AppError `api/unreadable` where a reference leads nowhere
 * @see OpenAPI 3.0.3 and 3.1.0, Schema Object; JSON Schema draft-07 and 2020-12
 */
export function jsonSchemaOf(
  description: ApiDescription,
  schema: SchemaReference,
  use: SchemaUse = {},
): JsonSchemaObject {
  const conversion = new SchemaConversion(description, use);
  const { $ref } = conversion.reference(schema.$ref);
  return { $schema: DRAFT_07, $ref, definitions: conversion.finish() };
}

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/** Converts schemas that share their definitions. */
export class SchemaConversion {
  readonly #definitions: Record<string, JsonSchema> = {};
  readonly #names = new Map<string, string>();
  readonly #subtypes: Map<string, Map<string, string>>;
  readonly #use: Required<SchemaUse>;
  readonly #description: ApiDescription;
  readonly #places: SchemaPlaces;

  constructor(description: ApiDescription, use: SchemaUse = {}) {
    this.#description = description;
    this.#places = new SchemaPlaces(description);
    this.#use = { direction: 'request', language: 'en', ...use };
    this.#subtypes = subtypesOf(description.document);
  }

  /**
   * A reference to the definition of what stands at a place of the description.
   *
   * @throws AppError `api/unreadable` where nothing does
   */
  reference(place: string): { $ref: string } {
    const target = this.#places.at(place);
    const subtypes = this.#subtypes.get(target.$ref);
    return subtypes === undefined
      ? this.#define(target.$ref, () => this.#convert(target.value, target.$ref))
      : this.#define(`${target.$ref}#subtypes`, () => this.#withSubtypes(target, subtypes));
  }

  /** What all references that were asked for lead to, by name. Ask for no more of them then. */
  finish(): Record<string, JsonSchema> {
    openCircles(this.#definitions);
    return this.#definitions;
  }

  /** A base with `discriminator`: whoever names a subtype has to follow it. */
  #withSubtypes(target: Located, subtypes: ReadonlyMap<string, string>): JsonSchemaObject {
    const { propertyName } = (target.value as { discriminator: { propertyName: string } })
      .discriminator;
    return {
      allOf: [
        this.#base(target.$ref),
        ...[...subtypes].map(([name, place]) => ({
          if: {
            type: 'object',
            required: [propertyName],
            properties: { [propertyName]: { const: name } },
          },
          then: this.#base(place),
        })),
      ],
      properties: { [propertyName]: { examples: [...subtypes.keys()] } },
    };
  }

  /**
   * A reference to a schema alone, without what its subtypes ask.
   *
   * @param child who refers to it; a choice that lists the child is left out too, or it would lead round in a circle
   */
  #base(place: string, child?: string): { $ref: string } {
    const target = this.#places.at(place);
    const { oneOf, anyOf, ...rest } = isRecord(target.value) ? target.value : {};
    const choices: unknown[] = [oneOf, anyOf].flat();
    const listed = choices.some(
      choice => this.#places.onlyRefers(choice) && this.#places.at(choice.$ref).$ref === child,
    );
    return listed
      ? this.#define(`${target.$ref}#base`, () => this.#convert(rest, target.$ref))
      : this.#define(target.$ref, () => this.#convert(target.value, target.$ref));
  }

  #define(key: string, convert: () => JsonSchema): { $ref: string } {
    let name = this.#names.get(key);
    if (name === undefined) {
      name = this.#freeName(key);
      this.#names.set(key, name);
      this.#definitions[name] = true; // holds the place while what refers back to it is converted
      this.#definitions[name] = convert();
    }
    return { $ref: childReference('#/definitions', name) };
  }

  #freeName(key: string): string {
    const [pointer = '', ...suffix] = key.slice(1).split('#');
    const named = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
    const parts = named === undefined ? pointerTokens(pointer) : [named];
    const wanted = [...parts, ...suffix].join('.').replace(/[^\w.-]+/g, '_') || 'schema';
    let name = wanted;
    // Also not `__proto__` and its like, which cannot be told from what every object has.
    for (let number = 2; name in this.#definitions; number += 1) {
      name = `${wanted}.${number}`;
    }
    return name;
  }

  /**
   * @param place where the schema stands in the description
   * @param owners the schemas that it is part of by `allOf`, outermost first
   */
  #convert(node: unknown, place: string, owners: JsonSchemaObject[] = []): JsonSchema {
    if (!isRecord(node)) {
      return typeof node === 'boolean' ? node : true;
    }
    if (this.#places.onlyRefers(node)) {
      return this.reference(node.$ref);
    }
    const { $ref, ...own } = node;
    const all = [...owners, own];
    const isNamed = /^#\/components\/schemas\/[^/]+$/.test(place);
    const inner: InnerSchema = (value, ...steps) => {
      const isPart = steps[0] === 'allOf';
      return isPart && isNamed && this.#places.onlyRefers(value)
        ? this.#base(value.$ref, place)
        : this.#convert(value, childReference(place, ...steps), isPart ? all : []);
    };
    const keywords = readKeywords(own, this.#description.dialect, inner);
    const chosen = withAlternatives(own, keywords, this.#description.document);
    const { direction, language } = this.#use;
    const required = Array.isArray(chosen['required']) && {
      required: carriedMembers(chosen['required'] as string[], all, direction, this.#places),
    };
    const schema = { ...chosen, ...required, ...annotationsOf(own, language) };
    return typeof $ref === 'string' ? withReference(schema, this.reference($ref)) : schema;
  }
}

/** What stands beside a `$ref` holds as well, in OpenAPI 3.1; in draft-07 it would not. */
function withReference(schema: JsonSchemaObject, reference: { $ref: string }): JsonSchemaObject {
  const allOf = Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : [];
  return { ...schema, allOf: [reference, ...allOf] };
}
