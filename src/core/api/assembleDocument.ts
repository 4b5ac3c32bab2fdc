import { isRecord } from '../base/isRecord.ts';
import { closestWord } from '../base/closestWord.ts';
import type { ApiMistake } from './apiFinding.ts';
import type { AssembledDocument, AssembledPart, PlacedMistake } from './assembledDocument.ts';
import { completeShape } from './completeShape.ts';
import { ComponentPlaces } from './componentPlaces.ts';
import { childReference } from './jsonPointer.ts';
import { GRAMMARS, UNFOLLOWED, type Grammar, type Kind, type Shape } from './openApiGrammar.ts';
import { readScalar, type PlainScalar } from './readScalar.ts';
import { keyOf, type ReferenceResolver, type Target } from './referenceResolver.ts';
import type { Mark, SourceDocument } from './sourceDocument.ts';
import { WrittenPlace } from './writtenPlace.ts';

/** Values that a description may have once references are followed: several times those of the largest there are. */
export const MOST_VALUES = 5_000_000;

/** Thrown where a description has more than `MOST_VALUES`. */
export class TooLarge extends Error {}

/**
 * Makes one document of all that a root document refers to, and tells every mistake on the way. What other documents bring in finds its
 * place among the components, by its name there; where references are not meant to be, they are replaced by what they lead to.
 *
 * @throws TooLarge
 */
export function assembleDocument(
  root: SourceDocument,
  dialect: keyof typeof GRAMMARS,
  resolver: ReferenceResolver,
): AssembledDocument {
  return new Assembler(root, dialect, resolver).assemble();
}

class Assembler {
  readonly #root: SourceDocument;
  readonly #dialect: keyof typeof GRAMMARS;
  readonly #grammar: Grammar;
  readonly #resolver: ReferenceResolver;
  readonly #places: ComponentPlaces;
  readonly #mistakes: PlacedMistake[] = [];
  readonly #parts: AssembledPart[] = [];
  #values = 0;

  constructor(root: SourceDocument, dialect: keyof typeof GRAMMARS, resolver: ReferenceResolver) {
    this.#root = root;
    this.#dialect = dialect;
    this.#grammar = GRAMMARS[dialect];
    this.#resolver = resolver;
    this.#places = new ComponentPlaces(root, this.#grammar, resolver);
  }

  assemble(): AssembledDocument {
    const here = this.#begin({ document: this.#root, path: [] }, '#');
    const document = this.#read('document', '', this.#root.value, here);
    const assembled = isRecord(document) ? document : {};
    const { waiting } = this.#places;
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const { kind, target, section, name } = part;
      const there = this.#begin(target, childReference('#', ...section, name));
      const value = this.#read(kind, name, target.value, there);
      sectionOf(assembled, section)[name] = value ?? {};
    }
    return { document: assembled, mistakes: this.#mistakes, parts: this.#parts };
  }

  #begin(
    from: { document: SourceDocument; path: readonly string[] },
    $ref: string,
    within?: ReadonlySet<string>,
  ): WrittenPlace {
    this.#parts.push({ $ref, document: from.document, path: from.path });
    return WrittenPlace.begin(from, $ref, within);
  }

  #read(kind: Kind, name: string, value: unknown, here: WrittenPlace): unknown {
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      throw new TooLarge();
    }
    const shape = this.#grammar.shapes.get(kind);
    const isMany = kind.endsWith('[]') || kind.endsWith('{}');
    if ((shape ?? isMany) && isRecord(value) && typeof value['$ref'] === 'string') {
      return this.#readReference(kind, name, value, value['$ref'], here);
    }
    if (shape) {
      return this.#readShape(kind, shape, name, value, here);
    }
    switch (kind) {
      case 'flagOrSchema':
        return typeof value === 'boolean' ? value : this.#read('schema', name, value, here);
      case 'schemaOrSchemas':
        return this.#read(Array.isArray(value) ? 'schema[]' : 'schema', name, value, here);
      case 'schemaOrNames':
        return Array.isArray(value)
          ? (value as unknown[])
          : this.#read('schema', name, value, here);
      default:
        return isMany
          ? this.#readMany(kind.slice(0, -2), kind.endsWith('[]'), name, value, here)
          : readScalar(kind as PlainScalar, name, value, mistake => {
              this.#report(mistake, here);
            });
    }
  }

  #readMany(
    kind: Kind,
    isList: boolean,
    name: string,
    value: unknown,
    here: WrittenPlace,
  ): unknown {
    if (isList ? !Array.isArray(value) : !isRecord(value)) {
      const expected = isList ? 'list' : 'object';
      this.#report({ code: 'api/type', details: { name, expected } }, here);
      return undefined;
    }
    if (Array.isArray(value)) {
      return (value as unknown[])
        .map((item, index) => this.#read(kind, name, item, here.child(String(index))))
        .filter(item => item !== undefined);
    }
    // A named schema that is none allows anything: others may refer to it.
    const otherwise = kind === 'schema' ? {} : undefined;
    return this.#readMembers(Object.entries(value as object), () => kind, here, otherwise);
  }

  #readShape(kind: Kind, shape: Shape, name: string, value: unknown, here: WrittenPlace): unknown {
    if (kind === 'schema' && typeof value === 'boolean' && this.#dialect === 'openapi-3.1') {
      return value;
    }
    if (!isRecord(value)) {
      this.#report({ code: 'api/type', details: { name, expected: 'object' } }, here);
      return undefined;
    }
    const { entries } = shape;
    const read = this.#readMembers(
      Object.entries(value),
      member => {
        if (entries) {
          return entries.names.test(member) ? entries.kind : 'any';
        }
        const known = shape.members.get(member);
        const isWelcome = member.startsWith('x-') || (shape.isOpen && !UNFOLLOWED.has(member));
        if (known === undefined && !isWelcome) {
          this.#reportUnknown(member, shape, here);
        }
        return known ?? 'any';
      },
      here,
    );
    const missing = shape.required.filter(member => read[member] === undefined);
    for (const member of missing.filter(absent => value[absent] === undefined)) {
      this.#report({ code: 'api/missing-member', details: { name: member } }, here);
    }
    if (kind === 'discriminator') {
      return this.#readMapping(read, here);
    }
    return completeShape(kind, read, missing.length > 0, this.#dialect, mistake => {
      this.#report(mistake, here.child('in'), 'value');
    });
  }

  #readMembers(
    members: readonly [string, unknown][],
    kindOf: (name: string) => Kind,
    here: WrittenPlace,
    otherwise?: object,
  ): Record<string, unknown> {
    const read: [string, unknown][] = [];
    for (const [name, value] of members) {
      const kind = kindOf(name);
      const member =
        kind === 'any' ? value : (this.#read(kind, name, value, here.child(name)) ?? otherwise);
      if (member !== undefined) {
        read.push([name, member]);
      }
    }
    // Not by assignment: a member may be named `__proto__`.
    return Object.fromEntries(read);
  }

  /** Values of a discriminator's mapping are references or names of schemas. */
  #readMapping(read: Record<string, unknown>, here: WrittenPlace): Record<string, unknown> {
    const { mapping } = read;
    if (!isRecord(mapping)) {
      return read;
    }
    const at = here.child('mapping');
    const entries = Object.entries(mapping).map(([value, reference]) =>
      typeof reference === 'string' && /[#/]|\.(ya?ml|json)$/i.test(reference)
        ? [value, this.#mapped(reference, at.child(value))]
        : [value, reference],
    );
    return { ...read, mapping: Object.fromEntries(entries) as unknown };
  }

  #mapped(reference: string, at: WrittenPlace): string {
    const target = this.#target(reference, at);
    return target ? this.#places.placeOf('schema', target) : reference;
  }

  #readReference(
    kind: Kind,
    name: string,
    value: Record<string, unknown>,
    reference: string,
    here: WrittenPlace,
  ): unknown {
    const siblings = Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$ref'));
    const at = here.child('$ref');
    const target = this.#target(reference, at);
    if (this.#grammar.sections.has(kind)) {
      const $ref = target && this.#places.placeOf(kind, target);
      const isHere = $ref !== undefined && $ref === here.$ref;
      const rest = kind === 'schema' && !isHere ? this.#read(kind, name, siblings, here) : siblings;
      if ($ref === undefined) {
        // A schema that cannot be had allows anything; all else is left out.
        return kind === 'schema' ? rest : undefined;
      }
      if (!isHere) {
        return { $ref, ...(isRecord(rest) ? rest : {}) };
      }
    }
    return target && this.#readInstead(kind, name, target, siblings, here);
  }

  /** What a reference leads to, in place of it, with what stands beside the reference. */
  #readInstead(
    kind: Kind,
    name: string,
    target: Target,
    siblings: Record<string, unknown>,
    here: WrittenPlace,
  ): unknown {
    const key = keyOf(target.document, target.path);
    if (here.within.has(key)) {
      const reference = `${target.document.location}#${target.path.join('/')}`;
      this.#report({ code: 'api/reference-circular', details: { reference } }, here);
      return undefined;
    }
    const inner = this.#begin(target, here.$ref, new Set([...here.within, key]));
    const read = this.#read(kind, name, target.value, inner);
    return isRecord(read) && Object.keys(siblings).length > 0
      ? { ...read, ...this.#readBeside(kind, siblings, here) }
      : read;
  }

  #readBeside(
    kind: Kind,
    siblings: Record<string, unknown>,
    here: WrittenPlace,
  ): Record<string, unknown> {
    const shape = this.#grammar.shapes.get(kind);
    return this.#readMembers(
      Object.entries(siblings),
      member =>
        kind.endsWith('{}')
          ? kind.slice(0, -2)
          : ((shape?.entries?.names.test(member) === true
              ? shape.entries.kind
              : shape?.members.get(member)) ?? 'any'),
      here,
    );
  }

  #target(reference: string, at: WrittenPlace): Target | undefined {
    const found = this.#resolver.resolve(reference, at.document);
    if (found && 'code' in found) {
      this.#report(found, at, 'value');
      return undefined;
    }
    if (found && !this.#resolver.ends(reference, at.document)) {
      this.#report({ code: 'api/reference-circular', details: { reference } }, at, 'value');
      return undefined;
    }
    return found;
  }

  #reportUnknown(name: string, { members }: Shape, here: WrittenPlace): void {
    const closest = closestWord(name, [...members.keys()]);
    const details = { name, ...(closest === undefined ? {} : { closest }) };
    this.#report({ code: 'api/unknown-member', details }, here.child(name));
  }

  #report(mistake: ApiMistake, { document, path }: WrittenPlace, mark: Mark = 'name'): void {
    this.#mistakes.push({ mistake, document, path, mark });
  }
}

function sectionOf(document: unknown, section: readonly string[]): Record<string, unknown> {
  let found: Record<string, unknown> = isRecord(document) ? document : {};
  for (const name of section) {
    const there = found[name];
    const next = isRecord(there) ? there : {};
    found[name] = next;
    found = next;
  }
  return found;
}
