import { readFile } from 'node:fs/promises';
import { decodeTextFile } from '../core/channel/decodeTextFile.ts';

/** The text of a file in whatever encoding people save such files, line ends as `\n`. */
export async function readTextFile(path: string): Promise<string> {
  return decodeTextFile(await readFile(path));
}
