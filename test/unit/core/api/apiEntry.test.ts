import assert from 'node:assert/strict';
import { readApiEntry } from '../../../../src/core/api/apiEntry.ts';

describe('readApiEntry', () => {
  it('reads a path and a name, and tells every mistake', () => {
    const short = (value: unknown) => {
      const { value: entry, mistakes } = readApiEntry(value);
      return [entry, mistakes.map(({ code, member }) => [code, ...member])];
    };
    assert.deepStrictEqual(
      [
        short({ description: 'a.yaml', name: 'A' }),
        short({ description: 'a.yaml', name: ' ' }),
        short({ description: 'a.yaml', nmae: 'A', name: 1 }),
        short({ name: 'A' }),
        short({ description: 1 }),
        short('a.yaml'),
      ],
      [
        [{ description: 'a.yaml', name: 'A' }, []],
        [{ description: 'a.yaml' }, []],
        [
          { description: 'a.yaml' },
          [
            ['setting/type', 'name'],
            ['setting/unknown-member', 'nmae'],
          ],
        ],
        [undefined, [['setting/missing', 'description']]],
        [undefined, [['setting/type', 'description']]],
        [undefined, [['setting/type']]],
      ],
    );
  });
});
