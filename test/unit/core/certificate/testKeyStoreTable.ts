import assert from 'node:assert/strict';
import { getCipherInfo, sign, verify, X509Certificate } from 'node:crypto';
import { AppError } from '../../../../src/core/base/errors.ts';
import type { KeyStoreEntry } from '../../../../src/core/certificate/keyStore.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { describeKey } from '../../../../src/core/certificate/selectSigningKey.ts';
import { type Fixture, FIXTURES, fixtureBytes, openFixture } from './keyStoreFixtures.ts';

/** Keys that the crypto of every host knows; BoringSSL lacks RSA-PSS, secp256k1 and brainpool. */
const EVERYWHERE = /^(RSA-\d+|P-\d+|Ed25519)$/;

/** One test per row of the manifest: for every runtime that the extension meets. */
export function testKeyStoreTable(): void {
  for (const fixture of FIXTURES) {
    const code = expectedCode(fixture) ?? 'opens';
    it(`${fixture.file}: ${code} (${fixture.note})`, () => check(fixture));
  }
}

function expectedCode(fixture: Fixture): string | undefined {
  if (fixture.code !== undefined) {
    return fixture.code;
  }
  const isMissing = fixture.cipher !== undefined && getCipherInfo(fixture.cipher) === undefined;
  return isMissing ? 'keystore/unsupported-algorithm' : undefined;
}

async function check(fixture: Fixture): Promise<void> {
  const { file, passphrase } = fixture;
  const code = expectedCode(fixture);
  if (code !== undefined || fixture.code !== undefined) {
    assert.equal(await outcome(fixtureBytes(file), passphrase ?? undefined), code);
    return;
  }
  const { format, entries } = await openFixture(file, passphrase);
  assert.deepEqual(
    { format, entries: entries.map(summary) },
    {
      format: fixture.format ?? 'PKCS#12',
      entries: [
        ...fixture.keys,
        ...(fixture.certificates ?? []).map(({ alias, sha256, issuers = [] }) => ({
          alias,
          chain: [sha256, ...issuers],
        })),
      ],
    },
  );
  for (const entry of entries.filter(({ key }) => key)) {
    checkKey(entry);
  }
}

/** An entry as the manifest tells it. */
export function summary({ alias, key, certificates }: KeyStoreEntry) {
  return {
    alias,
    ...(key ? { type: describeKey(key) } : {}),
    chain: certificates.map(({ thumbprints }) => thumbprints.sha256),
  };
}

/** What the private key signs, its certificate verifies; and both say they are the same kind of key. */
function checkKey({ key, privateKey, certificates }: KeyStoreEntry): void {
  const type = describeKey(key!);
  assert.ok(privateKey ?? !EVERYWHERE.test(type), `no handle for ${type}`);
  const [leaf] = certificates;
  if (!privateKey || !leaf) {
    return;
  }
  assert.deepEqual(leaf.key, key);
  const text = Buffer.from('a client assertion');
  const digest = type === 'Ed25519' ? null : 'sha256';
  const { publicKey } = new X509Certificate(leaf.der);
  assert.ok(verify(digest, text, publicKey, sign(digest, text, privateKey)));
}

/** `opens`, or the code of the refusal. */
export async function outcome(bytes: Uint8Array, passphrase: string | undefined): Promise<string> {
  try {
    await openKeyStore(bytes, passphrase, { file: 'test.p12' });
    return 'opens';
  } catch (error) {
    assert.ok(AppError.is(error), String(error));
    return error.code;
  }
}
