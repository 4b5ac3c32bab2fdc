import { AppError } from '../base/errors.ts';
import { foldText } from '../base/foldText.ts';
import { readTable } from '../base/readTable.ts';
import { names, textColumns, textsOf, type ListTexts } from '../base/textColumns.ts';

/** Definitions by what they define, spelt in any way. */
export type Glossary = ReadonlyMap<string, ListTexts>;

const TERMS =
  'field fields veld champ feld name naam nom term terme begrip begriff zone zones zonename element block blok bloc code id key';

/** Rows between which others may work. */
const SLICE = 1_000;

/**
 * Reads a glossary: CSV or JSON, whose columns are found by what they are called in four languages. Every column that may name the field
 * (field, zone, label …) leads to the definition. Works in slices.
 *
 * @param pause lets others work between two slices
 * @throws AppError `glossary/no-terms`
 */
export async function readGlossary(
  file: string,
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<Glossary> {
  const isHeader = (cells: readonly string[]): boolean => {
    const { terms, texts } = columnsOf(cells);
    return terms.length > 0 && texts.length > 0;
  };
  const table = await readTable(bytes, { isHeader, pause });
  const { terms, texts } = columnsOf(table?.headers ?? []);
  const glossary = new Map<string, ListTexts>();
  for (const [index, row] of (table?.rows ?? []).entries()) {
    if (index % SLICE === SLICE - 1) {
      await pause();
    }
    const definition = textsOf(row, texts);
    for (const column of Object.keys(definition).length === 0 ? [] : terms) {
      const key = termKey(row[column] ?? '');
      if (key !== '' && !glossary.has(key)) {
        glossary.set(key, definition);
      }
    }
  }
  if (glossary.size === 0) {
    throw new AppError('glossary/no-terms', { file });
  }
  return glossary;
}

function columnsOf(headers: readonly string[]): {
  terms: number[];
  texts: ReturnType<typeof textColumns>;
} {
  const terms = headers.flatMap((header, column) => (names(header, TERMS) ? [column] : []));
  return { terms, texts: textColumns(headers).filter(({ column }) => !terms.includes(column)) };
}

/** Under what a term is known: letters and digits alone, so that `enterpriseNumber` is “Enterprise number”. */
export function termKey(term: string): string {
  return foldText(term).replace(/[^\p{L}\p{N}]+/gu, '');
}
