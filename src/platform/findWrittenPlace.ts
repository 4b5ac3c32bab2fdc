import { fileURLToPath } from 'node:url';
import type { DescriptionPlace, Origin } from '../core/api/apiReading.ts';
import { pointerTokens } from '../core/api/jsonPointer.ts';
import { SourceDocument } from '../core/api/sourceDocument.ts';
import { writtenOrigin } from '../core/api/writtenOrigin.ts';
import { readTextFile } from './readTextFile.ts';

/**
 * Where what a reference into a description's document leads to is written in its files, or what is around it. Undefined where the file
 * is on another machine or cannot be read.
 */
export async function findWrittenPlace(
  origins: readonly Origin[],
  $ref: string,
): Promise<DescriptionPlace | undefined> {
  const origin = writtenOrigin(origins, $ref);
  if (origin?.location.startsWith('file:') !== true) {
    return undefined;
  }
  const file = fileURLToPath(origin.location);
  try {
    const document = new SourceDocument(origin.location, await readTextFile(file));
    const { start } = document.rangeAt(pointerTokens(origin.pointer), 'name');
    const { line, character } = document.positionAt(start);
    return { file, line, column: character };
  } catch {
    return undefined;
  }
}
