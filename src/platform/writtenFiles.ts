import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../core/base/errors.ts';

/** Writing files so that none is ever half there. */
export interface WrittenFiles {
  /**
   * Writes a file, or replaces it whole: beside it first, then renamed.
   *
   * @param secret only the user may read it
   * @throws AppError `keystore/not-written`
   */
  write(file: string, bytes: Uint8Array | string, secret: boolean): Promise<void>;
  /**
   * Replaces a file and reads it back; what stood there comes back when the new one does not prove right.
   *
   * @param proves reads the new file, and throws or answers false when it is not right
   * @throws AppError `keystore/not-written`
   */
  replace(file: string, bytes: Uint8Array, proves: () => Promise<boolean>): Promise<void>;
}

/** The files of this machine. */
export const writtenFiles: WrittenFiles = {
  async write(file, bytes, secret) {
    const part = `${file}.${randomUUID()}.part`;
    try {
      await writeFile(part, bytes, secret ? { mode: 0o600 } : {});
      await rename(part, file);
    } catch (cause) {
      await rm(part, { force: true });
      throw new AppError('keystore/not-written', { file }, { cause });
    }
  },

  async replace(file, bytes, proves) {
    const backup = `${file}.${randomUUID()}.bak`;
    try {
      await copyFile(file, backup);
    } catch (cause) {
      throw new AppError('keystore/not-written', { file }, { cause });
    }
    try {
      await this.write(file, bytes, true);
      if (!(await proves())) {
        throw new AppError('keystore/not-written', { file });
      }
    } catch (cause) {
      await rename(backup, file);
      throw new AppError('keystore/not-written', { file }, { cause });
    }
    await rm(backup, { force: true });
  },
};
