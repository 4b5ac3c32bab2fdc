import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { REPOSITORY } from './host/repository.ts';

/** The file that holds every text of the extension in English, from which the translations are made. */
export const SOURCE_BUNDLE = join(REPOSITORY, 'media/l10n/bundle.l10n.json');

/** Every text in `src` that goes through `l10n.t`, by its key, in the order of the alphabet. */
export async function sourceStrings(): Promise<Record<string, unknown>> {
  const folder = join(REPOSITORY, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
  const found = await getL10nJson(
    files.map(file => ({ extension: '.ts', contents: readFileSync(join(folder, file), 'utf8') })),
  );
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
