import assert from 'node:assert/strict';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { bag, buildPfx, certificateBag, oid, sequence } from './buildPfx.ts';
import { firstEntry } from './keyStoreFixtures.ts';

describe('readBags', () => {
  const options = { file: 'test.p12' };
  let pkcs8: Buffer;
  let certificate: Uint8Array;
  before(async () => {
    const entry = await firstEntry('ossl3-p384.p12');
    pkcs8 = entry.privateKey!.export({ type: 'pkcs8', format: 'der' });
    certificate = entry.certificates[0]!.der;
  });

  async function open(...bags: Uint8Array[]) {
    const { entries } = await openKeyStore(buildPfx(bags), undefined, options);
    return entries.map(({ alias, key, certificates }) => ({
      alias,
      key: key?.curve,
      certificates: certificates.length,
    }));
  }

  it('leaves out secrets, revocation lists and what it does not know', async () => {
    const secret = bag(5, sequence(oid('1.2.3'), sequence()));
    const revocations = bag(4, sequence(oid('1.2.840.113549.1.9.23.1'), sequence()));
    const unknown = bag(99, sequence());
    assert.deepEqual(await open(secret, revocations, unknown, bag(1, pkcs8)), [
      { alias: '', key: 'P-384', certificates: 0 },
    ]);
  });

  it('ties a certificate without an id to the key it certifies, once', async () => {
    assert.deepEqual(
      await open(bag(1, pkcs8), certificateBag(certificate), certificateBag(certificate)),
      [{ alias: '', key: 'P-384', certificates: 1 }],
    );
  });

  it('opens bags inside bags, as deep as is sensible', async () => {
    const nested = (depth: number): Buffer =>
      depth === 0 ? bag(1, pkcs8) : bag(6, sequence(nested(depth - 1)));
    assert.deepEqual(await open(nested(4)), [{ alias: '', key: 'P-384', certificates: 0 }]);
    await assert.rejects(open(nested(5)), {
      code: 'keystore/too-large',
      details: { file: 'test.p12', what: 'nesting', value: 65, limit: 64 },
    });
  });

  it('calls a bag that holds something else damaged', async () => {
    for (const broken of [
      bag(1, sequence()),
      bag(2, sequence()),
      certificateBag(Buffer.from('no certificate')),
      sequence(),
    ]) {
      await assert.rejects(open(broken), { code: 'keystore/damaged' });
    }
  });
});
