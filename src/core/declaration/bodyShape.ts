import type { ApiDescription } from '../api/apiDescription.ts';
import { childReference, locate, memberOf } from '../api/jsonPointer.ts';
import type { SchemaReference } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';
import { fieldKindOf, type FieldFacts, type FieldKind } from './fieldKind.ts';

/** A schema that applies to a place, and where it stands in the description. */
interface Part {
  $ref: string;
  schema: Record<string, unknown>;
  /** Whether it applies whatever the value is, and is not one of several alternatives. */
  always: boolean;
}

/**
 * What a description says of a place in a body, all its alternatives together. Made on demand, once for each place in the description, so that
 * recursive schemas cost no more than the body has of them.
 */
export class BodyShape {
  readonly #shapes: Shapes;
  readonly #name: string;
  readonly #parts: Part[];
  readonly #members = new Map<string, BodyShape>();
  #items: BodyShape | undefined;
  #facts: FieldFacts | undefined;
  #kind: { kind: FieldKind | undefined } | undefined;
  #saysNothing: boolean | undefined;
  #known: Map<string, string[]> | undefined;

  constructor(shapes: Shapes, name: string, references: string[]) {
    this.#shapes = shapes;
    this.#name = name;
    this.#parts = shapes.partsAt(references);
  }

  /** What a text or a number in this place means. */
  get kind(): FieldKind | undefined {
    this.#kind ??= { kind: fieldKindOf(this.#name, this.facts) };
    return this.#kind.kind;
  }

  get facts(): FieldFacts {
    this.#facts ??= factsOf(this.#parts);
    return this.#facts;
  }

  /** The names of the members that the description knows here. */
  get memberNames(): string[] {
    return [...this.#properties().keys()];
  }

  /**
   * Whether members that the description does not know are neither allowed nor forbidden by it. Where it knows none, or speaks of types that
   * extend this one, it allows them.
   */
  get saysNothingOfOthers(): boolean {
    this.#saysNothing ??=
      this.#properties().size > 0 &&
      !this.#parts.some(
        ({ schema }) =>
          OTHERS.some(keyword => schema[keyword] !== undefined) ||
          (schema['discriminator'] !== undefined && !schema['oneOf'] && !schema['anyOf']),
      );
    return this.#saysNothing;
  }

  knows(name: string): boolean {
    return this.#properties().has(name);
  }

  /** The names of the members that every value must have, but for those that the service gives. */
  get required(): string[] {
    const names = this.#parts.flatMap(({ always, schema }) =>
      always && Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [],
    );
    return [...new Set(names)]
      .filter(name => typeof name === 'string')
      .filter(name => this.member(name).keyword('readOnly') !== true);
  }

  /** What the alternatives of `oneOf` and `anyOf` are called: by their titles or schemas, else by the members they ask for. */
  get variants(): string[] {
    return this.#parts
      .flatMap(part => alternativesOf(part))
      .flatMap($ref => this.#shapes.nameOf($ref) ?? []);
  }

  /** The first thing that the schemas say of a place by one of the keywords. */
  keyword(...keywords: string[]): unknown {
    return keywords
      .flatMap(keyword => this.#parts.map(({ schema }) => schema[keyword]))
      .find(value => value !== undefined);
  }

  /** A member of an object in this place, known to the description or not. */
  member(name: string): BodyShape {
    const known = this.#properties().get(name);
    if (!known) {
      const others = this.#parts.filter(({ schema }) => isRecord(schema['additionalProperties']));
      const places = others.map(({ $ref }) => childReference($ref, 'additionalProperties'));
      return this.#shapes.shape(name, places);
    }
    return cached(this.#members, name, () => this.#shapes.shape(name, known));
  }

  /** An element of a list in this place. */
  get items(): BodyShape {
    this.#items ??= this.#shapes.shape(
      this.#name,
      this.#parts
        .filter(({ schema }) => isRecord(schema['items']))
        .map(({ $ref }) => childReference($ref, 'items')),
    );
    return this.#items;
  }

  #properties(): Map<string, string[]> {
    if (!this.#known) {
      this.#known = new Map();
      for (const { $ref, schema } of this.#parts) {
        const { properties } = schema;
        for (const name of isRecord(properties) ? Object.keys(properties) : []) {
          const places = cached(this.#known, name, () => []);
          places.push(childReference($ref, 'properties', name));
        }
      }
    }
    return this.#known;
  }
}

/** Keywords by which a schema says something of members that it does not name. */
const OTHERS = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'];

/** Keywords whose schemas apply to the same place. */
const SAME_PLACE = ['allOf', 'oneOf', 'anyOf', 'if', 'then', 'else'];

/** The shapes of one description. */
class Shapes {
  readonly #document: unknown;
  readonly #shapes = new Map<string, BodyShape>();

  constructor(document: unknown) {
    this.#document = document;
  }

  shape(name: string, references: string[]): BodyShape {
    if (references.length === 0) {
      // Names that no description has are anybody's: they are not kept.
      return new BodyShape(this, name, references);
    }
    const key = JSON.stringify([name, ...references]);
    return cached(this.#shapes, key, () => new BodyShape(this, name, references));
  }

  /** All schemas that apply where these do. */
  partsAt(references: string[]): Part[] {
    const parts = new Map<string, Part>();
    const visit = ($ref: string, always: boolean): void => {
      const schema = this.#at($ref);
      if (parts.has($ref) || !isRecord(schema)) {
        return;
      }
      parts.set($ref, { $ref, schema, always });
      if (typeof schema['$ref'] === 'string') {
        const target = locate(this.#document, schema['$ref']);
        if (target) {
          visit(target.$ref, always);
        }
      }
      for (const keyword of SAME_PLACE) {
        const inner = schema[keyword];
        const places = Array.isArray(inner) ? [...inner.keys()] : isRecord(inner) ? [''] : [];
        for (const place of places) {
          const steps = place === '' ? [keyword] : [keyword, place];
          visit(childReference($ref, ...steps), always && keyword === 'allOf');
        }
      }
    };
    references.forEach($ref => visit($ref, true));
    return [...parts.values()];
  }

  /** What an alternative is called; undefined for one that is only "nothing". */
  nameOf($ref: string): string | undefined {
    const [own, ...others] = this.partsAt([$ref]);
    const { title, required, type } = own?.schema ?? {};
    const name = schemaName(own?.$ref ?? '') ?? others.map(part => schemaName(part.$ref))[0];
    const asked = Array.isArray(required) ? required.join(' + ') : undefined;
    return [title, name, asked, type].find(
      text => typeof text === 'string' && text !== 'null' && text !== '',
    ) as string | undefined;
  }

  /** What stands at a place that a `$ref` on the way may lead to, without following the last one. */
  #at($ref: string): unknown {
    const cut = $ref.lastIndexOf('/');
    const owner = cut < 0 ? undefined : locate(this.#document, $ref.slice(0, cut));
    return owner && memberOf(owner.value, lastToken($ref));
  }
}

const shapesOf = new WeakMap<ApiDescription, Shapes>();

/** What a description says of a body that follows a schema; of one that follows none, its names alone tell. */
export function shapeOf(
  description: ApiDescription,
  schema: SchemaReference | undefined,
): BodyShape {
  const shapes = cached(shapesOf, description, () => new Shapes(description.document));
  return shapes.shape('', schema ? [schema.$ref] : []);
}

/** The shape of a place in a body. */
export function shapeAt(root: BodyShape, path: readonly (string | number)[]): BodyShape {
  return path.reduce<BodyShape>(
    (shape, step) => (typeof step === 'number' ? shape.items : shape.member(step)),
    root,
  );
}

function factsOf(parts: Part[]): FieldFacts {
  const texts = (...keywords: string[]): string[] =>
    parts
      .flatMap(({ schema }) => keywords.map(keyword => schema[keyword]))
      .filter(value => typeof value === 'string');
  return {
    names: parts.flatMap(({ $ref }) => schemaName($ref) ?? []),
    formats: texts('format').filter(format => !PLAIN_FORMATS.includes(format)),
    patterns: texts('pattern'),
    texts: texts('title', 'description'),
    listed: parts.some(
      ({ schema }) => Array.isArray(schema['enum']) || schema['const'] !== undefined,
    ),
  };
}

/** Formats that say nothing of what a number means. */
const PLAIN_FORMATS = ['int32', 'int64', 'float', 'double'];

/** The name of a schema that others refer to; undefined for one that stands in another. */
function schemaName($ref: string): string | undefined {
  return /^#\/(?:components\/schemas|definitions|\$defs)\/[^/]+$/.test($ref)
    ? lastToken($ref)
    : undefined;
}

function alternativesOf({ $ref, schema }: Part): string[] {
  return ['oneOf', 'anyOf'].flatMap(keyword => {
    const alternatives = schema[keyword];
    return Array.isArray(alternatives)
      ? [...alternatives.keys()].map(index => childReference($ref, keyword, index))
      : [];
  });
}

function lastToken($ref: string): string {
  const token = decodeURIComponent($ref.slice($ref.lastIndexOf('/') + 1));
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function cached<K, V>(
  map: { get: (key: K) => V | undefined; set: (key: K, value: V) => unknown },
  key: K,
  make: () => V,
): V {
  const found = map.get(key);
  if (found !== undefined) {
    return found;
  }
  const made = make();
  map.set(key, made);
  return made;
}
