import type { Fix } from './finding.ts';

type Edit = Fix['edits'][number];

/**
 * The edits that carry out several repairs of one kind at once. None overlap: members that go, or come, together take their commas along.
 * A repair that would touch what another writes is left out.
 *
 * @param text that the repairs are for
 * @returns the edits in the order of the text, and how many of the repairs they carry out
 */
export function combinedEdits(
  fixes: readonly Fix[],
  text: string,
): { edits: Edit[]; repairs: number } {
  const inOrder = fixes.toSorted((a, b) => startOf(a) - startOf(b));
  let edits: Edit[] = [];
  let repairs = 0;
  for (const fix of inOrder) {
    const joined = fix.edits.reduce<Edit[] | undefined>(
      (all, edit) => all && joinedWith(all, edit),
      edits,
    );
    if (joined) {
      edits = joined;
      repairs += 1;
    }
  }
  return { edits: edits.map(edit => (isRemoval(edit) ? withComma(edit, text) : edit)), repairs };
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map(({ start }) => start));
}

/** The edits with one more, which starts at or after the last of them; undefined where they do not go together. */
function joinedWith(edits: readonly Edit[], next: Edit): Edit[] | undefined {
  const last = edits.at(-1);
  if (!last || next.start > last.end) {
    return [...edits, next];
  }
  if (isRemoval(last) && isRemoval(next)) {
    return [...edits.slice(0, -1), { ...last, end: Math.max(last.end, next.end) }];
  }
  if (last.start !== next.start || last.end !== next.end) {
    return undefined;
  }
  if (isInsertion(next) && next.text.startsWith(',')) {
    return [...edits, next];
  }
  // The first members of an object, each on lines of its own.
  return /^\s+"[^]*\s$/.test(next.text)
    ? [...edits.slice(0, -1), { ...last, text: `${last.text.trimEnd()},${next.text}` }]
    : undefined;
}

function isRemoval({ text }: Edit): boolean {
  return text === '';
}

function isInsertion({ start, end }: Edit): boolean {
  return start === end;
}

/** Where all members before another one go, the comma that is left goes too. */
function withComma(removal: Edit, text: string): Edit {
  const isFirst = text.slice(0, removal.start).trimEnd().endsWith('{');
  const comma = isFirst ? /^\s*,\s*/.exec(text.slice(removal.end)) : null;
  return comma ? { ...removal, end: removal.end + comma[0].length } : removal;
}
