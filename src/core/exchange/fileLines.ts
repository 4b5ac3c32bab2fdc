import type { Joined, Placed, Span } from './requestFile.ts';

/** A line without its end: its characters from `start` to `end`, and where the next one begins. */
export interface Line extends Placed {
  next: number;
}

/** The lines of a text, whatever they end with. */
export function fileLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\r|\n/g)) {
    const next = index + lineEnd.length;
    lines.push({ text: text.slice(start, index), start, end: index, next });
    start = next;
  }
  return start < text.length
    ? [...lines, { text: text.slice(start), start, end: text.length, next: text.length }]
    : lines;
}

/** Whether nothing but white space stands in a line. */
export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

/** A line without the white space around it. */
export function trimmed(line: Line): Placed {
  return placed(line, line.text, line.text.length);
}

/**
 * A part of a line, without the white space around it.
 *
 * @param endColumn where the part ends in its line
 */
export function placed(line: Line, part: string, endColumn: number): Placed {
  const start = line.start + endColumn - part.trimStart().length;
  const text = part.trim();
  return { text, start, end: start + text.length };
}

/** Where a character of a joined text stands in the file; for the end of the text, the end of its last piece. */
export function placeInFile({ pieces }: Pick<Joined, 'pieces'>, offset: number): number {
  let left = offset;
  for (const { start, end } of pieces) {
    if (left < end - start) {
      return start + left;
    }
    left -= end - start;
  }
  return pieces.at(-1)?.end ?? 0;
}

/** The text that spans of a text make together. Spans that touch become one piece. */
export function joinSpans(text: string, spans: readonly Span[]): Joined {
  const pieces: Span[] = [];
  for (const { start, end } of spans) {
    const last = pieces.at(-1);
    if (last?.end === start) {
      last.end = end;
    } else {
      pieces.push({ start, end });
    }
  }
  return {
    text: pieces.map(({ start, end }) => text.slice(start, end)).join(''),
    start: pieces[0]?.start ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    pieces,
  };
}
