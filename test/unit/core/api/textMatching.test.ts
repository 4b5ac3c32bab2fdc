import assert from 'node:assert/strict';
import { textMatching } from '../../../../src/core/api/textMatching.ts';

describe('textMatching', () => {
  it('writes a text that the pattern accepts', () => {
    const patterns: [pattern: string, expected: string | undefined][] = [
      ['^\\d{11}$', '00000000000'],
      ['^[01]\\d{9}$', '0000000000'],
      ['^(0|1)[2-8]{2}$', '022'],
      ['^[A-Z]{2}-[a-z]+$', 'AA-a'],
      ['^\\+?[\\w.-]+@example\\.org$', 'a@example.org'],
      ['^(?:draft|final)(?<suffix>\\/v\\d)?$', 'draft'],
      ['^[^0-9]{3,}$', 'xxx'],
      ['^\\p{L}+ \\u0041\\x42$', 'A AB'],
      ['urn:.*:end', 'urn::end'],
      ['^(?=a)a\\b$', 'a'],
      ['', ''],
      // A text that looks ahead, or back, is not looked for; neither is one that cannot be.
      ['^(?!x).$', undefined],
      ['^(a|b)\\1$', undefined],
      ['^a$b', undefined],
      ['([', undefined],
      // Too long for a text that somebody reads, and for the memory.
      ['^((a{1000}){1000}){1000}$', undefined],
      [`^${'a{1000}'.repeat(1_000)}$`, undefined],
    ];
    assert.deepStrictEqual(
      patterns.map(([pattern]) => [pattern, textMatching(pattern)]),
      patterns,
    );
  });

  it('writes more where more is asked', () => {
    assert.deepStrictEqual(
      [textMatching('^[a-z]*$', 4), textMatching('^x\\d{2,5}$', 5), textMatching('^\\d{2}$', 3)],
      ['aaaa', 'x00000', undefined],
    );
  });
});
