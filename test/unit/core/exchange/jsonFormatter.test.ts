import assert from 'node:assert/strict';
import { JsonFormatter } from '../../../../src/core/exchange/jsonFormatter.ts';

const SAMPLE = {
  id: 'c0ffee',
  text: 'with "quotes", \\ back\\slashes\\, {braces} and \n lines',
  empty: [{}, [], ''],
  nested: { numbers: [1, -2.5e10, 0], flags: [true, false, null] },
};

/** A whole text in one slice. */
const formatJson = (text: string): string => new JsonFormatter().push(text);

describe('JsonFormatter, in one slice', () => {
  it('lays out as JSON.stringify does', () => {
    assert.equal(formatJson(JSON.stringify(SAMPLE)), JSON.stringify(SAMPLE, null, 2));
  });

  it('forgets the layout of the source', () => {
    assert.equal(formatJson(JSON.stringify(SAMPLE, null, '\t')), JSON.stringify(SAMPLE, null, 2));
  });

  it('keeps digits, escapes, order and duplicates that parsing would lose', () => {
    const source = '{"b":12345678901234567890,"a":1.0,"a":"\\u0041\\/"}';
    assert.equal(
      formatJson(source),
      '{\n  "b": 12345678901234567890,\n  "a": 1.0,\n  "a": "\\u0041\\/"\n}',
    );
  });

  it('loses no character of a text that is not JSON', () => {
    const visible = (text: string) => text.replace(/\s/g, '');
    const outcomes = ['}{', ']]', '{"a":', '<html>', '{"open', '[1,,2', '{]}', ''].map(source => [
      visible(source),
      visible(formatJson(source)),
    ]);
    assert.deepStrictEqual(
      outcomes.filter(([before, after]) => before !== after),
      [],
    );
  });

  it('stays in proportion however deep the source is nested', () => {
    const source = '['.repeat(200_000) + '1,'.repeat(200_000);
    const formatted = formatJson(source);
    assert.ok(formatted.length < source.length * 7, String(formatted.length / source.length));
  });
});

describe('JsonFormatter', () => {
  it('gives the same text and containers however the source is cut', () => {
    const source = JSON.stringify(SAMPLE);
    const whole = new JsonFormatter();
    const text = whole.push(source);
    const expected = { text, opens: whole.opens, closes: whole.closes };
    for (const size of [1, 2, 3, 7, 50]) {
      const formatter = new JsonFormatter();
      let cut = '';
      for (let from = 0; from < source.length; from += size) {
        cut += formatter.push(source.slice(from, from + size));
      }
      assert.deepStrictEqual(
        { text: cut, opens: formatter.opens, closes: formatter.closes },
        expected,
      );
    }
  });

  it('knows where containers that take several lines open and close', () => {
    const formatter = new JsonFormatter();
    const text = formatter.push('{"a":[1,{"b":[]}],"c":{');
    assert.deepStrictEqual(
      formatter.opens.map((open, index) => {
        const close = formatter.closes[index] ?? -1;
        return close < 0 ? text[open] : text.slice(open, close + 1);
      }),
      ['{', '[\n    1,\n    {\n      "b": []\n    }\n  ]', '{\n      "b": []\n    }'],
    );
  });
});
