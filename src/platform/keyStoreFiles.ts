import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../core/base/errors.ts';
import { isRecord } from '../core/base/isRecord.ts';

/** Bytes beyond which a file is no key store. */
const LIMIT = 1024 * 1024;

/**
 * Reads a key store's file.
 *
 * @throws AppError `keystore/not-found`, `keystore/unreadable`, `keystore/too-large`
 */
export async function readKeyStoreFile(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) {
      throw new AppError('keystore/unreadable', { file }); // a device may have no end
    }
    const { size } = found;
    if (size > LIMIT) {
      throw new AppError('keystore/too-large', { file, what: 'bytes', value: size, limit: LIMIT });
    }
    return await readFile(file);
  } catch (error) {
    if (AppError.is(error)) {
      throw error;
    }
    const missing = isRecord(error) && error['code'] === 'ENOENT';
    throw new AppError(
      missing ? 'keystore/not-found' : 'keystore/unreadable',
      { file },
      {
        cause: error,
      },
    );
  }
}
