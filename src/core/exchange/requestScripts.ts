import type { Span } from './requestFile.ts';
import { isBlank, trimmed, type Line } from './fileLines.ts';

/** `> {% … %}` and `< {% … %}`, as JetBrains' HTTP client has them. */
const SCRIPT_START = /^\s*[<>]\s*\{%/;
const SCRIPT_END = /%\}/;
/** A script in a file, and files that answers are written to or compared with. */
const AFTER_BODY = /^\s*(?:>\s+\S.*\.m?js|>>!?\s+\S.*|<>\s+\S.*)$/;

/**
 * Takes out of a request what is no part of it: the scripts that other tools run before and after it, and behind its body the files that
 * they write answers to.
 *
 * @param lines of one request
 */
export function withoutScripts(lines: readonly Line[]): { rest: Line[]; scripts: Span[] } {
  const rest: Line[] = [];
  const scripts: Span[] = [];
  let open: Span | undefined;
  for (const line of lines) {
    const { start, end } = trimmed(line);
    if (open) {
      open.end = end;
    } else if (SCRIPT_START.test(line.text)) {
      open = { start, end };
      scripts.push(open);
    } else {
      rest.push(line);
    }
    if (SCRIPT_END.test(line.text)) {
      open = undefined;
    }
  }
  for (let last = rest.at(-1); last && (isBlank(last) || AFTER_BODY.test(last.text));) {
    rest.pop();
    scripts.push(...(isBlank(last) ? [] : [trimmed(last)]));
    last = rest.at(-1);
  }
  return { rest, scripts };
}
