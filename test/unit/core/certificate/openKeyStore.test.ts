import assert from 'node:assert/strict';
import { sign, verify, X509Certificate } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../src/core/base/errors.ts';
import type { KeyStoreEntry } from '../../../../src/core/certificate/keyStore.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { describeKey } from '../../../../src/core/certificate/selectSigningKey.ts';
import { type Fixture, FIXTURES, fixtureBytes, openFixture } from './keyStoreFixtures.ts';

/** Keys that the crypto of every host knows; BoringSSL lacks RSA-PSS, secp256k1 and brainpool. */
const EVERYWHERE = /^(RSA-\d+|P-\d+|Ed25519)$/;

describe('openKeyStore', () => {
  describe('over the fixtures', () => {
    for (const fixture of FIXTURES) {
      it(`${fixture.file}: ${fixture.code ?? 'opens'} (${fixture.note})`, () => check(fixture));
    }
  });

  describe('without a passphrase', () => {
    for (const [file, expected] of [
      ['ossl3-rsa2048.p12', 'keystore/passphrase-required'],
      ['ossl-legacy-rsa2048.p12', 'keystore/passphrase-required'],
      ['ossl-nomac.p12', 'keystore/passphrase-required'],
      // Its contents lie open, but nothing vouches for them until the seal is checked.
      ['ossl-allnone.p12', 'keystore/passphrase-required'],
      ['ossl-emptypw.p12', 'opens'],
      ['ossl-legacy-emptypw.p12', 'opens'],
      ['ossl-nomac-noenc.p12', 'opens'],
    ] as const) {
      it(`${file}: ${expected}`, async () => {
        assert.equal(await outcome(fixtureBytes(file), undefined), expected);
      });
    }

    it('asks for none where another passphrase than the empty one is of no use', async () => {
      assert.equal(
        await outcome(fixtureBytes('ossl-nomac-noenc.p12'), 'needs none at all'),
        'opens',
      );
    });
  });

  describe('refusals', () => {
    it('tell the bound that an iteration count breaks', async () => {
      await assert.rejects(openFixture('neg-iterbomb.p12'), {
        code: 'keystore/too-large',
        details: {
          file: 'neg-iterbomb.p12',
          what: 'iterations',
          value: 2 ** 31 - 1,
          limit: 10_000_000,
        },
      });
    });

    it('tell the algorithm by name and OID', async () => {
      await assert.rejects(openFixture('ossl-aria256.p12'), {
        code: 'keystore/unsupported-algorithm',
        details: { file: 'ossl-aria256.p12', name: 'ARIA-256-CBC', oid: '1.2.410.200046.1.1.12' },
      });
    });

    it("tell Java's own formats by the algorithm that hides their keys", async () => {
      for (const [magic, name, oid] of [
        ['feedfeed00000002', 'JKS', '1.3.6.1.4.1.42.2.17.1.1'],
        ['cececece00000002', 'JCEKS', '1.3.6.1.4.1.42.2.19.1'],
      ] as const) {
        await assert.rejects(openKeyStore(Buffer.from(magic, 'hex'), 'x', { file: 'a.jks' }), {
          code: 'keystore/unsupported-algorithm',
          details: { file: 'a.jks', name, oid },
        });
      }
    });

    it('bound the size of the file', async () => {
      await assert.rejects(openKeyStore(Buffer.alloc(2 ** 20 + 1), 'x', { file: 'big.p12' }), {
        code: 'keystore/too-large',
        details: { file: 'big.p12', what: 'bytes', value: 2 ** 20 + 1, limit: 2 ** 20 },
      });
    });

    it('bound the nesting', async () => {
      const deep = Buffer.concat([
        Buffer.of(0x30, 0x80, 2, 1, 3),
        Buffer.alloc(100_000, Buffer.of(0x30, 0x80)),
      ]);
      await assert.rejects(openKeyStore(deep, 'x', { file: 'deep.p12' }), {
        code: 'keystore/too-large',
        details: { file: 'deep.p12', what: 'nesting', value: 65, limit: 64 },
      });
    });

    it('know what is no key store', async () => {
      const { entries } = await openFixture('ossl3-p384.p12');
      const [entry] = entries;
      const others = {
        nothing: Buffer.alloc(0),
        text: Buffer.from('<!DOCTYPE html><title>Sign in</title>'),
        certificate: entry!.certificates[0]!.der,
        key: entry!.privateKey!.export({ type: 'pkcs8', format: 'der' }),
        'EC key': entry!.privateKey!.export({ type: 'sec1', format: 'der' }),
        PEM: Buffer.from(entry!.privateKey!.export({ type: 'pkcs8', format: 'pem' })),
      };
      for (const [name, bytes] of Object.entries(others)) {
        assert.equal(await outcome(bytes, 'Test-1234'), 'keystore/not-a-keystore', name);
      }
    });
  });

  describe('damage', () => {
    // Offsets in ossl3-rsa2048.p12 of 2 766 bytes.
    const PLACES = {
      'the encrypted certificate': 700,
      'the encrypted key': 2000,
      'the seal': 2725,
      "the seal's salt": 2756,
      'a length': 29,
    };
    for (const [place, offset] of Object.entries(PLACES)) {
      it(`is told from a wrong passphrase when it hit ${place}`, async () => {
        assert.equal(
          await outcome(flipped('ossl3-rsa2048.p12', offset), 'Test-1234'),
          'keystore/damaged',
        );
      });
    }

    it('cannot be told with a wrong passphrase', async () => {
      assert.equal(
        await outcome(flipped('ossl3-rsa2048.p12', PLACES['the encrypted key']), 'wrong'),
        'keystore/wrong-passphrase',
      );
    });

    it('never lets a sealed file open as something else', async () => {
      const { entries } = await openFixture('ossl-noiter.p12');
      const length = fixtureBytes('ossl-noiter.p12').length;
      const codes = new Set<string>();
      for (let offset = 0; offset < length; offset += 13) {
        try {
          const store = await openKeyStore(flipped('ossl-noiter.p12', offset), 'Test-1234', {
            file: 'flipped.p12',
          });
          assert.deepEqual(store.entries.map(summary), entries.map(summary), `byte ${offset}`);
        } catch (error) {
          assert.ok(AppError.is(error), `byte ${offset}: ${String(error)}`);
          codes.add(error.code);
        }
      }
      assert.deepEqual(
        [...codes].filter(code => code !== 'keystore/unsupported-algorithm').sort(),
        ['keystore/damaged', 'keystore/not-a-keystore'],
      );
    });

    it('is told of a file that ends anywhere', async () => {
      const bytes = fixtureBytes('ossl-noiter.p12');
      for (let length = 7; length < bytes.length; length += 101) {
        assert.equal(await outcome(bytes.subarray(0, length), 'Test-1234'), 'keystore/damaged');
      }
    });
  });

  describe('at 600 000 iterations', () => {
    for (const [file, what] of [
      ['nss-3des.p12', 'the key derivation of PKCS#12'],
      ['ossl-iter600000.p12', 'PBKDF2 as well'],
    ] as const) {
      it(`gives the event loop its turns and ends when it is told to: ${what}`, async () => {
        const controller = new AbortController();
        const reason = new Error('enough');
        let turns = 0;
        const opening = openKeyStore(fixtureBytes(file), 'Test-1234', {
          file,
          signal: controller.signal,
        });
        const ended = assert.rejects(opening, error => error === reason);
        while (turns < 50) {
          await setImmediate();
          turns++;
        }
        controller.abort(reason);
        await ended;
      });
    }

    it('ends before it begins when it is told to', async () => {
      const reason = new Error('enough');
      await assert.rejects(
        openKeyStore(fixtureBytes('ossl-iter600000.p12'), 'Test-1234', {
          file: 'x',
          signal: AbortSignal.abort(reason),
        }),
        error => error === reason,
      );
    });
  });
});

async function check(fixture: Fixture): Promise<void> {
  const { file, passphrase } = fixture;
  if (fixture.code !== undefined) {
    assert.equal(await outcome(fixtureBytes(file), passphrase), fixture.code);
    return;
  }
  const { format, entries } = await openFixture(file, passphrase);
  assert.deepEqual(
    { format, entries: entries.map(summary) },
    {
      format: 'PKCS#12',
      entries: [
        ...fixture.keys,
        ...(fixture.certificates ?? []).map(({ alias, sha256 }) => ({ alias, chain: [sha256] })),
      ],
    },
  );
  for (const entry of entries.filter(({ key }) => key)) {
    checkKey(entry);
  }
}

function summary({ alias, key, certificates }: KeyStoreEntry) {
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

function flipped(file: string, offset: number): Buffer {
  const bytes = fixtureBytes(file);
  bytes[offset]! ^= 0xff;
  return bytes;
}

async function outcome(bytes: Uint8Array, passphrase: string | undefined): Promise<string> {
  try {
    await openKeyStore(bytes, passphrase, { file: 'test.p12' });
    return 'opens';
  } catch (error) {
    assert.ok(AppError.is(error), String(error));
    return error.code;
  }
}
