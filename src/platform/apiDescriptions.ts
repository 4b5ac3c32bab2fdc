import * as vscode from 'vscode';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import type {
  ApiReadOptions,
  ApiReading,
  DescriptionPlace,
  Origin,
} from '../core/api/apiReading.ts';
import { AppError } from '../core/base/errors.ts';
import { FLA_API } from '../core/channel/quality.ts';
import type { Transport } from '../core/exchange/transport.ts';
import type { ApiSettings } from './apiSettings.ts';

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

/** What reading descriptions takes. */
export interface ApiBoundaries {
  /** Path of the built-in description. */
  builtIn: string;
  settings: Pick<ApiSettings, 'read' | 'allowedHosts' | 'onDidChange'>;
  /** Reads a description off the host's thread. */
  read: (
    source: { id: string; file: string },
    options: ApiReadOptions,
    signal?: AbortSignal,
  ) => Promise<ApiReading>;
  /** Finds where a part of a description is written, off the host's thread. */
  placeOf: (origins: readonly Origin[], $ref: string) => Promise<DescriptionPlace | undefined>;
  transport: Transport;
  /** Files of descriptions, to be told of their changes. */
  watched: { watch(path: string): void; onDidChange: vscode.Event<string> };
  /** Folder of what was read before. */
  cacheFolder: string;
}

/** The description of an API as far as it is known. */
interface Known {
  file: string;
  reading: Promise<ApiReading>;
  /** What came of it, once it is there. */
  settled?: ApiReading;
}

/** The API descriptions in use: read when first needed, kept on disk, and read again when a file they consist of changes. */
export class ApiDescriptions implements vscode.Disposable {
  readonly #boundaries: ApiBoundaries;
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #wasRead = new vscode.EventEmitter<string>();
  readonly #known = new Map<string, Known>();
  readonly #subscription: vscode.Disposable;
  #sources: ReadonlyMap<string, ApiSource>;
  #allowedHosts: string;

  /** Tells the id of an API whose description changed, came or went. */
  readonly onDidChange = this.#changed.event;
  /** Tells the id of an API whose description was read, usable or not. */
  readonly onDidRead = this.#wasRead.event;

  constructor(boundaries: ApiBoundaries) {
    this.#boundaries = boundaries;
    this.#sources = this.#readSources();
    this.#allowedHosts = boundaries.settings.allowedHosts().join();
    this.#subscription = vscode.Disposable.from(
      boundaries.settings.onDidChange(() => {
        this.#settingsChanged();
      }),
      boundaries.watched.onDidChange(path => {
        // Of what is still being read nobody knows whether it has seen the change.
        this.#forget(({ settled }) => settled?.files.includes(path) ?? true);
      }),
    );
  }

  /** The ids of all APIs that have a description; the built-in one comes first. */
  ids(): string[] {
    return [...this.#sources.keys()];
  }

  /** @throws AppError `api/unknown` */
  source(apiId: string): ApiSource {
    const source = this.#sources.get(apiId);
    if (!source) {
      throw new AppError('api/unknown', { api: apiId });
    }
    return source;
  }

  /**
   * The description of an API.
   *
   * @throws AppError `api/unknown`, `api/unreadable`
   */
  async get(apiId: string = FLA_API): Promise<ApiDescription> {
    const { file } = this.source(apiId);
    const { description } = await this.reading(apiId);
    if (!description) {
      throw new AppError('api/unreadable', { file });
    }
    return description;
  }

  /**
   * What came of reading the description of an API, with everything that is wrong with it.
   *
   * @throws AppError `api/unknown`
   */
  async reading(apiId: string): Promise<ApiReading> {
    const { file } = this.source(apiId);
    const known = this.#known.get(apiId);
    return known?.file === file ? known.reading : this.#begin(apiId, file, true);
  }

  /** What came of reading the description of an API, where that has been done; never reads. */
  lastReading(apiId: string): ApiReading | undefined {
    return this.#known.get(apiId)?.settled;
  }

  /**
   * Reads a description that is no API's yet, remote documents too, to see what it says.
   *
   * @param file absolute path
   * @throws DOMException `AbortError` once the signal aborts
   */
  async preview(apiId: string, file: string, signal?: AbortSignal): Promise<ApiReading> {
    const { readDescription } = await import('./readDescription.ts');
    return readDescription(this.#boundaries, { id: apiId, file }, false, signal);
  }

  /** Where what a reference into an API's description leads to is written, or what is around it. */
  async placeOf(apiId: string, $ref: string): Promise<DescriptionPlace | undefined> {
    const { origins } = await this.reading(apiId);
    return this.#boundaries.placeOf(origins, $ref);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#wasRead.dispose();
  }

  #begin(id: string, file: string, fromCache: boolean): Promise<ApiReading> {
    const { watched } = this.#boundaries;
    const reading = import('./readDescription.ts').then(({ readDescription }) =>
      readDescription(this.#boundaries, { id, file }, fromCache),
    );
    const known: Known = { file, reading };
    this.#known.set(id, known);
    watched.watch(file);
    reading.then(
      settled => {
        known.settled = settled;
        settled.files.forEach(path => {
          watched.watch(path);
        });
        if (this.#known.get(id) === known) {
          this.#wasRead.fire(id);
        }
      },
      () => {
        this.#drop(known);
      },
    );
    return reading;
  }

  #drop(known: Known): void {
    for (const [id, other] of this.#known) {
      if (other === known) {
        this.#known.delete(id);
      }
    }
  }

  #forget(isOutdated: (known: Known) => boolean): void {
    for (const [id, known] of [...this.#known]) {
      if (isOutdated(known)) {
        this.#known.delete(id);
        this.#changed.fire(id);
      }
    }
  }

  #settingsChanged(): void {
    const before = this.#sources;
    this.#sources = this.#readSources();
    for (const id of new Set([...before.keys(), ...this.#sources.keys()])) {
      if (JSON.stringify(before.get(id)) !== JSON.stringify(this.#sources.get(id))) {
        this.#known.delete(id);
        this.#changed.fire(id);
      }
    }
    const hosts = this.#boundaries.settings.allowedHosts().join();
    if (hosts !== this.#allowedHosts) {
      this.#allowedHosts = hosts;
      this.#forget(
        ({ settled }) =>
          settled === undefined ||
          settled.remote.length > 0 ||
          settled.findings.some(({ code }) => code === 'api/host-not-allowed'),
      );
    }
  }

  #readSources(): ReadonlyMap<string, ApiSource> {
    const { builtIn, settings } = this.#boundaries;
    const sources = new Map<string, ApiSource>();
    sources.set(FLA_API, { id: FLA_API, file: builtIn, builtIn: true });
    for (const api of settings.read().apis) {
      sources.set(api.id, { ...api, builtIn: false });
    }
    return sources;
  }
}
