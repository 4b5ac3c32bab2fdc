import { setImmediate as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { textIn, type ListLanguage } from '../core/base/textColumns.ts';
import type { Glossary } from '../core/declaration/glossary.ts';
import type { AnomalyCatalogue } from '../core/exchange/anomalyCatalogue.ts';
import { readBoundedFile } from './readBoundedFile.ts';
import { resolvePath } from './resolvePath.ts';
import type { WatchedFiles } from './watchedFiles.ts';

/** Beyond this a list would take long to read; official ones have some hundred kilobytes. */
const LARGEST_MEGABYTES = 10;

/** The official lists that a user may have: what anomalies mean, and what fields are. Read when first needed, and again when they change. */
export class ReferenceLists {
  readonly #anomalies: ListFile<AnomalyCatalogue>;
  readonly #glossary: ListFile<Glossary>;

  /** @param onFailure told once for each version of a file that cannot be used */
  constructor(watched: WatchedFiles, onFailure: (error: unknown) => void) {
    this.#anomalies = new ListFile('anomalyCatalogue', watched, onFailure, async (file, bytes) => {
      const { readAnomalyCatalogue } = await import('../core/exchange/anomalyCatalogue.ts');
      return readAnomalyCatalogue(file, bytes, pause);
    });
    this.#glossary = new ListFile('glossary', watched, onFailure, async (file, bytes) => {
      const { readGlossary } = await import('../core/declaration/glossary.ts');
      return readGlossary(file, bytes, pause);
    });
  }

  /** The anomalies of `fla.anomalyCatalogue`; undefined where none is set, or it cannot be used. */
  anomalies(): Promise<AnomalyCatalogue | undefined> {
    return this.#anomalies.get();
  }

  /**
   * What the glossary of `fla.glossary` says of a field.
   *
   * @param names what the field may be called, the surest first
   */
  async definitionOf(
    names: readonly string[],
    language: ListLanguage,
  ): Promise<string | undefined> {
    const glossary = await this.#glossary.get();
    if (!glossary) {
      return undefined;
    }
    const { termKey } = await import('../core/declaration/glossary.ts');
    const texts = names.map(name => glossary.get(termKey(name))).find(found => found);
    return texts && textIn(texts, language);
  }

  dispose(): void {
    this.#anomalies.dispose();
    this.#glossary.dispose();
  }
}

/** One list, at the path that a setting gives. */
class ListFile<T> {
  readonly #setting: string;
  readonly #watched: WatchedFiles;
  readonly #onFailure: (error: unknown) => void;
  readonly #parse: (file: string, bytes: Uint8Array) => Promise<T>;
  readonly #subscription: vscode.Disposable;
  #read: { file: string; list: Promise<T | undefined> } | undefined;

  constructor(
    setting: string,
    watched: WatchedFiles,
    onFailure: (error: unknown) => void,
    parse: (file: string, bytes: Uint8Array) => Promise<T>,
  ) {
    this.#setting = setting;
    this.#watched = watched;
    this.#onFailure = onFailure;
    this.#parse = parse;
    this.#subscription = watched.onDidChange(path => {
      if (path === this.#read?.file) {
        this.#read = undefined;
      }
    });
  }

  async get(): Promise<T | undefined> {
    const folder = vscode.workspace.workspaceFolders?.[0];
    const path = vscode.workspace.getConfiguration('fla', folder?.uri ?? null).get(this.#setting);
    if (typeof path !== 'string' || path.trim() === '') {
      this.#read = undefined;
      return undefined;
    }
    const file = resolvePath(path.trim(), folder);
    if (this.#read?.file !== file) {
      this.#watched.watch(file);
      this.#read = { file, list: this.#load(file) };
    }
    return this.#read.list;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #load(file: string): Promise<T | undefined> {
    try {
      return await this.#parse(file, await readBoundedFile(file, LARGEST_MEGABYTES));
    } catch (error) {
      this.#onFailure(error);
      return undefined;
    }
  }
}
