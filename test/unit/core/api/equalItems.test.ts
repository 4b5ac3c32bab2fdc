import assert from 'node:assert/strict';
import { equalItems } from '../../../../src/core/api/equalItems.ts';

describe('equalItems', () => {
  it('finds the first two that are the same JSON', () => {
    assert.deepStrictEqual(
      [
        equalItems([]),
        equalItems([1, '1', true, 'true', null, 'null', 0, false, [], {}, [1], ['1'], { a: 1 }]),
        equalItems([1, 2, 1.0, 2]),
        equalItems([0, -0]),
        equalItems([{ a: 1, b: [{ c: 2, d: 3 }] }, 5, { b: [{ d: 3, c: 2 }], a: 1 }]),
        equalItems([
          [1, 2],
          [2, 1],
        ]),
        equalItems([JSON.parse('{ "__proto__": 1 }'), {}]),
      ],
      [undefined, undefined, [0, 2], [0, 1], [0, 2], undefined, undefined],
    );
  });

  it('looks at each once', () => {
    const list = Array.from({ length: 50_000 }, (_, index) => ({
      index,
      of: { text: `${index}` },
    }));
    assert.deepStrictEqual(equalItems([...list, { of: { text: '7' }, index: 7 }]), [7, 50_000]);
  });
});
