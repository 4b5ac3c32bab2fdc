import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SOURCE_BUNDLE, sourceStrings } from '../sourceStrings.ts';

const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

describe('texts', function () {
  // Reading every source through a real TypeScript grammar takes a while.
  this.timeout(60_000);

  it('stand in the English bundle exactly as in the sources', async () => {
    assert.deepStrictEqual(read(SOURCE_BUNDLE), await sourceStrings());
  });

  for (const language of ['nl', 'fr', 'de']) {
    it(`are all translated to ${language}, with the same placeholders`, () => {
      const source = read(SOURCE_BUNDLE);
      const translated = read(SOURCE_BUNDLE.replace('.json', `.${language}.json`));
      const shape = (texts: Record<string, string>) =>
        Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placeholders(text)]));
      assert.deepStrictEqual(shape(translated), shape(source));
      assert.deepStrictEqual(
        Object.entries(translated).filter(([, text]) => text.trim() === ''),
        [],
      );
    });
  }

  it('wear the quotation marks of their language', () => {
    const foreign = { nl: /[«»„]/, fr: /[“”„]|«(?!\u00a0)|(?<!\u00a0)»/, de: /[«»”]/ };
    const wrong = Object.entries(foreign).flatMap(([language, marks]) =>
      Object.values(read(SOURCE_BUNDLE.replace('.json', `.${language}.json`))).filter(text =>
        marks.test(text),
      ),
    );
    assert.deepStrictEqual(wrong, []);
  });
});
