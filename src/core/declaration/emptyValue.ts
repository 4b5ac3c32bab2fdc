import type { BodyShape } from './bodyShape.ts';

/** How far members of members are written. */
const DEPTH = 4;

/**
 * What is written for a member that is missing: all that must be there, but nothing that only its author can know. A text stays empty
 * rather than being an example, which somebody might send.
 */
export function emptyValue(shape: BodyShape, depth = 0): unknown {
  const stated = shape.keyword('const', 'default');
  const listed = shape.keyword('enum');
  if (stated !== undefined) {
    return stated;
  }
  if (Array.isArray(listed) && listed.length === 1) {
    return listed[0] as unknown;
  }
  const type = shape.keyword('type');
  switch (Array.isArray(type) ? (type as unknown[])[0] : type) {
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'string':
      return '';
    default:
      return type === 'object' || shape.memberNames.length > 0 ? emptyObject(shape, depth) : '';
  }
}

function emptyObject(shape: BodyShape, depth: number): Record<string, unknown> {
  const names = depth < DEPTH ? shape.required : [];
  return Object.fromEntries(names.map(name => [name, emptyValue(shape.member(name), depth + 1)]));
}
