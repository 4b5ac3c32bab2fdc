import assert from 'node:assert/strict';
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
