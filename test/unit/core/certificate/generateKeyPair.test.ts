import assert from 'node:assert/strict';
import { sign, verify } from 'node:crypto';
import { generateKeyPair } from '../../../../src/core/certificate/generateKeyPair.ts';
import { failureOf } from '../../failureOf.ts';
import { KINDS, make, SLOW } from './newKeys.ts';

const EXPECTED: Record<string, unknown> = {
  'RSA-2048': ['rsa', { modulusLength: 2048, publicExponent: 65537n }],
  'RSA-3072': ['rsa', { modulusLength: 3072, publicExponent: 65537n }],
  'RSA-4096': ['rsa', { modulusLength: 4096, publicExponent: 65537n }],
  'P-384': ['ec', { namedCurve: 'secp384r1' }],
  'P-521': ['ec', { namedCurve: 'secp521r1' }],
};

describe('generateKeyPair', () => {
  for (const { name, digest } of KINDS) {
    it(`makes ${name}, whose halves belong together`, async function () {
      this.timeout(SLOW);
      const { privateKey, publicKey } = (await make(name)).keys;
      const signature = sign(digest, Buffer.from('text'), privateKey);
      assert.deepStrictEqual(
        [
          [publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails],
          [privateKey.type, publicKey.type],
          verify(digest, Buffer.from('text'), publicKey, signature),
        ],
        [EXPECTED[name], ['private', 'public'], true],
      );
    });
  }

  it('ends when it is told to, before the key is there', async () => {
    const controller = new AbortController();
    const making = failureOf(generateKeyPair({ type: 'RSA', bits: 2048 }, controller.signal));
    controller.abort();
    assert.equal(await making, 'AbortError');
  });

  it('does not begin when it was told to end', async () => {
    const failure = failureOf(generateKeyPair({ type: 'EC', curve: 'P-384' }, AbortSignal.abort()));
    assert.equal(await failure, 'AbortError');
  });
});
