import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import {
  publicKeyIn,
  verifyTokenSignature,
} from '../../../../src/core/token/verifyTokenSignature.ts';
import { JWS_A1, JWS_A3, JWS_A4, JWE_A1, JWT_UNSECURED, KEY_A3, KEY_A4 } from './rfcTokens.ts';

describe('verifyTokenSignature', () => {
  const a3 = createPublicKey({ key: KEY_A3, format: 'jwk' });
  const a4 = createPublicKey({ key: KEY_A4, format: 'jwk' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const verdicts = (rows: readonly [token: string, key: KeyObject][]): Promise<boolean[]> =>
    Promise.all(rows.map(([token, key]) => verifyTokenSignature(token, key)));

  it('verifies the examples of RFC 7515 with their own keys alone', async () => {
    assert.deepEqual(
      await verdicts([
        [JWS_A3, a3],
        [JWS_A4, a4],
        [JWS_A3, a4],
        [JWS_A4, a3],
        [JWS_A3, rsa.publicKey],
      ]),
      [true, true, false, false, false],
    );
  });

  it('refuses what was changed, what is not signed, and what a shared secret signed', async () => {
    const { publicKey } = rsa;
    const signed = await new CompactSign(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(rsa.privateKey);
    const [header = '', , signature = ''] = signed.split('.');
    // The oldest trick: the public key itself, which everybody knows, as the secret.
    const secret = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
    const confused = await new CompactSign(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret);
    assert.deepEqual(
      await verdicts([
        [signed, publicKey],
        [`${header}.e30A.${signature}`, publicKey],
        [`${header}.e30.`, publicKey],
        [confused, publicKey],
        [JWS_A1, publicKey],
        [JWT_UNSECURED, publicKey],
        [JWE_A1, publicKey],
        ['x', publicKey],
      ]),
      [true, false, false, false, false, false, false, false],
    );
  });

  it('knows no key in what is no certificate', () => {
    assert.equal(publicKeyIn(Buffer.from('no certificate')), undefined);
  });
});
