import { guessDelimiter, readCsvRows } from '../channel/csvRows.ts';
import { decodeTextFile } from '../channel/decodeTextFile.ts';
import { isRecord } from './isRecord.ts';

/** A list as people keep it in a file. */
export interface Table {
  /** What the columns are called. */
  headers: string[];
  /** As many cells as there are headers, without spaces around them. */
  rows: string[][];
}

/**
 * Reads a list from CSV with any of the usual delimiters and encodings, or from JSON: a list of objects, alone or as the first list in an
 * object, or an object of texts or objects by key, which then is the first column. Texts by language inside an entry become columns of
 * their own: `text nl`.
 *
 * @returns undefined for what is neither
 */
export function readTable(bytes: Uint8Array): Table | undefined {
  const text = decodeTextFile(bytes).replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text);
}

function readCsv(text: string): Table | undefined {
  const [declared, delimiter] = /^"?sep=([;,|\t])"?\n/i.exec(text) ?? [];
  const content = text.slice(declared?.length ?? 0);
  const separator = delimiter ?? guessDelimiter(content.slice(0, 8_192), () => false);
  const rows = [...readCsvRows(content, separator)]
    .flatMap(slice => slice.rows)
    .filter(({ broken }) => broken !== true)
    .map(({ cells }) => cells.map(plainCell))
    .filter(cells => cells.some(cell => cell !== ''));
  const [headers, ...rest] = rows;
  return (
    headers && {
      headers,
      rows: rest.map(cells => headers.map((_, column) => cells[column] ?? '')),
    }
  );
}

/** Spreadsheets are made to keep zeros by `="00913"` and `'00913`. */
function plainCell(cell: string): string {
  const text = cell.trim();
  return /^="(.*)"$/.exec(text)?.[1]?.trim() ?? text.replace(/^'(?=\d)/, '');
}

function readJson(text: string): Table | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const entries = listIn(json);
  if (!entries) {
    return undefined;
  }
  const flat = entries.map(entry => new Map(cellsOf(entry)));
  const headers = [...new Set(flat.flatMap(cells => [...cells.keys()]))];
  return { headers, rows: flat.map(cells => headers.map(header => cells.get(header) ?? '')) };
}

/** The name of the column that holds the keys of an object. */
const KEY = 'key';

function listIn(json: unknown): Record<string, unknown>[] | undefined {
  if (Array.isArray(json)) {
    return json.filter(isRecord);
  }
  if (!isRecord(json)) {
    return undefined;
  }
  const list = Object.values(json).find(value => Array.isArray(value) && value.some(isRecord));
  return Array.isArray(list)
    ? list.filter(isRecord)
    : Object.entries(json).map(([key, value]) =>
        isRecord(value) ? { [KEY]: key, ...value } : { [KEY]: key, text: value },
      );
}

function cellsOf(entry: Record<string, unknown>, prefix = ''): [header: string, cell: string][] {
  return Object.entries(entry).flatMap(([name, value]): [string, string][] => {
    const header = prefix === '' ? name : `${prefix} ${name}`;
    if (isRecord(value)) {
      return cellsOf(value, header);
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[header, String(value).trim()]]
      : [];
  });
}
