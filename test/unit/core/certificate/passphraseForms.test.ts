import assert from 'node:assert/strict';
import type { KeyObject } from 'node:crypto';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { passphraseForms } from '../../../../src/core/certificate/passphraseForms.ts';
import { buildPfx, shroudedKeyBag } from './buildPfx.ts';
import { firstEntry } from './keyStoreFixtures.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function forms(passphrase: string | undefined) {
  return passphraseForms(passphrase).map(({ pkcs12, pkcs5 }) => ({
    pkcs12: hex(pkcs12),
    pkcs5: pkcs5.map(hex),
  }));
}

describe('passphraseForms', () => {
  it('tells an absent passphrase from an empty one, and tries both', () => {
    assert.deepEqual(forms(''), [
      { pkcs12: '0000', pkcs5: ['', '0000'] },
      { pkcs12: '', pkcs5: [''] },
    ]);
    assert.deepEqual(forms(undefined), forms('').reverse());
  });

  it('spells a passphrase as every writer does', () => {
    assert.deepEqual(forms('aZ'), [{ pkcs12: '0061005a0000', pkcs5: ['615a', '0061005a0000'] }]);
    assert.deepEqual(forms('é'), [
      { pkcs12: '00e90000', pkcs5: ['c3a9', 'e9', '00e90000'] },
      { pkcs12: '00c300a90000', pkcs5: ['c3a9'] },
    ]);
    assert.deepEqual(forms('😀'), [
      { pkcs12: 'd83dde000000', pkcs5: ['f09f9880', 'd83dde000000'] },
      { pkcs12: '00f0009f009800800000', pkcs5: ['f09f9880'] },
    ]);
  });

  describe('opens keys of PBES2 whose passphrase was spelled', () => {
    let privateKey: KeyObject;
    before(async () => {
      privateKey = (await firstEntry('ossl3-p384.p12')).privateKey!;
    });

    for (const [spelling, secret] of [
      ['in UTF-8', Buffer.from('clé')],
      ['in Latin-1', Buffer.from('clé', 'latin1')],
      ['as a BMPString', Buffer.from('0063006c00e90000', 'hex')],
    ] as const) {
      for (const seal of [undefined, 'clé']) {
        it(`${spelling}, ${seal ? 'sealed' : 'not sealed'}`, async () => {
          const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
          const pfx = buildPfx([shroudedKeyBag(pkcs8, secret)], seal);
          const { entries } = await openKeyStore(pfx, 'clé', { file: 'test.p12' });
          assert.deepEqual(
            entries.map(entry => entry.privateKey?.equals(privateKey)),
            [true],
          );
        });
      }
    }
  });
});
