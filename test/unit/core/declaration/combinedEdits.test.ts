import assert from 'node:assert/strict';
import { BodyText } from '../../../../src/core/declaration/bodyText.ts';
import { combinedEdits } from '../../../../src/core/declaration/combinedEdits.ts';
import type { Fix } from '../../../../src/core/declaration/finding.ts';
import type { BodyPath, Repair } from '../../../../src/core/declaration/remark.ts';

/** The text after a repair at each of the paths, and how many were carried out. */
function repaired(text: string, paths: BodyPath[], repair: Repair): [string, number] {
  const body = new BodyText(text);
  const fixes = paths.map((path): Fix => {
    return { code: repair.code, edits: body.editsFor(path, repair) ?? [] };
  });
  const { edits, repairs } = combinedEdits(fixes, text);
  const changed = edits.reduceRight(
    (rest, edit) => rest.slice(0, edit.start) + edit.text + rest.slice(edit.end),
    text,
  );
  return [changed, repairs];
}

describe('combinedEdits', () => {
  it('removes any members of an object, whichever stay', () => {
    const names = ['a', 'b', 'c', 'd'];
    const whole = Object.fromEntries(names.map(name => [name, name]));
    for (let chosen = 1; chosen < 2 ** names.length; chosen += 1) {
      const gone = names.filter((_, index) => chosen & (2 ** index));
      const kept = Object.fromEntries(names.flatMap(n => (gone.includes(n) ? [] : [[n, n]])));
      for (const text of [JSON.stringify(whole), JSON.stringify(whole, undefined, 2)]) {
        const [changed, repairs] = repaired(
          text,
          gone.map(name => [name]),
          { code: 'remove-member' },
        );
        assert.deepStrictEqual([JSON.parse(changed), repairs], [kept, gone.length], text);
      }
    }
  });

  it('adds members in the order in which they are told, in an empty object too', () => {
    const add: Repair = { code: 'add-member', value: '' };
    const paths: BodyPath[] = [['a'], ['b'], ['c']];
    assert.deepStrictEqual(
      [
        repaired('{}', paths, add),
        repaired('{ "x": 0 }', paths, add),
        repaired('{\r\n\t"x": { }\r\n}', [['x', 'a'], ['x', 'b'], ['y']], add),
      ],
      [
        ['{\n  "a": "",\n  "b": "",\n  "c": ""\n}', 3],
        ['{ "x": 0, "a": "", "b": "", "c": "" }', 3],
        ['{\r\n\t"x": {\r\n\t\t"a": "",\r\n\t\t"b": ""\r\n\t},\r\n\t"y": ""\r\n}', 3],
      ],
    );
  });

  it('leaves out a repair of what another one writes', () => {
    const text = '{"a": {"b": 1}}';
    const use: Repair = { code: 'use-value', value: 2 };
    assert.deepStrictEqual(repaired(text, [['a', 'b'], ['a']], use), ['{"a": 2}', 1]);
  });
});
