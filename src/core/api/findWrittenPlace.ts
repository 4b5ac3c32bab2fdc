import { fileURLToPath } from 'node:url';
import type { DescriptionPlace, Origin } from './apiReading.ts';
import { pointerTokens } from './jsonPointer.ts';
import { SourceDocument } from './sourceDocument.ts';
import { writtenOrigin } from './writtenOrigin.ts';

/**
 * Where what a reference into a description's document leads to is written in its files, or what is around it. Undefined where the file
 * is on another machine or cannot be read. Load this module on demand: it brings a YAML parser.
 *
 * @param readText reads a local document by its absolute path
 */
export async function findWrittenPlace(
  origins: readonly Origin[],
  $ref: string,
  readText: (path: string) => Promise<string>,
): Promise<DescriptionPlace | undefined> {
  const origin = writtenOrigin(origins, $ref);
  if (origin?.location.startsWith('file:') !== true) {
    return undefined;
  }
  const file = fileURLToPath(origin.location);
  try {
    const document = new SourceDocument(origin.location, await readText(file));
    const { start } = document.rangeAt(pointerTokens(origin.pointer), 'name');
    const { line, character } = document.positionAt(start);
    return { file, line, column: character };
  } catch {
    return undefined;
  }
}
