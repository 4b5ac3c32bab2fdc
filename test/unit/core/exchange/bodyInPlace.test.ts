import assert from 'node:assert/strict';
import { bodyInPlace } from '../../../../src/core/exchange/bodyInPlace.ts';
import { parseRequestFile } from '../../../../src/core/exchange/requestFile.ts';

describe('bodyInPlace', () => {
  it('keeps every character of the body at its place and blanks the comments', () => {
    const text = 'POST /x\r\n\r\n# before\r\n{\r\n  // in\r\n  "a": 1\r\n}\r\n# after\r\n';
    const { body } = parseRequestFile(text).requests[0]!;
    assert(body?.kind === 'text');
    const placed = bodyInPlace(text, body);
    assert.deepStrictEqual(
      [placed, placed.length, text.indexOf('"a"')],
      ['{\r\n       \r\n  "a": 1\r\n}', body.end - body.start, body.start + placed.indexOf('"a"')],
    );
  });
});
