import papaparse from 'papaparse';

/** One row of a CSV file. */
export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
  /** Its quotes do not close where they should: `cells` is then the line as it stands. */
  broken?: true;
}

/** UTF-16 code units: parsed in about a millisecond, and longer than any row that is meant as one. */
const LONGEST_SLICE = 65_536;
/** After a row that is wrong: what is read beyond the next wrong one is read in vain. */
const SHORTEST_SLICE = 512;

/**
 * Reads the rows of a CSV text slice by slice, so that the caller may pause in between. After a row whose quotes do not close
 * reading goes on with the next line: one wrong quote does not swallow the rest.
 *
 * @param text line ends as `\n`
 */
export function* readCsvRows(
  text: string,
  delimiter: string,
): Generator<{ rows: CsvRow[]; /** Part of the text read so far, 0 to 1. */ done: number }> {
  let line = 1;
  let length = LONGEST_SLICE;
  for (let at = 0; at < text.length;) {
    const last = at + length >= text.length;
    const slice = text.slice(at, at + length);
    const { data, firstBroken, cursor } = parseSlice(slice, delimiter, last);
    const empty = cursor === 0 && !last;
    if (empty && length < LONGEST_SLICE) {
      length *= 2;
      continue;
    }
    const rows: CsvRow[] = [];
    let read = 0;
    for (const cells of data.slice(0, firstBroken)) {
      rows.push({ line: line + read, cells });
      read += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    }
    line += read;
    if (firstBroken < data.length || empty) {
      const start = skipLines(text, at, read);
      at = skipLines(text, start, 1);
      rows.push({ line, cells: [text.slice(start, at).trimEnd()], broken: true });
      line += 1;
      length = SHORTEST_SLICE;
    } else {
      at = last ? text.length : at + cursor;
      length = Math.min(2 * length, LONGEST_SLICE);
    }
    yield { rows, done: at / text.length };
  }
}

/** Papaparse's own streaming pauses by timers and tells no lines, so its parser is asked for one slice at a time. */
function parseSlice(
  slice: string,
  delimiter: string,
  last: boolean,
): { data: string[][]; firstBroken: number; cursor: number } {
  const parser = new papaparse.Parser({ delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(slice, 0, !last) as papaparse.ParseResult<string[]>;
  // A line break at the end of the file begins no row.
  if (last && slice.endsWith('\n') && data.at(-1)?.join('') === '') {
    data.pop();
  }
  return {
    data,
    firstBroken: Math.min(data.length, ...errors.slice(0, 1).map(({ row = 0 }) => row)),
    cursor: meta.cursor,
  };
}

function skipLines(text: string, from: number, lines: number): number {
  let at = from;
  for (let left = lines; left > 0 && at < text.length; left -= 1) {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return at;
}

/** The delimiters of the spreadsheets people have; Excel in Belgium writes the first. */
export const DELIMITERS = [';', ',', '\t', '|'];

/**
 * The delimiter with which most rows hold a wanted value in a cell of its own, else the one that yields most cells.
 *
 * @param text the first lines suffice
 */
export function guessDelimiter(text: string, wanted: (cell: string) => boolean): string {
  const scores = DELIMITERS.map(delimiter => {
    const rows = [...readCsvRows(text, delimiter)].flatMap(slice => slice.rows);
    return {
      delimiter,
      wanted: rows.filter(({ cells }) => cells.some(wanted)).length,
      cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
    };
  });
  const [best] = scores.sort((a, b) => b.wanted - a.wanted || b.cells - a.cells);
  return best?.delimiter ?? ';';
}
