import { checkEnterpriseNumber } from './enterpriseNumber.ts';

/** Where a CSV file has what an employer is made of; columns from 0. */
export interface EmployerColumns {
  enterpriseNumber: number;
  /** Undefined where the file has numbers alone. */
  name: number | undefined;
  /** Whether the first row names the columns. */
  header: boolean;
}

/** Headers by which a column is known, the surest first: Dutch, French, German, English. */
const NUMBER_HEADERS = [
  /^(ondernemings(nummer|nr)|n(umero|um|ro|r|o)?dentreprise|unternehmens(nummer|nr)|(enterprise|company)(number|no|nr))/,
  /^((n|nr|no|num|numero)?(kbo|bce|cbe|zdu|zud)(nummer|number|nr|no)?)$/,
  /^((n|nr|no|num|numero)?(de)?(btw|tva|vat|mwst|ust)(id)?(nummer|number|nr|no)?)$/,
];
const NAME_HEADERS = [
  /^((bedrijfs|firma|maatschappelijke|ondernemings|werkgevers|klant)?(naam|benaming)(werkgever|onderneming|bedrijf|klant)?|nom(de(l)?(entreprise|employeur|societe)|duclient)?|(denomination|raison)(sociale)?|(firmen|gesellschafts|unternehmens|kunden)?name(des(arbeitgebers|unternehmens|kunden))?|(firmen)?bezeichnung|(company|employer|enterprise|legal|client|customer)name)$/,
  /^(werkgever|klant|onderneming|bedrijf|employeur|client|entreprise|societe|arbeitgeber|kunde|unternehmen|firma|employer|customer|company|enterprise)$/,
];

/** What a header says, without case, accents, spaces and signs: `N° d'entreprise` → `ndentreprise`. */
function plainHeader(cell: string): string {
  return cell
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** What a cell says: without the `="0123456749"` and `'0123456749` by which spreadsheets are made to keep zeros. */
export function cellText(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  return /^="(.*)"$/.exec(text)?.[1]?.trim() ?? text.replace(/^'(?=\d)/, '');
}

/** Whether a cell looks like an enterprise number, be it a wrong one. */
export function looksLikeNumber(cell: string): boolean {
  return checkEnterpriseNumber(cellText(cell)).verdict !== 'form';
}

/**
 * Finds the columns by the first rows: by their header in one of the four languages, else by what stands in them.
 *
 * @param rows from the top of the file, blank ones left out
 * @returns undefined where no column has enterprise numbers
 */
export function findEmployerColumns(
  rows: readonly (readonly string[])[],
): EmployerColumns | undefined {
  const [first = []] = rows;
  const headers = first.map(plainHeader);
  const count = (column: number, holds: (cell: string) => boolean): number =>
    rows.filter(row => holds(row[column] ?? '')).length;
  const columns = Array.from({ length: Math.max(0, ...rows.map(row => row.length)) }, (_, i) => i);
  const fullest = (holds: (cell: string) => boolean, but?: number): number | undefined => {
    const counted = columns
      .filter(column => column !== but)
      .map(column => ({ column, found: count(column, holds) }))
      .filter(({ found }) => found > 0);
    return counted.sort((a, b) => b.found - a.found)[0]?.column;
  };
  const byContent = fullest(looksLikeNumber);
  const named = findHeader(headers, NUMBER_HEADERS);
  const enterpriseNumber =
    named !== undefined && (byContent === undefined || count(named, looksLikeNumber) > 0)
      ? named
      : byContent;
  if (enterpriseNumber === undefined) {
    return undefined;
  }
  const nameHeader = findHeader(headers, NAME_HEADERS, enterpriseNumber);
  const header =
    !looksLikeNumber(first[enterpriseNumber] ?? '') &&
    (named !== undefined || nameHeader !== undefined || !/\d/.test(first[enterpriseNumber] ?? ''));
  return {
    enterpriseNumber,
    name:
      (header ? nameHeader : undefined) ??
      fullest(cell => /\p{L}/u.test(cell) && !looksLikeNumber(cell), enterpriseNumber),
    header,
  };
}

function findHeader(
  headers: readonly string[],
  patterns: readonly RegExp[],
  but?: number,
): number | undefined {
  for (const pattern of patterns) {
    const found = headers.findIndex((text, column) => column !== but && pattern.test(text));
    if (found >= 0) {
      return found;
    }
  }
  return undefined;
}
