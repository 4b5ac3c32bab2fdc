import { createHash } from 'node:crypto';
import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import { isOddity, type ApiFinding, type ApiMistake } from './apiFinding.ts';
import type { Origin } from './apiReading.ts';
import { MOST_VALUES, TooLarge, assembleDocument } from './assembleDocument.ts';
import type { AssembledDocument, PlacedMistake } from './assembledDocument.ts';
import { memberOf, pointerTokens } from './jsonPointer.ts';
import { readOperations } from './readOperations.ts';
import { ReferenceResolver, type Documents } from './referenceResolver.ts';
import type { Mark, SourceDocument } from './sourceDocument.ts';
import type { TextRange } from './syntaxFaults.ts';
import { upgradeSwagger, type Move } from './upgradeSwagger.ts';
import { writtenOrigin } from './writtenOrigin.ts';

type Dialect = ApiDescription['dialect'];

/** Beyond these nobody reads on, and VS Code shows no more of a file. */
const MOST_FINDINGS = 1000;

/** What a set of documents reads as, and which others they refer to. */
export interface DocumentsReading {
  description?: ApiDescription;
  findings: ApiFinding[];
  origins: Origin[];
  /** URLs of documents that references lead to and that are not in the set. */
  missing: string[];
}

/**
 * Reads a description from the documents it consists of.
 *
 * @param id of the API
 * @param documents by URL, the root among them
 * @param nameOf what a document is called in findings: its path or address
 */
export function readDocuments(
  id: string,
  root: SourceDocument,
  documents: Documents,
  nameOf: (location: string) => string,
): DocumentsReading {
  const reader = new DocumentsReader(root, documents, nameOf);
  return reader.read(id);
}

/** A mistake whose place is still to be looked up. */
interface Found {
  mistake: ApiMistake;
  document: SourceDocument;
  range: TextRange | { path: readonly string[]; mark: Mark };
}

class DocumentsReader {
  readonly #root: SourceDocument;
  readonly #documents: Documents;
  readonly #nameOf: (location: string) => string;
  /** Once each: what several references lead to is looked at for each of them. */
  readonly #found = new Map<string, Found>();

  constructor(root: SourceDocument, documents: Documents, nameOf: (location: string) => string) {
    this.#root = root;
    this.#documents = documents;
    this.#nameOf = nameOf;
  }

  read(id: string): DocumentsReading {
    for (const document of this.#documents.values()) {
      if (!('code' in document)) {
        this.#tellFaults(document);
      }
    }
    const dialect = this.#dialect();
    const resolver = new ReferenceResolver(this.#documents);
    const assembled = dialect && this.#assemble(dialect, resolver);
    const described = assembled && this.#describe(id, dialect, assembled);
    return {
      ...(described ? { description: described.description } : {}),
      findings: [...this.#found.values()]
        .sort((a, b) => Number(isOddity(a.mistake)) - Number(isOddity(b.mistake)))
        .slice(0, MOST_FINDINGS)
        .map(found => this.#findingOf(found)),
      origins: described?.origins ?? [],
      missing: [...resolver.missing],
    };
  }

  #tellFaults(document: SourceDocument): void {
    for (const { reason, start, end } of document.faults) {
      const mistake: ApiMistake = { code: 'api/syntax', details: { reason } };
      this.#found.set(`${document.location}\n${start}`, {
        mistake,
        document,
        range: { start, end },
      });
    }
  }

  #dialect(): Dialect | undefined {
    const root = this.#root;
    if (root.value === undefined && root.faults.length > 0) {
      return undefined;
    }
    const swagger = versionIn(root.value, 'swagger');
    const openapi = versionIn(root.value, 'openapi');
    const [member, version] = openapi === undefined ? ['swagger', swagger] : ['openapi', openapi];
    if (version === undefined) {
      this.#tell({ code: 'api/not-a-description', details: {} }, root, []);
      return undefined;
    }
    if (member === 'swagger' && /^2(\.0)?$/.test(version)) {
      return 'swagger-2.0';
    }
    if (member === 'openapi' && /^3(\.0(\.\d+)?)?(-|$)/.test(version)) {
      return 'openapi-3.0';
    }
    if (member === 'openapi' && /^3\.\d+/.test(version)) {
      if (!/^3\.1(\.|-|$)/.test(version)) {
        this.#tell({ code: 'api/newer-version', details: { version } }, root, [member], 'value');
      }
      return 'openapi-3.1';
    }
    this.#tell({ code: 'api/version', details: { version } }, root, [member], 'value');
    return undefined;
  }

  #assemble(dialect: Dialect, resolver: ReferenceResolver): AssembledDocument | undefined {
    try {
      const assembled = assembleDocument(this.#root, dialect, resolver);
      assembled.mistakes.forEach(placed => {
        this.#tellPlaced(placed);
      });
      return assembled;
    } catch (error) {
      if (error instanceof TooLarge) {
        const details = { limit: MOST_VALUES };
        this.#tell({ code: 'api/too-large', details }, this.#root, []);
        return undefined;
      }
      throw error;
    }
  }

  #describe(
    id: string,
    dialect: Dialect,
    assembled: AssembledDocument,
  ): { description: ApiDescription; origins: Origin[] } {
    const { document, moves } =
      dialect === 'swagger-2.0'
        ? upgradeSwagger(assembled.document)
        : { document: assembled.document, moves: [] };
    const origins = originsOf(assembled, moves);
    const { operations, mistakes } = readOperations(document);
    for (const { mistake, $ref } of mistakes) {
      const origin = writtenOrigin(origins, $ref);
      const source = origin && this.#documents.get(origin.location);
      if (source && !('code' in source)) {
        this.#tell(mistake, source, pointerTokens(origin.pointer));
      }
    }
    const info = isRecord(document['info']) ? document['info'] : {};
    const description: ApiDescription = {
      id,
      title: textOf(info['title']) ?? id,
      version: textOf(info['version']) ?? '',
      provisional: info['x-provisional'] === true,
      dialect,
      digest: this.#digest(),
      operations,
      document,
    };
    return { description, origins };
  }

  /** Of one document its own hash. */
  #digest(): string {
    const hash = createHash('sha256').update(this.#root.text);
    for (const document of this.#documents.values()) {
      if (!('code' in document) && document !== this.#root) {
        hash.update(`\0${document.location}\0`).update(document.text);
      }
    }
    return hash.digest('hex');
  }

  #tellPlaced({ mistake, document, path, mark }: PlacedMistake): void {
    this.#tell(mistake, document, path, mark);
  }

  #tell(
    mistake: ApiMistake,
    document: SourceDocument,
    path: readonly string[],
    mark: Mark = 'name',
  ): void {
    const key = JSON.stringify([mistake, document.location, path]);
    this.#found.set(key, { mistake, document, range: { path, mark } });
  }

  #findingOf({ mistake, document, range }: Found): ApiFinding {
    const { start, end } = 'path' in range ? document.rangeAt(range.path, range.mark) : range;
    const from = document.positionAt(start);
    const to = document.positionAt(end);
    return {
      ...mistake,
      file: this.#nameOf(document.location),
      line: from.line,
      column: from.character,
      endLine: to.line,
      endColumn: to.character,
    };
  }
}

function originsOf({ parts }: AssembledDocument, moves: readonly Move[]): Origin[] {
  const origins = parts.map(({ $ref, document, path }): Origin => ({
    $ref,
    location: document.location,
    pointer: path.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  }));
  const moved = moves.flatMap(({ to, from }) => {
    const origin = writtenOrigin(origins, from);
    return origin ? [{ ...origin, $ref: to }] : [];
  });
  return [...origins, ...moved];
}

function versionIn(value: unknown, member: string): string | undefined {
  const version = memberOf(value, member);
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
