import { AppError } from '../base/errors.ts';
import { foldText } from '../base/foldText.ts';
import { readTable } from '../base/readTable.ts';
import { headerWords, names, textColumns, textsOf, type ListTexts } from '../base/textColumns.ts';

/** What an anomaly of the portal's lists means. */
export interface Anomaly {
  /** As the list writes it. */
  code: string;
  /** Whether a declaration with it is refused (`error`) or accepted all the same; undefined where the list does not say. */
  severity?: 'error' | 'warning';
  texts: ListTexts;
}

/** The anomalies of a list, by code without case. */
export type AnomalyCatalogue = ReadonlyMap<string, Anomaly>;

const CODES =
  'code codes id anomaly anomalie anomalieen anomalies anomalycode anomaliecode fehlercode foutcode errorid errorcode fout erreur fehler error number nummer numero nr num no key';
const ZONES = 'zone zones zonenummer zonenumber zonennummer';
/** A column that says by yes or no whether an anomaly refuses. */
const REFUSES = 'blokkerend bloquerend bloquant bloquante blocking blockierend';
const SEVERITIES =
  'severity ernst gravite gravity schwere schweregrad type soort art classe klasse class statut status kategorie categorie category result resultaat resultat level niveau';
/** Told before the others: “niet-blokkerend” and “niet aanvaard” have words of both. */
const NOT_REFUSED = /^nb$|\b(non|niet|nicht|not)\W*(blo|ver|ref|rej|gew)/;
const NOT_ACCEPTED = /\b(non|niet|nicht|not)\W*(acc|aanv|ang|akz)/;
const WARNING =
  /^(w|a)$|warn|waarsch|avert|attention|opgelet|achtung|accept|aanvaard|angenommen|akzeptiert/;
const ERROR =
  /^(e|b|f|r)$|err|fout|fehler|block|bloqu|blok|refus|weiger|reject|rejet|verworpen|abgelehnt|ablehn|zuruckgewiesen|fatal/;
const YES = /^(j|ja|o|oui|y|yes|x|1|true)$/;
const NO = /^(n|nee|neen|non|nein|no|0|false)$/;

/** Rows between which others may work. */
const SLICE = 1_000;

/**
 * Reads a list of anomalies: CSV or JSON, whose columns are found by what they are called in four languages. A code that has a zone in a
 * column of its own is known with it too (`00913-355`), as answers write it. Works in slices.
 *
 * @param pause lets others work between two slices
 * @throws AppError `anomalies/no-codes`
 * @see facts B2
 */
export async function readAnomalyCatalogue(
  file: string,
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<AnomalyCatalogue> {
  const isHeader = (cells: readonly string[]): boolean => {
    const { code, severity, refuses, texts } = columnsOf(cells);
    return code !== undefined && (texts.length > 0 || severity >= 0 || refuses >= 0);
  };
  const table = await readTable(bytes, { isHeader, pause });
  const { code, zone, texts, severity, refuses } = columnsOf(table?.headers ?? []);
  if (!table || code === undefined) {
    throw new AppError('anomalies/no-codes', { file });
  }
  const catalogue = new Map<string, Anomaly>();
  for (const [index, row] of table.rows.entries()) {
    if (index % SLICE === SLICE - 1) {
      await pause();
    }
    const own = row[code] ?? '';
    const weight = severityOf(row[severity] ?? '') ?? refusalOf(row[refuses] ?? '');
    const anomaly = { texts: textsOf(row, texts), ...(weight && { severity: weight }) };
    if (weight === undefined && Object.keys(anomaly.texts).length === 0) {
      continue; // explains nothing
    }
    const within = row[zone] ?? '';
    for (const written of within === '' ? [own] : [`${within}-${own}`, own]) {
      const key = keyOf(written);
      // The same code in several zones: alone it means the first.
      if (own !== '' && !catalogue.has(key)) {
        catalogue.set(key, { code: written, ...anomaly });
      }
    }
  }
  if (catalogue.size === 0) {
    throw new AppError('anomalies/no-codes', { file });
  }
  return catalogue;
}

/** Under what a code is known. */
export function keyOf(code: string): string {
  return code.trim().toUpperCase();
}

interface Columns {
  code: number | undefined;
  /** As `severity` and `refuses`: -1 where there is none. */
  zone: number;
  severity: number;
  refuses: number;
  texts: ReturnType<typeof textColumns>;
}

function columnsOf(headers: readonly string[]): Columns {
  const zone = headers.findIndex(header => names(header, ZONES));
  const texts = textColumns(headers);
  const isText = (column: number): boolean => texts.some(text => text.column === column);
  const code = codeColumn(headers, column => column === zone || isText(column));
  const find = (words: string): number =>
    headers.findIndex(
      (header, column) => column !== code && !isText(column) && names(header, words),
    );
  return { code, zone, severity: find(SEVERITIES), refuses: find(REFUSES), texts };
}

/** The surest name wins: a column that is called “code” before one that is called “number”. */
function codeColumn(
  headers: readonly string[],
  taken: (column: number) => boolean,
): number | undefined {
  for (const name of CODES.split(' ')) {
    const column = headers.findIndex(
      (header, index) => !taken(index) && headerWords(header).includes(name),
    );
    if (column >= 0) {
      return column;
    }
  }
  return undefined;
}

function severityOf(cell: string): Anomaly['severity'] {
  const text = foldText(cell);
  if (NOT_REFUSED.test(text)) {
    return 'warning';
  }
  if (NOT_ACCEPTED.test(text)) {
    return 'error';
  }
  return WARNING.test(text) ? 'warning' : ERROR.test(text) ? 'error' : undefined;
}

function refusalOf(cell: string): Anomaly['severity'] {
  const text = foldText(cell);
  return YES.test(text) ? 'error' : NO.test(text) ? 'warning' : severityOf(cell);
}
