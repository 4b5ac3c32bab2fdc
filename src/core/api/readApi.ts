import { createHash } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ApiMistake } from './apiFinding.ts';
import type { ApiReadOptions, ApiReading } from './apiReading.ts';
import { readDocuments } from './readDocuments.ts';
import { SourceDocument } from './sourceDocument.ts';

/**
 * Reads an API description: OpenAPI 3.0 or 3.1 or Swagger 2.0, YAML or JSON, with all documents that it refers to. Bad input is told as
 * findings. Load this module on demand: it brings a YAML parser.
 *
 * @param source id of the API and the absolute path of the root document
 * @param readText reads a local document by its absolute path
 */
export async function readApi(
  { id, file }: { id: string; file: string },
  options: ApiReadOptions,
  readText: (path: string) => Promise<string>,
): Promise<ApiReading> {
  const location = pathToFileURL(file).href;
  const documents = new Map<string, SourceDocument | ApiMistake>();
  const wanted = new Set<string>();
  const load = async (url: string): Promise<void> => {
    const document = await loadDocument(url, options, readText);
    if (document) {
      documents.set(url, document);
    } else {
      wanted.add(url);
    }
  };
  await load(location);
  const root = documents.get(location);
  if (!(root instanceof SourceDocument)) {
    return { ...unreadable(file, root), files: [file] };
  }
  for (;;) {
    const { missing, ...reading } = readDocuments(id, root, documents, nameOf);
    const next = missing.filter(url => !wanted.has(url));
    if (next.length === 0) {
      const urls = [...documents.keys()];
      return {
        ...reading,
        files: urls.filter(isLocal).map(nameOf),
        hashes: Object.fromEntries(hashesOf(documents)),
        remote: urls.filter(url => !isLocal(url)),
        wanted: [...wanted],
      };
    }
    // What they refer to in turn is only known once they are there.
    await Promise.all(next.map(load));
  }
}

async function loadDocument(
  url: string,
  { allowedHosts, fetched }: ApiReadOptions,
  readText: (path: string) => Promise<string>,
): Promise<SourceDocument | ApiMistake | undefined> {
  if (isLocal(url)) {
    try {
      return new SourceDocument(url, await readText(fileURLToPath(url)));
    } catch {
      return { code: 'api/file-unreadable', details: { file: nameOf(url) } };
    }
  }
  const { host } = new URL(url);
  if (!allowedHosts.some(allowed => allowed.toLowerCase() === host)) {
    return { code: 'api/host-not-allowed', details: { host } };
  }
  const answer = fetched[url];
  if (answer === undefined) {
    return undefined;
  }
  return 'text' in answer
    ? new SourceDocument(url, answer.text)
    : { code: 'api/not-fetched', details: { host, cause: answer.cause } };
}

function unreadable(
  file: string,
  mistake: ApiMistake = { code: 'api/file-unreadable', details: { file } },
): Omit<ApiReading, 'files'> {
  const place = { file, line: 0, column: 0, endLine: 0, endColumn: 0 };
  return { findings: [{ ...mistake, ...place }], hashes: {}, remote: [], wanted: [], origins: [] };
}

function hashesOf(documents: ReadonlyMap<string, SourceDocument | ApiMistake>): [string, string][] {
  return [...documents].flatMap(([url, document]): [string, string][] =>
    document instanceof SourceDocument && isLocal(url)
      ? [[nameOf(url), createHash('sha256').update(document.text).digest('hex')]]
      : [],
  );
}

/** What a document is called: its path or its address. */
function nameOf(url: string): string {
  return isLocal(url) ? fileURLToPath(url) : url;
}

function isLocal(url: string): boolean {
  return url.startsWith('file:');
}
