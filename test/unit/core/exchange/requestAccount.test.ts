import assert from 'node:assert/strict';
import { accountNamed } from '../../../../src/core/exchange/requestAccount.ts';

describe('accountNamed', () => {
  const accounts = [
    ['acpt', 'Acme'],
    ['prod', 'Acme'],
    ['Acme (ACPT)', 'prod'],
    ['other', 'Acme & Sons'],
  ].map(([id = '', name = '']) => ({
    account: {
      id,
      name,
      environment: 'sandbox',
      quality: 'employer' as const,
      clientId: id,
      certificate: 'a.p12',
    },
    keyStorePath: '/a.p12',
  }));

  it('goes by the id, then by a name that only one has', () => {
    assert.deepStrictEqual(
      ['acpt', 'prod', 'Acme & Sons', 'Acme', 'acme', ''].map(text => {
        const found = accountNamed(accounts, { text, start: 3, end: 7 });
        return 'account' in found ? found.account.account.id : found.mistake.code;
      }),
      ['acpt', 'prod', 'other', 'account/ambiguous', 'account/unknown', 'account/unknown'],
    );
  });
});
