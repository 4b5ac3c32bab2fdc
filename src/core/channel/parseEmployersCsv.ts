import { AppError } from '../base/errors.ts';
import type { Employer } from './account.ts';
import { guessDelimiter, readCsvRows, type CsvRow } from '../base/csvRows.ts';
import { decodeTextFile } from '../base/decodeTextFile.ts';
import { cellText, findEmployerColumns, looksLikeNumber } from './employerColumns.ts';
import { checkEnterpriseNumber } from './enterpriseNumber.ts';

/** Why a row gives no employer. */
export type RejectionReason =
  /** No number, though there is a name. */
  | { code: 'missing' }
  /** No enterprise number. */
  | { code: 'form' }
  /** Rounded by a spreadsheet: `4,48827E+08`. */
  | { code: 'rounded' }
  /** With these last two digits it would be a number. */
  | { code: 'checkDigits'; expected: string }
  /** The same number stands on an earlier line. */
  | { code: 'duplicate'; line: number }
  /** Quotes that do not close where they should. */
  | { code: 'quotes' };

/** A row that gives no employer. */
export interface RejectedRow {
  /** From 1. */
  line: number;
  /** What stands where the number should, or the line where its quotes are wrong. */
  value: string;
  reason: RejectionReason;
}

/** What a file would change. Nothing in it removes an employer. */
export interface EmployersImport {
  added: Employer[];
  /** Those who are there under another name. */
  renamed: { employer: Employer; before: string | undefined }[];
  /** How many are there as the file has them. */
  unchanged: number;
  rejected: RejectedRow[];
}

/** Of a file: a hundred thousand employers, more than settings can carry. */
export const LARGEST_MEGABYTES = 5;
/** Rows by which columns are found. */
const SAMPLE = 200;
/** UTF-16 code units in which the delimiter is looked for. */
const SAMPLE_TEXT = 8_192;

/**
 * Reads employers from a CSV file as spreadsheets and payroll packages write it: any of the usual delimiters and encodings, with or
 * without a header, in Dutch, French, German or English. Works in slices.
 *
 * @param known the account's employers
 * @throws AppError `file/too-large`; `employers/no-numbers`; the signal's reason
 */
export async function parseEmployersCsv(
  { file, bytes }: { file: string; bytes: Uint8Array },
  known: readonly Employer[],
  {
    signal,
    pause,
    progress,
  }: {
    signal: AbortSignal;
    /** Lets others work between two slices. */
    pause: () => Promise<void>;
    /** Part of the work that is done, 0 to 1. */
    progress: (done: number) => void;
  },
): Promise<EmployersImport> {
  if (bytes.length > LARGEST_MEGABYTES * 1e6) {
    throw new AppError('file/too-large', { file, limit: LARGEST_MEGABYTES });
  }
  const { text, delimiter } = withoutDeclaration(decodeTextFile(bytes));
  const rows: CsvRow[] = [];
  const slices = readCsvRows(
    text,
    delimiter ?? guessDelimiter(text.slice(0, SAMPLE_TEXT), looksLikeNumber),
  );
  for (const slice of slices) {
    rows.push(...slice.rows.filter(isFilled));
    progress(slice.done / 2);
    await pause();
    signal.throwIfAborted();
  }
  const sample = rows.slice(0, SAMPLE).filter(row => row.broken !== true);
  const columns = findEmployerColumns(sample.map(({ cells }) => cells));
  if (!columns) {
    throw new AppError('employers/no-numbers', { file });
  }
  const header = columns.header ? sample[0] : undefined;
  const sorting = new Sorting(known);
  for (let at = 0; at < rows.length; at += 1_000) {
    for (const row of rows.slice(at, at + 1_000)) {
      if (row !== header) {
        const name = columns.name === undefined ? '' : cellText(row.cells[columns.name] ?? '');
        sorting.add(row, cellText(row.cells[columns.enterpriseNumber] ?? ''), name);
      }
    }
    progress(0.5 + at / rows.length / 2);
    await pause();
    signal.throwIfAborted();
  }
  return sorting.result;
}

/** Excel's own first line says the delimiter: `sep=;`. It stays in the text as a blank line, so that lines keep their numbers. */
function withoutDeclaration(text: string): { text: string; delimiter?: string } {
  const [line = '', delimiter] = /^"?sep=([;,|\t])"?(?=\n|$)/i.exec(text) ?? [];
  return delimiter === undefined ? { text } : { text: text.slice(line.length), delimiter };
}

function isFilled({ cells }: CsvRow): boolean {
  return cells.some(cell => cell.trim() !== '');
}

/** Puts one row after the other where it belongs. */
class Sorting {
  readonly result: EmployersImport = { added: [], renamed: [], unchanged: 0, rejected: [] };
  readonly #known: ReadonlyMap<string, Employer>;
  /** Line by number. */
  readonly #seen = new Map<string, number>();

  constructor(known: readonly Employer[]) {
    this.#known = new Map(known.map(employer => [employer.enterpriseNumber, employer]));
  }

  add({ line, cells, broken }: CsvRow, value: string, name: string): void {
    if (broken === true) {
      const text = cells[0] ?? '';
      this.result.rejected.push({ line, value: text, reason: { code: 'quotes' } });
      return;
    }
    const check = checkEnterpriseNumber(value);
    if (check.verdict !== 'valid') {
      const reason: RejectionReason =
        check.verdict === 'checkDigits'
          ? { code: 'checkDigits', expected: check.expected }
          : { code: formReason(value) };
      this.result.rejected.push({ line, value, reason });
      return;
    }
    const { number } = check;
    const earlier = this.#seen.get(number);
    if (earlier !== undefined) {
      const reason: RejectionReason = { code: 'duplicate', line: earlier };
      this.result.rejected.push({ line, value, reason });
      return;
    }
    this.#seen.set(number, line);
    const employer = { enterpriseNumber: number, ...(name === '' ? {} : { name }) };
    const known = this.#known.get(number);
    if (!known) {
      this.result.added.push(employer);
    } else if (name !== '' && name !== known.name) {
      this.result.renamed.push({ employer, before: known.name });
    } else {
      this.result.unchanged += 1;
    }
  }
}

function formReason(value: string): 'missing' | 'rounded' | 'form' {
  if (value === '') {
    return 'missing';
  }
  return /^\d([.,]\d+)?E\+?\d+$/i.test(value) ? 'rounded' : 'form';
}
