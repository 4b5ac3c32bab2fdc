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
const SEVERITIES =
  'severity ernst gravite gravity schwere schweregrad type soort art classe klasse class statut status kategorie categorie category result resultaat resultat level niveau';
/** Told before the others: “niet-blokkerend” has both. */
const WARNING = /^(w|a)$|warn|waarsch|avert|(non|niet|nicht|not)\W*(blo|ver)/;
const ERROR = /^(e|b|f|r)$|err|fout|fehler|block|bloqu|blok|refus|weiger|reject|abgelehnt/;

/**
 * Reads a list of anomalies: CSV or JSON, whose columns are found by what they are called in four languages. A code that has a zone in a
 * column of its own is known with it too (`00913-355`), as answers write it.
 *
 * @throws AppError `anomalies/no-codes`
 * @see facts B2
 */
export function readAnomalyCatalogue(file: string, bytes: Uint8Array): AnomalyCatalogue {
  const table = readTable(bytes);
  const headers = table?.headers ?? [];
  const zone = headers.findIndex(header => names(header, ZONES));
  const texts = textColumns(headers);
  const isText = (column: number): boolean => texts.some(text => text.column === column);
  const code = codeColumn(headers, column => column === zone || isText(column));
  if (!table || code === undefined) {
    throw new AppError('anomalies/no-codes', { file });
  }
  const severity = headers.findIndex(
    (header, column) => column !== code && !isText(column) && names(header, SEVERITIES),
  );
  const catalogue = new Map<string, Anomaly>();
  for (const row of table.rows) {
    const own = row[code] ?? '';
    const weight = severityOf(row[severity] ?? '');
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
  return WARNING.test(text) ? 'warning' : ERROR.test(text) ? 'error' : undefined;
}
