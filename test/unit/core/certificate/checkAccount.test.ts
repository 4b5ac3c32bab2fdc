import assert from 'node:assert/strict';
import { checkAccount } from '../../../../src/core/certificate/checkAccount.ts';
import type { KeyStore } from '../../../../src/core/certificate/keyStore.ts';
import type { Account } from '../../../../src/core/channel/account.ts';
import { failureOf } from '../../failureOf.ts';
import { openFixture } from './keyStoreFixtures.ts';

const NOW = new Date('2026-12-01T12:00:00Z');

type Choice = Pick<Account, 'alias' | 'algorithm'>;

/** What is wrong with an account: findings that failed, then the error. */
const check = (keyStore: KeyStore, account: Choice = {}) => {
  const { findings, error } = checkAccount(keyStore, account, 'f.p12', { now: NOW });
  return [
    ...findings.filter(({ verdict }) => verdict === 'fail').map(({ code }) => code),
    ...(error ? [error.code] : []),
  ];
};

describe('checkAccount', () => {
  const cases: [file: string, account: Choice, problems: string[]][] = [
    ['ossl3-rsa2048.p12', {}, []],
    ['ossl3-p384.p12', { algorithm: 'ES384' }, []],
    ['ossl3-p384.p12', { algorithm: 'RS256' }, ['certificate/algorithm-mismatch']],
    [
      'crit-expired.p12',
      { algorithm: 'ES384' },
      ['portal/expired', 'certificate/algorithm-mismatch'],
    ],
    ['ossl3-rsa1024.p12', {}, ['portal/key-size']],
    ['ossl3-ed25519.p12', {}, ['portal/key-algorithm']],
    ['ossl3-nokey.p12', {}, ['portal/no-private-key']],
    ['ossl3-nocert.p12', {}, ['certificate/no-certificate']],
  ];
  for (const [file, account, problems] of cases) {
    it(`finds ${problems.join(' and ') || 'nothing wrong'} in ${file} for ${JSON.stringify(account)}`, async () => {
      assert.deepStrictEqual(check(await openFixture(file), account), problems);
    });
  }

  it('says that a key of a certificate that is judged by nothing cannot sign', async () => {
    const { format, entries } = await openFixture('ossl3-rsa1024.p12');
    const issued = entries.map(entry => ({
      ...entry,
      certificates: entry.certificates.map(facts => ({ ...facts, selfSigned: false })),
    }));
    assert.deepStrictEqual(check({ format, entries: issued }), ['certificate/key-not-accepted']);
  });

  it('says once that the certificate is another key’s', async () => {
    const { format, entries } = await openFixture('ossl3-rsa2048.p12');
    const other = await openFixture('kt17-legacy-rsa2048.p12');
    const swapped = entries.map(entry => ({
      ...entry,
      certificates: other.entries[0]!.certificates,
    }));
    assert.deepStrictEqual(check({ format, entries: swapped }), ['portal/key-mismatch']);
  });

  it('judges the key that the account names, and throws where it names none', async () => {
    const keyStore = await openFixture('kt17-multi.p12');
    const [first] = keyStore.entries;
    const { entry } = checkAccount(keyStore, { alias: first!.alias }, 'f.p12', { now: NOW });
    const aliases = keyStore.entries.filter(({ key }) => key).map(({ alias }) => alias);
    assert.deepStrictEqual(
      [
        entry === first,
        await failureOf(() => check(keyStore)),
        await failureOf(() => check(keyStore, { alias: 'nobody' })),
      ],
      [
        true,
        { code: 'certificate/alias-required', file: 'f.p12', aliases },
        { code: 'certificate/alias-unknown', file: 'f.p12', alias: 'nobody', aliases },
      ],
    );
  });

  it('throws for a file with nothing in it', async () => {
    const empty: KeyStore = { format: 'PKCS#12', entries: [] };
    assert.deepStrictEqual(await failureOf(() => check(empty)), {
      code: 'certificate/no-private-key',
      file: 'f.p12',
    });
  });
});
