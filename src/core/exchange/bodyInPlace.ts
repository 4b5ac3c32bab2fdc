import type { Joined } from './requestFile.ts';

/** A body as it stands in its file, from its start to its end, with comment lines blank: every character keeps its place. */
export function bodyInPlace(text: string, { start, end, pieces }: Joined): string {
  let place = start;
  let body = '';
  for (const piece of [...pieces, { start: end, end }]) {
    body += text.slice(place, piece.start).replace(/[^\r\n]/g, ' ');
    body += text.slice(piece.start, piece.end);
    place = piece.end;
  }
  return body;
}
