import { randomUUID } from 'node:crypto';
import { access, copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { AppError } from '../core/base/errors.ts';

/** One file to be written. */
export interface NewFile {
  file: string;
  content: Uint8Array | string;
  /** Only the user may read it. */
  secret?: boolean;
}

/** Writing files so that none is ever half there. */
export interface WrittenFiles {
  /**
   * Writes files, or replaces them whole: all of them beside first, then each is renamed. When one cannot be written, none is.
   *
   * @throws AppError `keystore/not-written`
   */
  write(...files: NewFile[]): Promise<void>;
  /**
   * Replaces a file and reads it back; what stood there comes back when the new one does not prove right.
   *
   * @param proves reads the new file, and throws or answers false when it is not right
   * @throws AppError `keystore/not-written`
   */
  replace(file: string, content: Uint8Array, proves: () => Promise<boolean>): Promise<void>;
  /** The path itself, or numbered where a file stands already. */
  freeName(file: string): Promise<string>;
}

/** The files of this machine. */
export const writtenFiles: WrittenFiles = {
  async write(...files) {
    const parts = files.map(file => ({ ...file, part: `${file.file}.${randomUUID()}.part` }));
    let current = files[0]?.file ?? '';
    try {
      for (const { file, content, secret, part } of parts) {
        current = file;
        await writeFile(part, content, secret === true ? { mode: 0o600 } : {});
      }
      for (const { file, part } of parts) {
        current = file;
        await rename(part, file);
      }
    } catch (cause) {
      await Promise.all(parts.map(({ part }) => rm(part, { force: true })));
      throw new AppError('keystore/not-written', { file: current }, { cause });
    }
  },

  async replace(file, content, proves) {
    const backup = `${file}.${randomUUID()}.bak`;
    try {
      await copyFile(file, backup);
    } catch (cause) {
      throw new AppError('keystore/not-written', { file }, { cause });
    }
    try {
      await this.write({ file, content, secret: true });
      if (!(await proves())) {
        throw new AppError('keystore/not-written', { file });
      }
    } catch (cause) {
      await rename(backup, file);
      throw new AppError('keystore/not-written', { file }, { cause });
    }
    await rm(backup, { force: true });
  },

  async freeName(file) {
    const extension = extname(file);
    const stem = file.slice(0, file.length - extension.length);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? file : `${stem}-${number}${extension}`;
      if (!(await exists(name))) {
        return name;
      }
    }
  },
};

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
