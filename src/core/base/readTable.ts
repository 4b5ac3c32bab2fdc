import { DELIMITERS, readCsvRows } from './csvRows.ts';
import { decodeTextFile } from './decodeTextFile.ts';
import { isRecord } from './isRecord.ts';

/** A list as people keep it in a file. */
export interface Table {
  /** What the columns are called. */
  headers: string[];
  /** As many cells as there are headers, without spaces around them. */
  rows: string[][];
}

/** How a list is read. */
export interface TableReading {
  /** Whether the cells of a row are what the columns are called. Above it a title may stand. */
  isHeader: (cells: readonly string[]) => boolean;
  /** Lets others work between two slices. */
  pause: () => Promise<void>;
}

/** Rows among which the header is looked for. */
const ABOVE_HEADER = 20;
/** UTF-16 code units in which the delimiter is looked for. */
const SAMPLE_TEXT = 8_192;

/**
 * Reads a list from CSV with any of the usual delimiters and encodings, or from JSON: a list of objects, alone or as the first list in an
 * object, or an object of texts or objects by key, which then is the first column. Texts by language inside an entry become columns of
 * their own: `text nl`. Works in slices.
 *
 * @returns undefined for what is neither
 */
export async function readTable(
  bytes: Uint8Array,
  reading: TableReading,
): Promise<Table | undefined> {
  const text = decodeTextFile(bytes).replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text, reading);
}

async function readCsv(text: string, reading: TableReading): Promise<Table | undefined> {
  const [declared, delimiter] = /^"?sep=([;,|\t])"?\n/i.exec(text) ?? [];
  const content = text.slice(declared?.length ?? 0);
  const rows: string[][] = [];
  for (const slice of readCsvRows(content, delimiter ?? commonDelimiter(content))) {
    rows.push(
      ...slice.rows
        .filter(({ broken }) => broken !== true)
        .map(({ cells }) => cells.map(plainCell))
        .filter(cells => cells.some(cell => cell !== '')),
    );
    await reading.pause();
  }
  const found = rows.slice(0, ABOVE_HEADER).findIndex(reading.isHeader);
  const [headers, ...rest] = rows.slice(Math.max(0, found));
  return (
    headers && {
      headers,
      rows: rest.map(cells => headers.map((_, column) => cells[column] ?? '')),
    }
  );
}

/** The delimiter by which most rows have the same number of cells: those in sentences vary. */
function commonDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_TEXT);
  const scores = DELIMITERS.map(delimiter => {
    const times = new Map<number, number>();
    for (const { cells } of [...readCsvRows(sample, delimiter)].flatMap(slice => slice.rows)) {
      times.set(cells.length, (times.get(cells.length) ?? 0) + (cells.length > 1 ? 1 : 0));
    }
    const [cells = 0, rows = 0] = [...times].sort(([, a], [, b]) => b - a)[0] ?? [];
    return { delimiter, cells, rows };
  });
  const [best] = scores.sort((a, b) => b.rows - a.rows || b.cells - a.cells);
  return best?.delimiter ?? ';';
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
