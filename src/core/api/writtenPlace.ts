import { childReference } from './jsonPointer.ts';
import type { SourceDocument } from './sourceDocument.ts';

/** Where a part begins: as it is written, and in the assembled document. */
interface Start {
  path: readonly string[];
  $ref: string;
}

/** A place while a document is gone through: where it is written, and where it will stand. Paths are only put together when asked for. */
export class WrittenPlace {
  readonly document: SourceDocument;
  /** References around this place that are being replaced by what they lead to. */
  readonly within: ReadonlySet<string>;
  readonly #parent: WrittenPlace | undefined;
  readonly #start: Start;
  readonly #name: string;

  private constructor(
    document: SourceDocument,
    within: ReadonlySet<string>,
    start: Start,
    parent?: WrittenPlace,
    name = '',
  ) {
    this.document = document;
    this.within = within;
    this.#start = start;
    this.#parent = parent;
    this.#name = name;
  }

  /**
   * Where a part begins that is taken from a document.
   *
   * @param $ref into the assembled document
   */
  static begin(
    { document, path }: { document: SourceDocument; path: readonly string[] },
    $ref: string,
    within: ReadonlySet<string> = new Set(),
  ): WrittenPlace {
    return new WrittenPlace(document, within, { path, $ref });
  }

  child(name: string): WrittenPlace {
    return new WrittenPlace(this.document, this.within, this.#start, this, name);
  }

  /** In the document as it is written. */
  get path(): readonly string[] {
    return [...this.#start.path, ...this.#names()];
  }

  /** Reference into the assembled document. */
  get $ref(): string {
    return childReference(this.#start.$ref, ...this.#names());
  }

  #names(): string[] {
    return this.#parent ? [...this.#parent.#names(), this.#name] : [];
  }
}
