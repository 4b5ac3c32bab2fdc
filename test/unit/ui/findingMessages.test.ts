import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../src/core/declaration/finding.ts';
import { findingMessage, fixTitle } from '../../../src/ui/findingMessages.ts';
import { FINDING_CASES, NUMBERED_CASES } from '../../fixtures/findings/findingCases.ts';

describe('findingMessage', () => {
  for (const { path, code, details } of NUMBERED_CASES) {
    it(`has one whole sentence or more for ${path.slice(1)}`, () => {
      const sentence = findingMessage({ code, details });
      assert.match(sentence, /^\P{Ll}.*[^{}]$/u);
      assert.doesNotMatch(sentence, /\{\d\}|undefined|NaN/);
    });
  }

  it('has a sentence for each code without a case of its own', () => {
    const codes = Object.entries(FINDING_CASES).filter(([, cases]) => cases.length === 0);
    assert.deepStrictEqual(
      codes.map(([code]) => code),
      ['training/duplicate-across-files'],
    );
    const details = { first: 'file:///folder/first.fla.json' };
    assert.match(
      findingMessage({ code: 'training/duplicate-across-files', details }),
      /first\.fla\.json/,
    );
  });
});

describe('findingMessage, in words', () => {
  const languages = { nl: /[«»„]/, fr: /[“”„]/, de: /[«»”]/ };
  for (const [language, foreign] of Object.entries(languages)) {
    it(`quotes values as ${language} does`, () => {
      const bundle = `media/l10n/bundle.l10n.${language}.json`;
      l10n.config({ contents: JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string> });
      try {
        const sentences = NUMBERED_CASES.map(findingMessage);
        assert.deepStrictEqual(
          sentences.filter(sentence => foreign.test(sentence)),
          [],
        );
      } finally {
        l10n.config({ contents: {} });
      }
    });
  }

  it('counts one as it counts others', () => {
    const one = { minutes: 1_800, days: 1, limit: 1, actual: 1, errors: 1 };
    const sentences = NUMBERED_CASES.map(({ code, details }) => {
      const counted = Object.entries(one).filter(
        ([name]) => typeof (details as Record<string, unknown>)[name] === 'number',
      );
      return findingMessage({ code, details: { ...details, ...Object.fromEntries(counted) } });
    });
    assert.deepStrictEqual(
      sentences.filter(sentence => /\b1 \p{L}+s\b/u.test(sentence)),
      [],
    );
  });
});

describe('fixTitle', () => {
  it('names what the repair writes or removes', () => {
    const titles = NUMBERED_CASES.filter(({ fix }) => fix).map(({ code, details, fix }) => [
      fix![0],
      fixTitle({ code, details, fix: { code: fix![0], edits: [] } } as unknown as Finding),
    ]);
    assert.ok(titles.every(([, title]) => title !== undefined && !title.includes('“”')));
  });

  it('is nothing where there is no repair', () => {
    assert.equal(
      fixTitle({ code: 'json/not-an-object', details: {} } as unknown as Finding),
      undefined,
    );
  });
});
