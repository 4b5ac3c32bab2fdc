import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../src/core/base/errors.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { firstEntry, fixtureBytes, openFixture } from './keyStoreFixtures.ts';
import { outcome, summary, testKeyStoreTable } from './testKeyStoreTable.ts';

describe('openKeyStore', () => {
  describe('over the fixtures', testKeyStoreTable);

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
      for (const [file, name, oid] of [
        ['pem-enc-pkcs8-scrypt.pem', 'scrypt', '1.3.6.1.4.1.11591.4.11'],
        ['kt.jceks', 'JCEKS', '1.3.6.1.4.1.42.2.19.1'],
      ] as const) {
        await assert.rejects(openFixture(file), {
          code: 'keystore/unsupported-algorithm',
          details: { file, name, oid },
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
      const { privateKey } = await firstEntry('ossl3-p384.p12');
      const publicKey = createPublicKey(privateKey!);
      const others = {
        nothing: Buffer.alloc(0),
        text: Buffer.from('<!DOCTYPE html><title>Sign in</title>'),
        words: Buffer.from('0ne more text'),
        base64: Buffer.from('aGVsbG8gd29ybGQh'),
        'public key': publicKey.export({ type: 'spki', format: 'der' }),
        'public key in PEM': Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })),
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

function flipped(file: string, offset: number): Buffer {
  const bytes = fixtureBytes(file);
  bytes[offset]! ^= 0xff;
  return bytes;
}
