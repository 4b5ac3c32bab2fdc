import { isRecord } from '../base/isRecord.ts';
import { memberOf } from './jsonPointer.ts';
import type { SchemaPlaces } from './schemaPlaces.ts';

/**
 * The names among those of `required` that a direction carries: a request has nothing that is read-only, a response nothing
 * that is write-only.
 *
 * @param owners the schema that requires them, and those that it is part of by `allOf`
 * @see OpenAPI 3.0.3, Schema Object, readOnly and writeOnly
 */
export function carriedMembers(
  required: readonly string[],
  owners: readonly unknown[],
  direction: 'request' | 'response',
  places: SchemaPlaces,
): string[] {
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  const says = (schema: unknown) => memberOf(schema, keyword) === true;
  const all = owners.flatMap(owner => withBases(owner, places));
  return required.filter(name => {
    const members = all.map(owner => memberOf(memberOf(owner, 'properties'), name));
    return !members.some(member => withBases(member, places).some(says));
  });
}

/** A schema with all that it takes over by `allOf`. */
function withBases(schema: unknown, places: SchemaPlaces, seen = new Set<unknown>()): unknown[] {
  const here = places.followed(schema);
  if (!isRecord(here) || seen.has(here)) {
    return [];
  }
  seen.add(here);
  const bases = Array.isArray(here['allOf']) ? (here['allOf'] as unknown[]) : [];
  return [here, ...bases.flatMap(base => withBases(base, places, seen))];
}
