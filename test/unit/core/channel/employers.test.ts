import assert from 'node:assert/strict';
import {
  EmployerSearch,
  mergeEmployers,
  sortEmployers,
} from '../../../../src/core/channel/employers.ts';

const named = (name: string, enterpriseNumber = '0000000196') => ({ enterpriseNumber, name });
const nameless = (enterpriseNumber: string) => ({ enterpriseNumber });

describe('sortEmployers', () => {
  it('sorts names as people do, by number where they are alike, and puts the nameless last', () => {
    const sorted = [
      named('abc 2'),
      named('Ábc 2', '0000000295'),
      named('ABC 10'),
      named('zwart'),
      nameless('0000000196'),
      nameless('0000000295'),
    ];
    assert.deepStrictEqual(sortEmployers([...sorted].reverse(), 'nl'), sorted);
  });
});

describe('mergeEmployers', () => {
  it('replaces by number where it stood, and adds the others', () => {
    assert.deepStrictEqual(
      mergeEmployers([named('A'), nameless('0000000295')], [named('B'), named('C', '0000000394')]),
      [named('B'), nameless('0000000295'), named('C', '0000000394')],
    );
  });
});

describe('EmployerSearch', () => {
  const bakery = named('Bakkerij Één');
  const florist = named('Fleuriste', '0123456749');
  const search = new EmployerSearch([bakery, florist, nameless('0000000394')]);

  for (const [query, found] of [
    ['', [bakery, florist, nameless('0000000394')]],
    ['een BAK', [bakery]],
    ['0123.456', [florist]],
    ['3456749', [florist]],
    ['0000.000.394', [nameless('0000000394')]],
    ['fleur 749', [florist]],
    ['nobody', []],
  ] as const) {
    it(`finds “${query}”`, () => {
      assert.deepStrictEqual(search.find(query), found);
    });
  }
});
