import { readFile } from 'node:fs/promises';
import { AppError } from '../core/base/errors.ts';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import { FLA_API } from '../core/channel/quality.ts';

/** The API descriptions in use, read when first needed. */
export class ApiDescriptions {
  readonly #file: string;
  #active: Promise<ApiDescription> | undefined;

  /** @param file path of the built-in description */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * The active description of the FLA.
   *
   * @throws AppError `api/unreadable`
   */
  active(): Promise<ApiDescription> {
    this.#active ??= this.#read();
    return this.#active;
  }

  async #read(): Promise<ApiDescription> {
    const file = this.#file;
    const [{ parseApiDescription }, text] = await Promise.all([
      import('../core/api/apiDescription.ts'),
      readFile(file, 'utf8').catch((cause: unknown) => {
        throw new AppError('api/unreadable', { file }, { cause });
      }),
    ]);
    return parseApiDescription({ id: FLA_API, file }, text);
  }
}
