import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { AppError } from '../../../../src/core/base/errors.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { fixtureBytes, openFixture } from './keyStoreFixtures.ts';
import { outcome, summary } from './testKeyStoreTable.ts';

/** Signs what was changed anew, so that only what is inside tells. */
function sealed(contents: Uint8Array): Buffer {
  const digest = createHash('sha1')
    .update(Buffer.from('Test-1234', 'utf16le').swap16())
    .update('Mighty Aphrodite')
    .update(contents)
    .digest();
  return Buffer.concat([contents, digest]);
}

describe('readJks', () => {
  it('never lets a changed key or certificate pass', async () => {
    const bytes = fixtureBytes('kt-p384.jks');
    const entries = (await openFixture('kt-p384.jks')).entries.map(summary);
    const outcomes = new Set<string>();
    // The alias, `ecalias`, and the time are not protected once the seal is broken.
    for (let offset = 29; offset < bytes.length; offset += 7) {
      const flipped = Buffer.from(bytes);
      flipped[offset]! ^= 0xff;
      try {
        const store = await openKeyStore(flipped, 'Test-1234', { file: 'flipped.jks' });
        assert.deepEqual(store.entries.map(summary), entries, `byte ${offset}`);
      } catch (error) {
        assert.ok(AppError.is(error), `byte ${offset}: ${String(error)}`);
        outcomes.add(error.code);
      }
    }
    assert.deepEqual(
      [...outcomes].filter(code => code !== 'keystore/unsupported-algorithm').sort(),
      ['keystore/damaged', 'keystore/wrong-passphrase'],
    );
  });

  it('tells of a file that ends anywhere', async () => {
    const bytes = fixtureBytes('kt-p384.jks');
    for (let length = 4; length < bytes.length; length += 37) {
      assert.equal(await outcome(bytes.subarray(0, length), 'Test-1234'), 'keystore/damaged');
    }
  });

  it('needs the passphrase of the seal where there is no key', async () => {
    // Magic, version and number of entries; then one trusted certificate.
    const der = fixtureBytes('cert-p384.cer');
    const text = (value: string) => Buffer.concat([Buffer.of(0, value.length), Buffer.from(value)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(der.length);
    const file = sealed(
      Buffer.concat([
        Buffer.from('feedfeed0000000200000001' + '00000002', 'hex'),
        ...[text('root'), Buffer.alloc(8), text('X.509'), length, der],
      ]),
    );
    const { entries } = await openKeyStore(file, 'Test-1234', { file: 'test.jks' });
    assert.deepEqual(
      [
        entries.map(({ alias, key }) => ({ alias, key })),
        await outcome(file, 'wrong'),
        await outcome(file, undefined),
      ],
      [
        [{ alias: 'root', key: undefined }],
        'keystore/wrong-passphrase',
        'keystore/passphrase-required',
      ],
    );
  });

  it('bounds what it counts', async () => {
    const contents = fixtureBytes('kt-p384.jks').subarray(0, -20);
    contents.writeUInt32BE(0xffffffff, 8);
    assert.equal(await outcome(sealed(contents), 'Test-1234'), 'keystore/too-large');
    contents.writeUInt32BE(2, 8);
    assert.equal(await outcome(sealed(contents), 'Test-1234'), 'keystore/damaged');
  });

  it('refuses a key under another cipher by name', async () => {
    const contents = fixtureBytes('kt-p384.jks').subarray(0, -20);
    // The last arc of the key protector's OID.
    const oid = contents.indexOf(Buffer.from('2a021101', 'hex'));
    contents[oid + 4] = 9;
    await assert.rejects(openKeyStore(sealed(contents), 'Test-1234', { file: 'x' }), {
      code: 'keystore/unsupported-algorithm',
      details: { file: 'x', name: '1.3.6.1.4.1.42.2.17.1.9', oid: '1.3.6.1.4.1.42.2.17.1.9' },
    });
  });
});
