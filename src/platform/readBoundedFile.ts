import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../core/base/errors.ts';

/**
 * The bytes of a file that a setting or another file names. Devices and pipes are not read: they may have no end.
 *
 * @param megabytes beyond which it is not read either
 * @throws AppError `file/unreadable`, `file/too-large`
 */
export async function readBoundedFile(file: string, megabytes: number): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) {
      throw new AppError('file/unreadable', { file });
    }
    if (found.size > megabytes * 1e6) {
      throw new AppError('file/too-large', { file, limit: megabytes });
    }
    return await readFile(file);
  } catch (cause) {
    throw AppError.is(cause) ? cause : new AppError('file/unreadable', { file }, { cause });
  }
}
