import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import { AppError } from '../core/base/errors.ts';
import { FLA_API } from '../core/channel/quality.ts';

/** Where the description of an API comes from. */
export interface ApiSource {
  id: string;
  /** Path of the root file. */
  file: string;
  /** Whether it is the one that the extension brings along. */
  builtIn: boolean;
  /** What the user calls the API, where that is said. */
  name?: string;
}

/** The API descriptions in use, read when first needed. */
export class ApiDescriptions implements vscode.Disposable {
  readonly #file: string;
  readonly #changed = new vscode.EventEmitter<string>();
  #description: Promise<ApiDescription> | undefined;

  /** Tells the id of an API whose description changed, came or went. */
  readonly onDidChange = this.#changed.event;

  /** @param file path of the built-in description */
  constructor(file: string) {
    this.#file = file;
  }

  /** The ids of all APIs that have a description; the built-in one comes first. */
  ids(): string[] {
    return [FLA_API];
  }

  /** @throws AppError `api/unknown` */
  source(apiId: string): ApiSource {
    if (apiId !== FLA_API) {
      throw new AppError('api/unknown', { api: apiId });
    }
    return { id: FLA_API, file: this.#file, builtIn: true };
  }

  /**
   * The description of an API.
   *
   * @throws AppError `api/unknown`, `api/unreadable`
   */
  async get(apiId: string = FLA_API): Promise<ApiDescription> {
    const { file } = this.source(apiId);
    this.#description ??= this.#read(file);
    return this.#description;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(file: string): Promise<ApiDescription> {
    const [{ parseApiDescription }, text] = await Promise.all([
      import('../core/api/apiDescription.ts'),
      readFile(file, 'utf8').catch((cause: unknown) => {
        throw new AppError('api/unreadable', { file }, { cause });
      }),
    ]);
    return parseApiDescription({ id: FLA_API, file }, text);
  }
}
