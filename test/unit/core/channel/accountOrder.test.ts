import assert from 'node:assert/strict';
import { moveAccounts, orderAccounts } from '../../../../src/core/channel/accountOrder.ts';
import { parseAccount } from './parseEntry.ts';

const configured = (id: string) => ({
  account: parseAccount(id, {
    environment: 'acpt',
    quality: 'employer',
    clientId: id,
    certificate: 'key.pfx',
  }),
  keyStorePath: '/key.pfx',
});

const ids = (letters: string): string[] => Array.from(letters);

describe('orderAccounts', () => {
  it('puts those that were moved first, and leaves the others as they stand', () => {
    const order = ['d', 'elsewhere', 'b'];
    assert.deepStrictEqual(
      orderAccounts(ids('abcd').map(configured), order).map(({ account }) => account.id),
      ['d', 'b', 'a', 'c'],
    );
  });
});

describe('moveAccounts', () => {
  const move = (moved: string, before: string | undefined) =>
    moveAccounts(ids('xbay'), ids('abcd'), ids(moved), before).join('');

  it('places accounts among their neighbours, and leaves all others where they were', () => {
    assert.deepStrictEqual(
      [move('d', 'a'), move('a', 'c'), move('a', undefined), move('db', 'c')],
      ['xydabc', 'xybacd', 'xybcda', 'xyadbc'],
    );
  });

  it('changes nothing by a place that an account has already', () => {
    assert.deepStrictEqual(
      [move('b', 'b'), move('b', 'c'), move('d', 'd'), move('bc', 'c')],
      Array(4).fill('xyabcd'),
    );
  });
});
