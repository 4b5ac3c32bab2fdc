import { isRecord } from '../base/isRecord.ts';
import { percentEncoded } from '../base/percentEncoded.ts';

/** A place in an API description, as the URI fragment of a JSON Pointer: what `$ref` holds. @see RFC 6901 section 6 */
export interface SchemaReference {
  /** For example `#/components/schemas/Training`. */
  $ref: string;
}

/** What stands at the end of a reference: the value, and where it really stands once `$ref`s are followed. */
export interface Located {
  $ref: string;
  value: unknown;
}

/** The reference of a member of what stands at `parent`. */
export function childReference(parent: string, ...names: (string | number)[]): string {
  return [parent, ...names.map(name => percentEncoded(escapeToken(String(name))))].join('/');
}

/**
 * Finds what a reference leads to, following `$ref`s as long as it meets one, also on the way.
 *
 * @returns undefined where the document has nothing there, the reference leads to another document, or it leads in a circle
 */
export function locate(document: unknown, $ref: string): Located | undefined {
  return follow(document, $ref, new Set());
}

/** The members of a JSON Pointer, given without the `#`. @see RFC 6901 section 4 */
export function pointerTokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Reads a member, own ones alone, so that a pointer never reaches a prototype. */
export function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return /^\d+$/.test(name) ? (value as unknown[])[Number(name)] : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function follow(document: unknown, $ref: string, seen: Set<string>): Located | undefined {
  if (seen.has($ref) || !($ref === '#' || $ref.startsWith('#/'))) {
    return undefined;
  }
  seen.add($ref);
  const pointer = decoded($ref.slice(1));
  if (pointer === undefined) {
    return undefined;
  }
  let found: Located = { $ref: '#', value: document };
  for (const token of pointerTokens(pointer)) {
    const value = memberOf(found.value, token);
    const child = childReference(found.$ref, token);
    const next =
      isRecord(value) && typeof value['$ref'] === 'string'
        ? follow(document, value['$ref'], seen)
        : { $ref: child, value };
    if (next?.value === undefined) {
      return undefined;
    }
    found = next;
  }
  return found;
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
