import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { jsonNode, type JsonNode } from '../../../../src/core/declaration/jsonNode.ts';

/** A tree as plain data. */
const plain = ({ type, offset, length, children }: JsonNode): unknown => ({
  type: ['object', 'array', 'property'].includes(type) ? type : 'scalar',
  place: [offset, length],
  children: children?.map(plain),
});

const same = (text: string): void => {
  assert.deepStrictEqual(plain(jsonNode(text)), plain(parseTree(text)!));
};

describe('jsonNode', () => {
  for (const text of [
    ' { "a" : [ 1 , "x,]}" , { } , [ ] ] ,\r\n\t"b\\"" : null , "c": -1.5e3, "\\\\": "\\\\" } ',
    '[[],{}]',
    '"text"',
    ' 12 ',
  ]) {
    it(`finds what a parser finds in ${text.trim()}`, () => {
      same(text);
    });
  }

  it('finds what a parser finds in any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 3 }), (value, indent) => {
        same(JSON.stringify(value, undefined, indent));
      }),
      { seed: 1 },
    );
  });

  it('reads names', () => {
    assert.equal(jsonNode('{ "a\\u0062": 1 }').children?.[0]?.children?.[0]?.value, 'ab');
  });
});
