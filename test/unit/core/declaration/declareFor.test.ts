import assert from 'node:assert/strict';
import { declareFor } from '../../../../src/core/declaration/declareFor.ts';

describe('declareFor', () => {
  it('puts the number where the path leads and leaves everything else as it is', () => {
    const body = {
      employer: { enterpriseNumber: '1', name: 'A' },
      'a/b': [{ n: '1' }, { n: '2' }],
    };
    const before = structuredClone(body);
    assert.deepStrictEqual(
      [
        declareFor(body, ['employer', 'enterpriseNumber'], '0000000196'),
        declareFor(body, ['a/b', '1', 'n'], '0000000196'),
        declareFor('1', [], '0000000196'),
        body,
      ],
      [
        { ...before, employer: { enterpriseNumber: '0000000196', name: 'A' } },
        { ...before, 'a/b': [{ n: '1' }, { n: '0000000196' }] },
        '0000000196',
        before,
      ],
    );
  });

  it('invents nothing where the path leads nowhere', () => {
    const body = { employer: { name: 'A' }, list: [] };
    const paths = [
      ['employer', 'enterpriseNumber'],
      ['sender'],
      ['list', '0'],
      ['employer', 'name', 'x'],
      ['x', 'y'],
    ];
    assert.deepStrictEqual(
      paths.map(path => declareFor(body, path, '0000000196')),
      paths.map(() => body),
    );
    assert.equal(declareFor(undefined, [], '0000000196'), undefined);
  });
});
