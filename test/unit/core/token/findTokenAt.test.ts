import assert from 'node:assert/strict';
import { findTokenAt } from '../../../../src/core/token/findTokenAt.ts';
import { JWE_A1, JWS_A2, JWS_A4, JWT_UNSECURED } from './rfcTokens.ts';

describe('findTokenAt', () => {
  /** For every place in the line: whether the token is found there. Anything else that is found fails. */
  const foundAt = (line: string, token: string): string =>
    Array.from({ length: line.length + 1 }, (_, offset) => {
      const found = findTokenAt(line, offset);
      if (found) {
        assert.deepEqual(found, {
          token,
          start: line.indexOf(token),
          end: line.indexOf(token) + token.length,
        });
      }
      return found ? 'x' : ' ';
    }).join('');

  const lines: [before: string, token: string, after: string][] = [
    ['', JWS_A2, ''],
    ['Authorization: Bearer ', JWS_A2, ''],
    ['{"access_token":"', JWS_A2, '","expires_in":600}'],
    ['"', JWE_A1, '"'],
    ['a=', JWS_A4, '&b=c'],
    ['', JWT_UNSECURED, ' '],
    ['"Bearer\\n', JWS_A4, '\\n"'],
    ['Bearer%20', JWS_A4, '%0A'],
    ['(', JWS_A4, ')'],
    ['https://example.org/#t=', JWS_A4, ''],
  ];
  for (const [before, token, after] of lines) {
    it(`finds it from its first to its last character behind ${JSON.stringify(before)}`, () => {
      const line = before + token + after;
      assert.equal(
        foundAt(line, token),
        ' '.repeat(before.length) + 'x'.repeat(token.length + 1) + ' '.repeat(after.length),
      );
    });
  }

  it('finds the one of several at which the place is', () => {
    const line = `["${JWS_A2}","${JWS_A4}"]`;
    assert.deepEqual(
      [10, line.length - 10].map(offset => findTokenAt(line, offset)?.token),
      [JWS_A2, JWS_A4],
    );
  });

  it('stops behind the signature, whatever follows', () => {
    assert.equal(findTokenAt(`${JWS_A4}.jwt`, 5)?.token, JWS_A4);
    assert.equal(findTokenAt(`${JWS_A4}.jwt`, JWS_A4.length + 3), undefined);
  });

  it('finds nothing in what only looks like a token', () => {
    const lines = [
      'www.example.org',
      'eyJ.eyJ.eyJ',
      'eyJhbGciOiJSUzI1NiJ9',
      'eyJhbGciOiJSUzI1NiJ9.eyJ',
      // A header without alg.
      'eyJ0eXAiOiJKV1QifQ.e30.AAAA',
      '',
      'e',
      '\\',
      '%',
    ];
    assert.deepEqual(
      lines.map(line => Array.from(line, (_, offset) => findTokenAt(line, offset)).filter(Boolean)),
      lines.map(() => []),
    );
  });

  it('looks around the place alone, in a line of any length', () => {
    const long = 'a.'.repeat(500_000);
    const line = `${long}"${JWS_A2}"${long}`;
    assert.deepEqual(
      [
        findTokenAt(line, long.length + 20)?.token,
        findTokenAt(line, 20),
        findTokenAt(line, line.length),
        findTokenAt(`${JWS_A2}${'A'.repeat(1_000_000)}`, 20),
      ],
      [JWS_A2, undefined, undefined, undefined],
    );
  });
});
