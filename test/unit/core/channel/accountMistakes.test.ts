import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { accountMistakes } from '../../../../src/core/channel/accountMistakes.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { parseAccount } from './parseEntry.ts';

const configured = (id: string, members: Record<string, unknown> = {}) => ({
  account: parseAccount(id, {
    environment: 'acpt',
    quality: 'employer',
    clientId: id,
    certificate: 'key.pfx',
    ...members,
  }),
  keyStorePath: '/key.pfx',
});

const mistakesOf = (...accounts: ReturnType<typeof configured>[]) =>
  accountMistakes({
    accounts,
    environments: [...PORTAL_ENVIRONMENTS],
    problems: [new AppError('environment/invalid', { environment: 'spoiled', member: 'kind' })],
  }).map(({ id, code, member, details }) => [id, code, member, details]);

describe('accountMistakes', () => {
  it('finds nothing wrong with what goes together', () => {
    const employers = [{ enterpriseNumber: '0206731645' }, { enterpriseNumber: '0123456749' }];
    assert.deepStrictEqual(
      mistakesOf(
        configured('a', { clientId: 'same', enterpriseNumber: '0206731645' }),
        configured('b', { clientId: 'same' }),
        configured('c', { clientId: 'same', environment: 'prod', quality: 'serviceProvider' }),
        configured('d', { clientId: 'same', environment: 'sandbox', employers }),
        configured('e', { environment: 'spoiled' }),
      ),
      [],
    );
  });

  it('tells both accounts of a client id in two qualities of one environment', () => {
    const clientId = 'same';
    assert.deepStrictEqual(
      mistakesOf(
        configured('a', { clientId, name: 'A' }),
        configured('b', { clientId, quality: 'serviceProvider' }),
        configured('c', { clientId }),
        configured('d', { clientId, environment: 'prod' }),
      ),
      [
        ['a', 'account/duplicate-client', ['clientId'], { others: ['b'] }],
        ['b', 'account/duplicate-client', ['clientId'], { others: ['A', 'c'] }],
        ['c', 'account/duplicate-client', ['clientId'], { others: ['b'] }],
      ],
    );
  });

  it('finds environments that nobody defined', () => {
    assert.deepStrictEqual(mistakesOf(configured('a', { environment: 'accp' })), [
      [
        'a',
        'environment/unknown',
        ['environment'],
        { environment: 'accp', allowed: ['prod', 'acpt', 'sandbox'] },
      ],
    ]);
  });

  it('finds numbers that cannot be, and employers that are listed twice', () => {
    const employers = ['0206731645', '0206731646', '0206731645'].map(enterpriseNumber => ({
      enterpriseNumber,
    }));
    const wrong = { number: '0206731646', expected: '45' };
    assert.deepStrictEqual(
      mistakesOf(configured('a', { enterpriseNumber: '0206731646', employers })),
      [
        ['a', 'setting/check-digits', ['enterpriseNumber'], wrong],
        ['a', 'setting/check-digits', ['employers', 1, 'enterpriseNumber'], wrong],
        [
          'a',
          'account/duplicate-employer',
          ['employers', 2, 'enterpriseNumber'],
          { number: '0206731645' },
        ],
      ],
    );
  });
});
