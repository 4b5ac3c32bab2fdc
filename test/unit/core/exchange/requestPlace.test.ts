import assert from 'node:assert/strict';
import { requestPlace } from '../../../../src/core/exchange/requestPlace.ts';

describe('requestPlace', () => {
  const LINES: [line: string, place: string][] = [
    ['# @account a', 'comment'],
    ['@v = 1', 'variable'],
    ['', 'request'],
    ['POST /x', 'request'],
    ['  ?a=1', 'header'],
    ['# c', 'comment'],
    ['@w = 1', 'variable'],
    ['A: b', 'header'],
    ['', 'header'],
    ['@a = {', 'body'],
    ['// c', 'comment'],
    ['', 'body'],
    ['###', 'separator'],
    ['', 'request'],
    ['GET', 'request'],
  ];

  for (const end of ['\n', '\r\n']) {
    it(`tells what each line is, ended by ${JSON.stringify(end)}`, () => {
      const starts = LINES.map((_, i) =>
        LINES.slice(0, i).reduce((sum, [line]) => sum + line.length + end.length, 0),
      );
      const text = LINES.map(([line]) => line).join(end);
      assert.deepStrictEqual(
        LINES.map(([line], i) => [
          requestPlace(text, starts[i]!),
          requestPlace(text, starts[i]! + line.length),
        ]),
        LINES.map(([, place]) => [place, place]),
      );
    });
  }

  it('tells what the line after the last one is', () => {
    assert.deepStrictEqual(
      ['', 'GET /x', 'GET /x\n', 'GET /x\n\n', '###\n', '@a = 1\n'].map(text =>
        requestPlace(text, text.length),
      ),
      ['request', 'request', 'header', 'body', 'request', 'request'],
    );
  });
});
