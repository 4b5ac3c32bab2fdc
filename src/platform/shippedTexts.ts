import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The texts of a language by their English ones. They ship as lists in the same order, so that the English ones are there once.
 *
 * @param folder where the build has put them
 * @param language `nl`, `fr` or `de`
 * @throws Error where they cannot be read
 */
export function readShippedTexts(folder: string, language: string): Record<string, string> {
  const read = (name: string): string[] =>
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as string[];
  const texts = read(language);
  return Object.fromEntries(read('en').map((english, index) => [english, texts[index] ?? english]));
}
