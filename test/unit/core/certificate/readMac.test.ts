import assert from 'node:assert/strict';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { bag, buildPfx, certificateBag, shroudedKeyBag } from './buildPfx.ts';
import { firstEntry } from './keyStoreFixtures.ts';

describe('readMac', () => {
  const options = { file: 'test.p12' };
  let pkcs8: Buffer;
  let certificate: Uint8Array;
  before(async () => {
    const entry = await firstEntry('ossl3-p384.p12');
    pkcs8 = entry.privateKey!.export({ type: 'pkcs8', format: 'der' });
    certificate = entry.certificates[0]!.der;
  });

  it('checks a PBMAC1 seal', async () => {
    const pfx = buildPfx([bag(1, pkcs8), certificateBag(certificate)], 'right');
    const { entries } = await openKeyStore(pfx, 'right', options);
    assert.deepEqual(
      entries.map(({ key, certificates }) => ({ key, certificates: certificates.length })),
      [{ key: { type: 'EC', curve: 'P-384' }, certificates: 1 }],
    );
    await assert.rejects(openKeyStore(pfx, 'wrong', options), {
      code: 'keystore/wrong-passphrase',
    });
    await assert.rejects(openKeyStore(pfx, undefined, options), {
      code: 'keystore/passphrase-required',
    });
  });

  it('shows that a key of another passphrase is not damaged', async () => {
    const pfx = buildPfx(
      [shroudedKeyBag(pkcs8, Buffer.from("the key's")), certificateBag(certificate)],
      "the seal's",
    );
    await assert.rejects(openKeyStore(pfx, "the seal's", options), {
      code: 'keystore/wrong-passphrase',
    });
  });

  it('shows damage where the key opens all the same', async () => {
    const pfx = buildPfx(
      [shroudedKeyBag(pkcs8, Buffer.from("the key's")), certificateBag(certificate)],
      "the seal's",
    );
    await assert.rejects(openKeyStore(pfx, "the key's", options), { code: 'keystore/damaged' });
  });

  it('is not needed: without a seal, one key that opens shows that the other is damaged', async () => {
    const good = shroudedKeyBag(pkcs8, Buffer.from('right'));
    const bad = Buffer.from(good);
    bad[bad.length - 1]! ^= 0xff;
    await assert.rejects(openKeyStore(buildPfx([good, bad]), 'right', options), {
      code: 'keystore/damaged',
    });
    await assert.rejects(openKeyStore(buildPfx([bad]), 'right', options), {
      code: 'keystore/wrong-passphrase',
    });
  });
});
