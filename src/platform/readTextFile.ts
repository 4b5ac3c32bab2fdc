import { decodeTextFile } from '../core/base/decodeTextFile.ts';
import { readBoundedFile } from './readBoundedFile.ts';

/** Several times the largest descriptions there are. */
const LARGEST_MEGABYTES = 50;

/**
 * The text of a file in whatever encoding people save such files, line ends as `\n`.
 *
 * @throws AppError `file/unreadable`, `file/too-large`
 */
export async function readTextFile(path: string): Promise<string> {
  return decodeTextFile(await readBoundedFile(path, LARGEST_MEGABYTES));
}
