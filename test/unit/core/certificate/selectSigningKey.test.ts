import assert from 'node:assert/strict';
import type { KeyFacts, KeyStore } from '../../../../src/core/certificate/keyStore.ts';
import {
  describeKey,
  selectSigningKey,
} from '../../../../src/core/certificate/selectSigningKey.ts';
import { firstEntry, openFixture } from './keyStoreFixtures.ts';

const FILE = 'test.p12';

function refusal(keyStore: KeyStore, alias?: string): unknown {
  try {
    return selectSigningKey(keyStore, alias, FILE).alias;
  } catch (error) {
    const { code, details } = error as { code: string; details: object };
    return { code, ...details };
  }
}

describe('selectSigningKey', () => {
  for (const [file, algorithm] of [
    ['ossl3-rsa2048.p12', 'RS256'],
    ['ossl3-rsa4096.p12', 'RS256'],
    ['ossl3-p384.p12', 'ES384'],
    ['ossl3-p521.p12', 'ES512'],
    ['ossl-ecleaf-chain.p12', 'ES384'],
  ] as const) {
    it(`signs ${algorithm} with ${file}`, async () => {
      const keyStore = await openFixture(file);
      const [entry] = keyStore.entries;
      assert.deepEqual(selectSigningKey(keyStore, undefined, FILE), {
        privateKey: entry!.privateKey,
        certificate: entry!.certificates[0],
        chain: entry!.certificates,
        alias: entry!.alias,
        algorithm,
      });
    });
  }

  for (const [file, key] of [
    ['ossl3-rsa1024.p12', 'RSA-1024'],
    ['ossl3-rsapss2048.p12', 'RSA-PSS-2048'],
    ['ossl3-ed25519.p12', 'Ed25519'],
    ['ossl3-p256.p12', 'P-256'],
    ['ossl3-k1.p12', 'secp256k1'],
    ['ossl3-bp384.p12', 'brainpoolP384r1'],
  ] as const) {
    it(`refuses ${key}`, async () => {
      assert.deepEqual(refusal(await openFixture(file)), {
        code: 'certificate/key-not-accepted',
        file: FILE,
        key,
      });
    });
  }

  it('needs a key and its certificate', async () => {
    assert.deepEqual(refusal(await openFixture('ossl3-nokey.p12')), {
      code: 'certificate/no-private-key',
      file: FILE,
    });
    assert.deepEqual(refusal(await openFixture('ossl3-nocert.p12')), {
      code: 'certificate/no-certificate',
      file: FILE,
    });
  });

  it("refuses another key's certificate", async () => {
    const [mine, other] = [
      await firstEntry('ossl3-p384.p12'),
      await firstEntry('kt17-legacy-p384.p12'),
    ];
    const entries = [{ ...mine, certificates: other.certificates }];
    assert.deepEqual(refusal({ format: 'PKCS#12', entries }), {
      code: 'certificate/no-certificate',
      file: FILE,
    });
  });

  it('needs an alias among several keys, and finds it in any case of letters', async () => {
    const keyStore = await openFixture('kt17-multi.p12');
    const aliases = ['one', 'two', 'three'];
    assert.deepEqual(
      [undefined, 'two', 'THREE', 'trustedroot', ''].map(alias => refusal(keyStore, alias)),
      [
        { code: 'certificate/alias-required', file: FILE, aliases },
        'two',
        'three',
        { code: 'certificate/alias-unknown', file: FILE, alias: 'trustedroot', aliases },
        { code: 'certificate/alias-unknown', file: FILE, alias: '', aliases },
      ],
    );
  });

  it('tells keys of the same letters apart by their case', async () => {
    const entry = await firstEntry('ossl3-p384.p12');
    const entries = [
      { ...entry, alias: 'key' },
      { ...entry, alias: 'KEY' },
    ];
    const keyStore: KeyStore = { format: 'PKCS#12', entries };
    assert.deepEqual(
      ['KEY', 'Key'].map(alias => refusal(keyStore, alias)),
      [
        'KEY',
        { code: 'certificate/alias-unknown', file: FILE, alias: 'Key', aliases: ['key', 'KEY'] },
      ],
    );
  });

  it('names keys without a name of their own by their certificate', async () => {
    const [first, second] = [
      await firstEntry('ossl3-p384.p12'),
      await firstEntry('ossl3-rsa2048.p12'),
    ].map(entry => ({ ...entry, alias: '' }));
    const keyStore: KeyStore = { format: 'PKCS#12', entries: [first!, second!] };
    const aliases = keyStore.entries.map(entry => entry.certificates[0]!.thumbprints.sha1);
    assert.deepEqual(refusal(keyStore), {
      code: 'certificate/alias-required',
      file: FILE,
      aliases,
    });
    assert.deepEqual(refusal(keyStore, aliases[1]), aliases[1]);
  });
});

describe('describeKey', () => {
  it('says a key in one word', () => {
    const keys: KeyFacts[] = [
      { type: 'RSA', bits: 2048 },
      { type: 'RSA-PSS', bits: 3072 },
      { type: 'DSA', bits: 1024 },
      { type: 'EC', curve: 'P-521' },
      { type: 'EC', curve: '1.2.3.4' },
      { type: 'Ed25519' },
      { type: 'unknown' },
    ];
    assert.deepEqual(keys.map(describeKey), [
      'RSA-2048',
      'RSA-PSS-3072',
      'DSA-1024',
      'P-521',
      '1.2.3.4',
      'Ed25519',
      'unknown',
    ]);
  });
});
