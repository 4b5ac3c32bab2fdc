import assert from 'node:assert/strict';
import type { Account } from '../../../../src/core/channel/account.ts';
import {
  changesOf,
  compareAccounts,
  differingMembers,
  neededEnvironments,
} from '../../../../src/core/channel/accountImport.ts';
import { PORTAL_ENVIRONMENTS, type Environment } from '../../../../src/core/channel/environment.ts';

const members = (clientId = 'c'): Omit<Account, 'id'> => ({
  name: 'N',
  environment: 'acpt',
  quality: 'employer',
  clientId,
  certificate: '~/c.pfx',
});
const account = (id: string, clientId = 'c'): Account => ({ id, ...members(clientId) });
const environment = (id: string, host = 'localhost'): Environment => ({
  id,
  name: id,
  kind: 'custom',
  tokenEndpoint: `https://${host}/token`,
  audience: `https://${host}/token`,
  apis: {},
});

describe('compareAccounts', () => {
  it('tells new accounts from known and other ones', () => {
    const written = { ...account('moved'), certificate: '/home/me/c.pfx' };
    const present = [account('same'), account('other', 'before'), written];
    assert.deepStrictEqual(
      compareAccounts(
        [account('new'), account('same'), account('other'), account('moved'), account('broken')],
        present.map(found => ({ account: found, shared: '~/c.pfx' })),
        ['same', 'other', 'moved', 'broken'],
      ).map(({ state }) => state),
      ['new', 'same', 'conflict', 'same', 'conflict'],
    );
  });
});

describe('changesOf', () => {
  it('overwrites nothing unasked, and gives ids that are free everywhere', () => {
    const imported = [
      { account: account('new'), state: 'new' },
      { account: account('same'), state: 'same' },
      { account: account('a', 'one'), state: 'conflict' },
      { account: account('b', 'two'), state: 'conflict' },
      { account: account('c', 'three'), state: 'conflict' },
      { account: account('d', 'four'), state: 'conflict' },
      { account: account('a-2', 'five'), state: 'new' },
    ] as const;
    const choices = new Map([
      ['a', 'keepBoth'],
      ['b', 'replace'],
      ['c', 'skip'],
    ] as const);
    assert.deepStrictEqual(changesOf(imported, choices, ['same', 'a', 'a-3', 'b', 'c', 'd']), {
      added: { new: members(), 'a-4': members('one'), 'a-2': members('five') },
      replaced: { b: members('two') },
    });
  });
});

describe('neededEnvironments', () => {
  it('takes what is missing, keeps what is there, and names what nobody has', () => {
    const wanted = ['acpt', 'missing', 'there', 'different', 'unusable', 'nowhere'];
    assert.deepStrictEqual(
      neededEnvironments(
        wanted.map(id => ({ ...account(id), environment: id })),
        [
          environment('missing'),
          { ...environment('there'), name: 'Another name' },
          environment('different', 'other.example'),
          environment('unusable'),
          environment('unused'),
        ],
        [...PORTAL_ENVIRONMENTS, environment('there'), environment('different')],
        ['there', 'different', 'unusable'],
      ),
      {
        missing: [environment('missing')],
        different: ['different'],
        unknown: ['unusable', 'nowhere'],
      },
    );
  });
});

describe('differingMembers', () => {
  it('names what differs, is missing or is new', () => {
    const one = { ...account('a', 'x'), alias: 'k', apis: { fla: { scope: 's' } } };
    const other = { ...account('a', 'y'), enterpriseNumber: '0000000196', apis: one.apis };
    assert.deepStrictEqual(differingMembers(one, other), ['clientId', 'alias', 'enterpriseNumber']);
  });
});
