import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createCertificate } from '../../../../src/core/certificate/createCertificate.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { nameKeys } from '../../../../src/core/certificate/selectSigningKey.ts';
import {
  isPortablePassphrase,
  type Pkcs12Entry,
  writePkcs12,
} from '../../../../src/core/certificate/writePkcs12.ts';
import { failureOf } from '../../failureOf.ts';
import { FIXTURES, openFixture } from './keyStoreFixtures.ts';
import { ALIAS, KINDS, make, NOT_AFTER, NOW, PASSPHRASE, SLOW, SUBJECT } from './newKeys.ts';

/** What of an entry is to survive. */
function summary({ alias, privateKey, certificates }: Pkcs12Entry): unknown {
  return {
    alias,
    key: privateKey?.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    certificates: certificates.map(({ der }) => Buffer.from(der).toString('base64')),
  };
}

async function reopened(entries: readonly Pkcs12Entry[]): Promise<Pkcs12Entry[]> {
  const pfx = await writePkcs12(entries, PASSPHRASE, { randomBytes });
  return (await openKeyStore(pfx, PASSPHRASE, { file: 'new.p12' })).entries;
}

describe('writePkcs12', () => {
  for (const { name } of KINDS) {
    it(`writes ${name} so that it opens as it was`, async function () {
      this.timeout(SLOW);
      const { pfx, keys, certificate } = await make(name);
      const { format, entries } = await openKeyStore(pfx, PASSPHRASE, { file: 'new.p12' });
      assert.deepStrictEqual(
        [format, entries.map(summary)],
        ['PKCS#12', [summary({ alias: ALIAS, certificates: [{ der: certificate }], ...keys })]],
      );
    });
  }

  it('lets nobody in without the passphrase, and nothing lie open', async () => {
    const { pfx, certificate } = await make('P-384');
    const file = 'new.p12';
    assert.deepStrictEqual(
      [
        await failureOf(openKeyStore(pfx, undefined, { file })),
        await failureOf(openKeyStore(pfx, `${PASSPHRASE} `, { file })),
        pfx.includes(certificate.subarray(0, 64)),
        pfx.includes('Exemple'),
      ],
      [
        { code: 'keystore/passphrase-required', file },
        { code: 'keystore/wrong-passphrase', file },
        false,
        false,
      ],
    );
  });

  it('writes the same entries differently each time', async () => {
    const { keys, certificate } = await make('P-384');
    const entry = { alias: 'x', certificates: [{ der: certificate }], ...keys };
    const [one, other] = [
      await writePkcs12([entry], PASSPHRASE, { randomBytes }),
      await writePkcs12([entry], PASSPHRASE, { randomBytes }),
    ];
    assert.equal(one.equals(other), false);
  });

  it('keeps what another program wrote, entry by entry', async function () {
    this.timeout(SLOW);
    const files: string[] = [];
    for (const { file, passphrase, code } of FIXTURES) {
      // A chain without a key is one entry in PKCS#7 alone.
      if (code === undefined && !file.endsWith('.p7b')) {
        const { entries } = await openFixture(file, passphrase);
        if (entries.every(({ key, privateKey }) => !key || privateKey)) {
          assert.deepStrictEqual(
            (await reopened(entries)).map(summary),
            entries.map(summary),
            file,
          );
          files.push(file);
        }
      }
    }
    assert.ok(files.length > 20, `only ${files.length} files`);
  });

  it('keeps entries apart that differ in their alias, or in their key, alone', async () => {
    const { keys, certificate } = await make('P-384');
    const renewed = await createCertificate(
      { subject: SUBJECT, keys, digest: 'sha384', now: NOW, notAfter: NOT_AFTER },
      randomBytes,
    );
    const other = await make('P-521');
    const entries = [
      { alias: 'one', certificates: [{ der: certificate }], ...keys },
      { alias: 'renewed', certificates: [{ der: renewed }], ...keys },
      { alias: '', certificates: [{ der: other.certificate }], ...other.keys },
      { alias: 'no certificate', certificates: [], ...(await make('RSA-2048')).keys },
    ];
    const opened = await openKeyStore(
      await writePkcs12(entries, PASSPHRASE, { randomBytes }),
      PASSPHRASE,
      { file: 'new.p12' },
    );
    assert.deepStrictEqual(
      [opened.entries.map(summary), nameKeys(opened.entries).length],
      [entries.map(summary), 4],
    );
  });

  it('writes certificates alone, and nothing at all', async () => {
    const { certificate } = await make('P-384');
    const entries = [{ alias: 'trusted', certificates: [{ der: certificate }], trusted: true }];
    assert.deepStrictEqual(
      [(await reopened(entries)).map(summary), await reopened([])],
      [entries.map(summary), []],
    );
  });

  it('refuses a passphrase that not every program reads alike', async () => {
    const passphrases = ['', 'clé', 'tab\t', 'line\n', '😀', ' ~', PASSPHRASE];
    assert.deepStrictEqual(passphrases.map(isPortablePassphrase), [
      ...[false, false, false, false, false, true, true],
    ]);
    assert.equal(await failureOf(writePkcs12([], 'clé', { randomBytes })), 'RangeError');
  });

  it('ends when it is told to', async () => {
    const { keys, certificate } = await make('P-384');
    const entry = { alias: 'x', certificates: [{ der: certificate }], ...keys };
    const signal = AbortSignal.abort();
    assert.equal(
      await failureOf(writePkcs12([entry], PASSPHRASE, { randomBytes, signal })),
      'AbortError',
    );
  });
});
