import assert from 'node:assert/strict';
import { SignJWT, type JWTPayload } from 'jose';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import { createClientAssertion } from '../../../../src/core/token/clientAssertion.ts';
import { verifyClientAssertion } from '../../../../src/core/token/verifyClientAssertion.ts';
import { make } from '../certificate/newKeys.ts';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import { CHANNEL, signingKey } from './tokenChannel.ts';

const { tokenEndpoint } = CHANNEL.environment;
const NOW = new Date('2026-11-21T10:00:00Z');

describe('verifyClientAssertion', () => {
  let key: SigningKey;
  before(async () => {
    key = await signingKey();
  });

  const signed = (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: key.algorithm }).sign(key.privateKey);
  const verify = (clientAssertion: string, certificate = key.certificate) =>
    verifyClientAssertion({ clientAssertion, certificate, channel: CHANNEL });
  const sound = { iss: 'client', sub: 'client', aud: tokenEndpoint, jti: 'a', iat: 0, exp: 300 };

  it('finds nothing wrong with what is signed here', async () => {
    const { privateKey, algorithm } = key;
    const assertion = await createClientAssertion({
      clientId: 'client',
      audience: tokenEndpoint,
      privateKey,
      algorithm,
      jti: 'a',
      now: NOW,
    });
    const iat = NOW.getTime() / 1000;
    assert.deepStrictEqual(verify(assertion), {
      header: { alg: key.algorithm },
      claims: { ...sound, iat, exp: iat + 300 },
      signature: 'valid',
      faults: [],
      lifetime: 300,
    });
  });

  for (const [name, algorithm] of [
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
  ] as const) {
    it(`takes ${algorithm}, whose signature is two numbers one after the other`, async () => {
      const { keys, certificate } = await make(name);
      const assertion = await createClientAssertion({
        clientId: 'client',
        audience: tokenEndpoint,
        privateKey: keys.privateKey,
        algorithm,
        jti: 'a',
        now: NOW,
      });
      const own = verify(assertion, readCertificate(certificate));
      assert.deepStrictEqual([own.signature, own.faults], ['valid', []]);
      assert.equal(verify(assertion).signature === 'valid', false);
    });
  }

  it('finds each claim that is not as documented', async () => {
    const { faults, lifetime } = verify(
      await signed({ iss: 'other', aud: ['a', 'b'], jti: '', iat: 1 }),
    );
    assert.deepStrictEqual(
      [faults, lifetime],
      [
        [
          { claim: 'iss', expected: 'client', found: 'other' },
          { claim: 'sub', expected: 'client', found: '' },
          { claim: 'aud', expected: tokenEndpoint, found: '["a","b"]' },
          { claim: 'exp', expected: '', found: '' },
          { claim: 'jti', expected: '', found: '' },
        ],
        undefined,
      ],
    );
  });

  it('does not take a signature for another text, nor what is none', async () => {
    const [header, claims, signature] = (await signed(sound)).split('.');
    const other = Buffer.from(JSON.stringify({ ...sound, sub: 'other' })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    assert.deepStrictEqual(
      [
        verify(`${header}.${other}.${signature}`).signature,
        verify(`${header}.${claims}.!`).signature,
        verify(`${header}.${claims}`).signature,
        verify(`${none}.${claims}.`).signature,
        verify('opaque').signature,
      ],
      ['invalid', 'invalid', 'invalid', 'unknown', 'unknown'],
    );
  });
});
