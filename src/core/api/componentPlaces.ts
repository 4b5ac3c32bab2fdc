import { isRecord } from '../base/isRecord.ts';
import { childReference, memberOf } from './jsonPointer.ts';
import type { Grammar, Kind } from './openApiGrammar.ts';
import { keyOf, type ReferenceResolver, type Target } from './referenceResolver.ts';
import type { SourceDocument } from './sourceDocument.ts';

/** Something of another document that becomes a component. */
export interface MovedPart {
  kind: Kind;
  target: Target;
  section: readonly string[];
  name: string;
}

/** Where what references lead to stands in the assembled document. Everything has one place, so that recursion ends. */
export class ComponentPlaces {
  /** Parts that got a place and are still to be put there. */
  readonly waiting: MovedPart[] = [];
  readonly #root: SourceDocument;
  readonly #grammar: Grammar;
  readonly #resolver: ReferenceResolver;
  /** Where the sections are written: in the root, or where a reference in their place leads. */
  readonly #homes = new Map<Kind, Target>();
  /** References into the assembled document by what they stand for. */
  readonly #places = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(root: SourceDocument, grammar: Grammar, resolver: ReferenceResolver) {
    this.#root = root;
    this.#grammar = grammar;
    this.#resolver = resolver;
    for (const [kind, section] of grammar.sections) {
      this.#findHome(kind, section);
    }
  }

  /** The reference to something in the assembled document. */
  placeOf(kind: Kind, target: Target): string {
    const section = this.#grammar.sections.get(kind) ?? [];
    const { document, path } = target;
    const key = `${kind}\n${keyOf(document, path)}`;
    let $ref = this.#places.get(key) ?? this.#homeOf(kind, target, section);
    if ($ref === undefined) {
      const name = this.#freeName(section, nameFor(target));
      $ref = childReference('#', ...section, name);
      this.waiting.push({ kind, target, section, name });
    }
    this.#places.set(key, $ref);
    this.#taken.add($ref);
    return $ref;
  }

  #findHome(kind: Kind, section: readonly string[]): void {
    const pointer = childReference('#', ...section);
    const found = this.#resolver.resolve(pointer, this.#root);
    let home = found && !('code' in found) ? found : undefined;
    if (home && isRecord(home.value) && typeof home.value['$ref'] === 'string') {
      const next = this.#resolver.resolve(home.value['$ref'], home.document);
      home = next && !('code' in next) ? next : undefined;
    }
    if (!home || !isRecord(home.value)) {
      return;
    }
    this.#homes.set(kind, home);
    for (const [name, entry] of Object.entries(home.value)) {
      const $ref = childReference('#', ...section, name);
      this.#taken.add($ref);
      this.#adopt(kind, $ref, entry, home.document);
    }
  }

  /** What a component's own reference leads to stands in place of it, under the name that the author gave it. */
  #adopt(kind: Kind, $ref: string, entry: unknown, document: SourceDocument): void {
    const reference = memberOf(entry, '$ref');
    const target =
      typeof reference === 'string' && !reference.startsWith('#')
        ? this.#resolver.resolve(reference, document)
        : undefined;
    if (target && !('code' in target) && target.document !== this.#root) {
      const key = `${kind}\n${keyOf(target.document, target.path)}`;
      this.#places.set(key, this.#places.get(key) ?? $ref);
    }
  }

  /** The place of what stands in a section already; of a schema's parts too. */
  #homeOf(kind: Kind, { document, path }: Target, section: readonly string[]): string | undefined {
    const home = this.#homes.get(kind);
    const depth = home?.path.length ?? 0;
    const isThere =
      home?.document === document &&
      home.path.every((part, index) => path[index] === part) &&
      (path.length === depth + 1 || (kind === 'schema' && path.length > depth));
    return isThere ? childReference('#', ...section, ...path.slice(depth)) : undefined;
  }

  #freeName(section: readonly string[], wanted: string): string {
    let name = wanted;
    const isTaken = (): boolean =>
      name === '__proto__' || this.#taken.has(childReference('#', ...section, name));
    for (let count = 2; isTaken(); count += 1) {
      name = `${wanted}_${count}`;
    }
    return name;
  }
}

/** The component's own name, or that of the file where it is all of one. */
function nameFor({ document, path }: Target): string {
  const file = /([^/]*?)(\.[^./]*)?$/.exec(new URL(document.location).pathname)?.[1] ?? '';
  return (path.at(-1) ?? file).replace(/[^\w.-]+/g, '_') || 'part';
}
