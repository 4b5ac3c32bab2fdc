import { fileURLToPath } from 'node:url';
import { isRecord } from '../base/isRecord.ts';
import type { ApiMistake } from './apiFinding.ts';
import { memberOf, pointerTokens } from './jsonPointer.ts';
import type { SourceDocument } from './sourceDocument.ts';

/** What a reference leads to, where it is written. */
export interface Target {
  document: SourceDocument;
  path: readonly string[];
  value: unknown;
}

/** The documents that a description consists of by URL, or why one cannot be had. */
export type Documents = ReadonlyMap<string, SourceDocument | ApiMistake>;

/** Follows references between documents. */
export class ReferenceResolver {
  /** URLs of documents that references lead to and that are not among those given. */
  readonly missing = new Set<string>();
  readonly #documents: Documents;
  readonly #anchors = new Map<SourceDocument, Map<string, readonly string[]>>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /**
   * What a reference leads to: references on the way are followed, one that stands at its end is not.
   *
   * @returns what is wrong with it; undefined where its document is missing, or cannot be read and says so itself
   */
  resolve(reference: string, from: SourceDocument): Target | ApiMistake | undefined {
    return this.#resolve(reference, from, new Set());
  }

  /** Whether the references that begin with one end in a value rather than in a circle. */
  ends(reference: string, from: SourceDocument): boolean {
    const seen = new Set<string>();
    let target = this.resolve(reference, from);
    while (target && !('code' in target)) {
      const { value, document, path } = target;
      if (!isRecord(value) || typeof value['$ref'] !== 'string') {
        return true;
      }
      const key = keyOf(document, path);
      if (seen.has(key)) {
        return false;
      }
      seen.add(key);
      target = this.resolve(value['$ref'], document);
    }
    return true;
  }

  #resolve(
    reference: string,
    from: SourceDocument,
    onTheWay: Set<string>,
  ): Target | ApiMistake | undefined {
    const missing: ApiMistake = { code: 'api/reference-missing', details: { reference } };
    const [address = '', ...rest] = reference.split('#');
    const found = address === '' ? from : this.#document(address, from, missing);
    if (found === undefined || 'code' in found) {
      return found;
    }
    if (found.value === undefined) {
      return undefined;
    }
    const fragment = decoded(rest.join('#'));
    const path =
      fragment === '' || fragment.startsWith('/')
        ? pointerTokens(fragment)
        : this.#anchorsOf(found).get(fragment);
    return path ? this.#walk(found, path, missing, onTheWay) : missing;
  }

  #walk(
    document: SourceDocument,
    path: readonly string[],
    missing: ApiMistake,
    onTheWay: Set<string>,
  ): Target | ApiMistake | undefined {
    let found: Target = { document, path: [], value: document.value };
    for (const token of path) {
      const { value } = found;
      if (isRecord(value) && typeof value['$ref'] === 'string' && !Object.hasOwn(value, token)) {
        const key = keyOf(found.document, found.path);
        if (onTheWay.has(key)) {
          return { code: 'api/reference-circular', details: { reference: value['$ref'] } };
        }
        const next = this.#resolve(value['$ref'], found.document, onTheWay.add(key));
        if (next === undefined || 'code' in next) {
          return next && missing;
        }
        found = next;
      }
      const child = memberOf(found.value, token);
      if (child === undefined) {
        return missing;
      }
      found = { document: found.document, path: [...found.path, token], value: child };
    }
    return found;
  }

  #document(
    address: string,
    from: SourceDocument,
    missing: ApiMistake,
  ): SourceDocument | ApiMistake | undefined {
    const base = new URL(from.location);
    const url = urlOf(address, base);
    if (!url) {
      return missing;
    }
    // A remote document must not read files, and a file must not make Windows call a server.
    const isRefused =
      url.protocol === 'file:'
        ? base.protocol !== 'file:' || url.host !== base.host
        : url.protocol !== 'https:' || url.username !== '' || url.password !== '';
    if (isRefused) {
      return { code: 'api/address-refused', details: { address } };
    }
    if (url.protocol === 'file:' && !isPath(url)) {
      return missing;
    }
    const location = url.href;
    const document = this.#documents.get(location);
    if (!document) {
      this.missing.add(location);
    }
    return document;
  }

  /** Places by JSON Schema's `$anchor` and `$dynamicAnchor`. */
  #anchorsOf(document: SourceDocument): Map<string, readonly string[]> {
    let anchors = this.#anchors.get(document);
    if (!anchors) {
      anchors = new Map();
      collectAnchors(document.value, [], anchors);
      this.#anchors.set(document, anchors);
    }
    return anchors;
  }
}

/** A text that stands for a place. */
export function keyOf({ location }: SourceDocument, path: readonly string[]): string {
  return [location, ...path].join('\n');
}

function collectAnchors(
  value: unknown,
  path: readonly string[],
  into: Map<string, readonly string[]>,
): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if ((name === '$anchor' || name === '$dynamicAnchor') && typeof member === 'string') {
      into.set(member, path);
    }
    collectAnchors(member, [...path, name], into);
  }
}

/** What an address means, also as people write it: with the letter of a drive, or a bare percent sign. */
function urlOf(address: string, base: URL): URL | undefined {
  const isDrive = base.protocol === 'file:' && /^[a-z]:[\\/]/i.test(address);
  const escaped = address.replace(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    return new URL(isDrive ? `file:///${escaped}` : escaped, base);
  } catch {
    return undefined;
  }
}

/** Whether a file's URL means a path at all: an encoded slash does not, nor does what is not UTF-8. */
function isPath(url: URL): boolean {
  try {
    fileURLToPath(url);
    return true;
  } catch {
    return false;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // people write names with a bare percent sign
  }
}
