import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createClientAssertion } from '../../../../src/core/token/clientAssertion.ts';
import { selectSigningKey } from '../../../../src/core/certificate/selectSigningKey.ts';
import { openFixture } from '../certificate/keyStoreFixtures.ts';

const decode = (part: string): unknown =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe('createClientAssertion', () => {
  for (const [fixture, algorithm, digest, signatureBytes] of [
    ['ossl3-rsa2048.p12', 'RS256', 'sha256', 256],
    ['ossl3-p384.p12', 'ES384', 'sha384', 96],
    ['kt17-p521.p12', 'ES512', 'sha512', 132],
  ] as const) {
    it(`signs ${algorithm}: the header is the algorithm alone, the claims are the documented ones`, async () => {
      const { privateKey } = selectSigningKey(await openFixture(fixture), undefined, fixture);
      const assertion = await createClientAssertion({
        clientId: 'self_service_expeditor_10',
        audience: 'https://login.example/token',
        privateKey,
        algorithm,
        jti: 'e3f0c4f2-6f0a-4c3e-9b57-0f8f6f2f9d11',
        now: new Date('2026-11-21T10:00:00.999Z'),
      });
      const [header, claims, signature, ...rest] = assertion.split('.') as [string, string, string];
      const bytes = Buffer.from(signature, 'base64url');
      const issuedAt = Date.parse('2026-11-21T10:00:00Z') / 1000;
      assert.deepStrictEqual(
        [decode(header), decode(claims), bytes.length, rest],
        [
          { alg: algorithm },
          {
            iss: 'self_service_expeditor_10',
            sub: 'self_service_expeditor_10',
            aud: 'https://login.example/token',
            jti: 'e3f0c4f2-6f0a-4c3e-9b57-0f8f6f2f9d11',
            iat: issuedAt,
            exp: issuedAt + 300,
          },
          signatureBytes,
          [],
        ],
      );
      // RFC 7518 section 3.4: the two halves of an EC signature stand side by side, not in DER.
      assert.ok(
        verify(
          digest,
          Buffer.from(`${header}.${claims}`),
          { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' },
          bytes,
        ),
      );
    });
  }
});
