import { fileLines, isBlank } from './fileLines.ts';

/** What may be written on a line of a request file. */
export type RequestPlace = 'separator' | 'comment' | 'variable' | 'request' | 'header' | 'body';

/**
 * What the line at a place of a request file is, by those above it. A line of a query counts as `header`: it stands where one may.
 *
 * @param offset characters from 0
 */
export function requestPlace(text: string, offset: number): RequestPlace {
  let next: RequestPlace = 'request';
  let kind: RequestPlace = 'request';
  for (const line of fileLines(text)) {
    if (line.start > offset) {
      break;
    }
    kind = next;
    if (/^\s*#{3,}/.test(line.text)) {
      kind = 'separator';
      next = 'request';
    } else if (/^\s*(?:#|\/\/)/.test(line.text)) {
      kind = 'comment';
    } else if (next !== 'body' && /^\s*@/.test(line.text)) {
      kind = 'variable';
    } else if (next === 'request' && !isBlank(line)) {
      next = 'header';
    } else if (next === 'header' && isBlank(line)) {
      next = 'body';
    }
    if (offset < line.next) {
      return kind;
    }
  }
  return /[\r\n]$/.test(text) && offset >= text.length ? next : kind;
}
