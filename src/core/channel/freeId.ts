import { foldText } from '../base/foldText.ts';

/**
 * An id for settings made from a name: lower-case letters, digits and hyphens, unlike every one that is taken.
 *
 * @param fallback what stands in for a name without any letter or digit
 */
export function freeId(name: string, taken: readonly string[], fallback: string): string {
  const base =
    foldText(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || fallback;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) {
    id = `${base}-${number}`;
  }
  return id;
}
