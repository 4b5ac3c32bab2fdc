import assert from 'node:assert/strict';
import { jsonTokens } from '../../../../src/webview/response/jsonTokens.ts';

const tokensOf = (line: string) =>
  [...jsonTokens(line)].map(({ type, from, to }) => `${type} ${line.slice(from, to)}`);

describe('jsonTokens', () => {
  it('tells names, strings, numbers and words apart', () => {
    assert.deepStrictEqual(tokensOf('  "a" : "b", "n": -1.5e+3, "w": [true, false, null, 0]'), [
      'property "a"',
      'string "b"',
      'property "n"',
      'number -1.5e+3',
      'property "w"',
      'keyword true',
      'keyword false',
      'keyword null',
      'number 0',
    ]);
  });

  it('is not misled by what stands inside strings', () => {
    assert.deepStrictEqual(tokensOf(String.raw`"say \"1: true\" \\": "{\"x\": 2}"`), [
      String.raw`property "say \"1: true\" \\"`,
      String.raw`string "{\"x\": 2}"`,
    ]);
  });

  it('survives lines that are not JSON', () => {
    assert.deepStrictEqual(
      ['"open', '<p class=x>', '', 'trueish'].map(line => tokensOf(line)),
      [[], [], [], []],
    );
  });
});
