import { AppError } from '../base/errors.ts';
import { foldText } from '../base/foldText.ts';
import { readTable } from '../base/readTable.ts';
import { names, textColumns, textsOf, type ListTexts } from '../base/textColumns.ts';

/** Definitions by what they define, spelt in any way. */
export type Glossary = ReadonlyMap<string, ListTexts>;

const TERMS =
  'field fields veld champ feld name naam nom term terme begrip begriff zone zones zonename element block blok bloc code id key';

/**
 * Reads a glossary: CSV or JSON, whose columns are found by what they are called in four languages. Every column that may name the field
 * (field, zone, label …) leads to the definition.
 *
 * @throws AppError `glossary/no-terms`
 */
export function readGlossary(file: string, bytes: Uint8Array): Glossary {
  const table = readTable(bytes);
  const headers = table?.headers ?? [];
  const terms = headers.flatMap((header, column) => (names(header, TERMS) ? [column] : []));
  const texts = textColumns(headers).filter(({ column }) => !terms.includes(column));
  const glossary = new Map<string, ListTexts>();
  for (const row of table?.rows ?? []) {
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

/** Under what a term is known: letters and digits alone, so that `enterpriseNumber` is “Enterprise number”. */
export function termKey(term: string): string {
  return foldText(term).replace(/[^\p{L}\p{N}]+/gu, '');
}
