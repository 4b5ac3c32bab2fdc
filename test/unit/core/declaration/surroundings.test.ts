import assert from 'node:assert/strict';
import fc from 'fast-check';
import { surroundingsOf } from '../../../../src/core/declaration/surroundings.ts';

/** What surrounds the bar, with the bar in it. */
function around(marked: string): string {
  const offset = marked.indexOf('|');
  const { text, offset: at, shift } = surroundingsOf(marked.replace('|', ''), offset);
  assert.equal(at + shift, offset);
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

const LONG = Array.from({ length: 200 }, (_, index) => `{"n":"number ${index}"}`).join(',');

describe('surroundingsOf', () => {
  it('leaves a text without long lists as it is', () => {
    const text = '{"a": [1, 2, {"b": "|"}], "c": "]"}';
    assert.equal(around(text), text);
  });

  it('keeps of a long list the element that holds the place', () => {
    assert.deepStrictEqual(
      [
        around(`[${LONG}, {"x": "|"}, ${LONG}]`),
        around(`[${LONG},|]`),
        around(`[|${LONG}]`),
        around(`{"a": [[${LONG}], {"x": [${LONG}], "y": |}, 1]}`),
      ],
      ['[ {"x": "|"}]', '[|]', '[|{"n":"number 0"}]', '{"a": [ {"x": [], "y": |}]}'],
    );
  });

  it('leaves long lists out that are elsewhere', () => {
    assert.equal(around(`{"a": [${LONG}], "b": |, "c": [${LONG}]}`), '{"a": [], "b": |, "c": []}');
  });

  it('takes a text that is half written', () => {
    assert.deepStrictEqual(
      [
        around(`{"a": [${LONG}, {"x": |`),
        around(`[${LONG}, {"x": "unfinished|\n}, ${LONG}]`),
        around(`{"a": [${LONG}, "b": |}`),
        around(']}|'),
      ],
      ['{"a": [ {"x": |', '[ {"x": "unfinished|\n}]', `{"a": [ "b": |}`, ']}|'],
    );
  });

  it('keeps valid JSON valid, and what stands at the place', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(), fc.boolean(), (value, seed, long) => {
        const text = JSON.stringify(long ? [...Array<unknown>(300).fill(value), value] : value);
        const offset = seed % (text.length + 1);
        const { text: kept, offset: at, shift } = surroundingsOf(text, offset);
        JSON.parse(kept);
        assert.equal(at + shift, offset);
        const [before, wanted] = [kept[at - 1], text[offset - 1]];
        assert.ok(before === wanted || (before === '[' && wanted === ','));
      }),
    );
  });
});
