// `npm run l10n:export`: rewrites the English bundle from the sources and names what the translations lack or have too much.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SOURCE_BUNDLE, sourceStrings } from './sourceStrings.ts';

const source = await sourceStrings();
writeFileSync(SOURCE_BUNDLE, `${JSON.stringify(source, null, 2)}\n`);
console.log(`${Object.keys(source).length} texts`);
for (const language of ['nl', 'fr', 'de']) {
  const file = SOURCE_BUNDLE.replace('.json', `.${language}.json`);
  const translated = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
    : {};
  for (const key of Object.keys(source).filter(known => translated[known] === undefined)) {
    console.log(`${language} lacks: ${JSON.stringify(key)}`);
  }
  for (const key of Object.keys(translated).filter(known => source[known] === undefined)) {
    console.log(`${language} has too much: ${JSON.stringify(key)}`);
  }
}
