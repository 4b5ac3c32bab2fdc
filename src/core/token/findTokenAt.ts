import { decodeHeader, isFlaw } from './decodePart.ts';

/** Characters that are looked at on either side: a line of minified JSON may have millions. */
const REACH = 32_768;
/** Of an encrypted token. */
const MOST_PARTS = 5;

/** Where a token stands in a line; `end` is behind it. */
export interface TokenPlace {
  token: string;
  start: number;
  end: number;
}

/**
 * The JWT around a place in a line: three parts, or five where it is encrypted, the first of which is a header. Takes the same time in
 * a line of any length.
 *
 * @returns undefined where none is, also where the place is in a longer chain of parts but not in the token itself
 */
export function findTokenAt(line: string, offset: number): TokenPlace | undefined {
  const from = Math.max(0, offset - REACH);
  const window = line.slice(from, offset + REACH);
  const at = offset - from;
  const before = window.slice(beginOfRun(window, at), at);
  const after = /^[\w.-]*/.exec(window.slice(at))?.[0] ?? '';
  const first = from + at - before.length;
  // A run that goes on beyond what is looked at is none that could be shown.
  if (first === from && from > 0) {
    return undefined;
  }
  if (at + after.length === window.length && offset + REACH < line.length) {
    return undefined;
  }
  const run = (before + after).replace(ESCAPE, escape => ' '.repeat(escape.length));
  const parts = run.split('.');
  // The header is in the part at the place, or in one of those before it.
  const own = run.slice(0, before.length).split('.').length - 1;
  for (let index = Math.max(0, own - MOST_PARTS + 1); index <= own; index++) {
    const token = tokenFrom(parts.slice(index, index + MOST_PARTS));
    const indent = /^ */.exec(parts[index] ?? '')?.[0].length ?? 0;
    const start = first + parts.slice(0, index).join('.').length + (index > 0 ? 1 : 0) + indent;
    const end = start + (token?.length ?? 0);
    if (token !== undefined && start <= offset && offset <= end) {
      return { token, start, end };
    }
  }
  return undefined;
}

/** What stands before a token in a string or a form and is made of a token's characters: `\n`, `%20`. */
const ESCAPE = /^(?:\\[nrtbf]|%[\dA-Fa-f]{2}|[%\\])/;

function tokenFrom(parts: readonly string[]): string | undefined {
  const [first = ''] = parts;
  const part = first.trimStart();
  if (!/^e[wy3]/.test(part)) {
    return undefined;
  }
  const header = decodeHeader(part);
  if (isFlaw(header)) {
    return undefined;
  }
  const count = header.members['enc'] === undefined ? 3 : MOST_PARTS;
  return parts.length < count ? undefined : [part, ...parts.slice(1, count)].join('.');
}

/** Where the characters before a place begin that a token can have. By hand: a pattern that ends in `$` looks at each of them anew. */
function beginOfRun(text: string, at: number): number {
  let begin = at;
  while (begin > 0 && /[\w.-]/.test(text.charAt(begin - 1))) {
    begin--;
  }
  return begin > 0 && /[%\\]/.test(text.charAt(begin - 1)) ? begin - 1 : begin;
}
