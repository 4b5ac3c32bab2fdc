import type { Origin } from './apiReading.ts';

/**
 * Where a part of a description is written, or what is around it: the place of the longest reference that leads to it, and from there on.
 *
 * @param $ref into the description's `document`
 */
export function writtenOrigin(origins: readonly Origin[], $ref: string): Origin | undefined {
  let best: Origin | undefined;
  for (const origin of origins) {
    const leadsThere = $ref === origin.$ref || $ref.startsWith(`${origin.$ref}/`);
    // Of two in the same place the later one is what a reference was replaced by.
    if (leadsThere && origin.$ref.length >= (best?.$ref.length ?? 0)) {
      best = origin;
    }
  }
  return (
    best && {
      $ref,
      location: best.location,
      pointer: best.pointer + decoded($ref.slice(best.$ref.length)),
    }
  );
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
