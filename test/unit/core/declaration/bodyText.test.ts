import assert from 'node:assert/strict';
import { BodyText } from '../../../../src/core/declaration/bodyText.ts';
import type { BodyPath, Repair } from '../../../../src/core/declaration/remark.ts';

const marked = (text: string, path: BodyPath, mark?: 'value' | 'name' | 'owner'): string => {
  const { start, end } = new BodyText(text).rangeOf(path, mark);
  return text.slice(start, end);
};

function repaired(text: string, path: BodyPath, repair: Repair): string | undefined {
  const [edit] = new BodyText(text).editsFor(path, repair) ?? [];
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const REMOVE: Repair = { code: 'remove-member' };

describe('BodyText', () => {
  it('tells the first mistake of what is no JSON', () => {
    const texts = {
      '{ "a": 1 "b": 2 }': ['comma', '"b"'],
      '{ "a" 1 }': ['colon', '1'],
      '{ "a": }': ['value', '}'],
      '{ "a": 1, }': ['member-name', '}'],
      '{ a: 1 }': ['character', 'a'],
      '{ "a": 1': ['brace', ''],
      '[1': ['bracket', ''],
      '{ "a": "b }': ['quote', '"b }'],
      '{} {}': ['end', '{'],
      '{ /* a */ }': ['comment', '/* a */'],
      '{ "a": 01 }': ['comma', '1'],
      '{ "a": "\\x" }': ['escape', '"\\x"'],
      '': ['value', ''],
    };
    assert.deepStrictEqual(
      Object.fromEntries(
        Object.keys(texts).map(text => {
          const { problem, start, end } = new BodyText(text).mistake ?? {};
          return [text, [problem, text.slice(start, end)]];
        }),
      ),
      texts,
    );
  });

  it('finds values, names and what something is missing from', () => {
    const text = '{ "a": [{ "b": 1, "b": 2 }], "": { "x/y": "z" } }';
    assert.deepStrictEqual(
      [
        marked(text, ['a', 0, 'b']),
        marked(text, ['a', 0, 'b'], 'name'),
        marked(text, ['a', 0], 'name'),
        marked(text, ['a', 0, 'c'], 'owner'),
        marked(text, ['', 'x/y']),
        marked(text, ['a', 0, 'c']),
        marked(text, ['nothing'], 'name'),
        marked(text, [], 'owner'),
      ],
      ['2', '"b"', '{ "b": 1, "b": 2 }', '{', '"z"', '{ "b": 1, "b": 2 }', text, '{'],
    );
  });

  it('removes a member with its comma', () => {
    assert.deepStrictEqual(
      [
        repaired('{ "a": 1, "b": 2 }', ['a'], REMOVE),
        repaired('{ "a": 1, "b": 2 }', ['b'], REMOVE),
        repaired('{ "a": 1 }', ['a'], REMOVE),
        repaired('{\n  "a": 1,\n  "b": 2\n}', ['a'], REMOVE),
        repaired('{}', ['a'], REMOVE),
      ],
      ['{ "b": 2 }', '{ "a": 1 }', '{}', '{\n  "b": 2\n}', undefined],
    );
  });

  it('adds a member laid out as those before it', () => {
    const add = (value: unknown): Repair => ({ code: 'add-member', value });
    assert.deepStrictEqual(
      [
        repaired('{ "a": 1 }', ['b'], add('')),
        repaired('{\r\n\t"a": 1\r\n}', ['b'], add({ c: 0 })),
        repaired('{}', ['b'], add(0)),
        repaired('{\n  "a": {\n  }\n}', ['a', 'b'], add([])),
        repaired('{ "a": 1 }', ['a', 'b'], add(0)),
      ],
      [
        '{ "a": 1, "b": "" }',
        '{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": 0\r\n\t}\r\n}',
        '{\n  "b": 0\n}',
        '{\n  "a": {\n    "b": []\n  }\n}',
        undefined,
      ],
    );
  });

  it('keeps all places where variables stand for values', () => {
    const text = '{ "a": {{hours}}, "b": "{{x}} {{y}}", "c": 1 }';
    const body = new BodyText(text, true);
    const { start, end } = body.rangeOf(['c']);
    assert.deepStrictEqual([body.mistake, text.slice(start, end)], [undefined, '1']);
    assert.equal(new BodyText(text).mistake?.problem, 'member-name');
  });
});
