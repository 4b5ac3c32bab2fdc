import assert from 'node:assert/strict';
import { selfSignedCertificate } from './selfSignedCertificate.ts';
import { CLIENT_ID, RSA, SandboxHarness, TOKEN_ENDPOINT } from './sandboxHarness.ts';

const EMPLOYER = 'scope:sigedis:gestion:careerpro-federal-learning-account:employer';
const PROVIDER = 'scope:sigedis:gestion:careerpro-federal-learning-account:provider';
const INVALID_CLIENT = { status: 401, error: 'invalid_client' };
const INVALID_REQUEST = { status: 400, error: 'invalid_request' };
const ACCEPTED = { status: 200, error: undefined };

describe('the token endpoint', () => {
  it('answers with the four documented members and forbids to keep them', async () => {
    const harness = new SandboxHarness({ settings: { tokenLifetime: 42 } });
    const response = await harness.send(await harness.tokenRequest());
    const { access_token, ...rest } = (await response.json()) as Record<string, unknown>;
    assert.deepStrictEqual(
      {
        status: response.status,
        opaque: /^[\da-f]{64}$/.test(String(access_token)),
        rest,
        cacheControl: response.headers.get('Cache-Control'),
        type: response.headers.get('Content-Type'),
      },
      {
        status: 200,
        opaque: true,
        rest: { scope: EMPLOYER, token_type: 'Bearer', expires_in: 42 },
        cacheControl: 'no-store',
        type: 'application/json;charset=UTF-8',
      },
    );
  });

  it('gives each quality its documented scope, a training provider none', async () => {
    const scopes = await Promise.all(
      (['employer', 'socialSecretariat', 'serviceProvider', 'trainingProvider'] as const).map(
        async quality => {
          const harness = new SandboxHarness({ quality });
          const response = await harness.send(await harness.tokenRequest());
          return ((await response.json()) as { scope: string }).scope;
        },
      ),
    );
    assert.deepStrictEqual(scopes, [EMPLOYER, PROVIDER, PROVIDER, '']);
  });

  it('refuses a scope the client does not have', async () => {
    const employer = new SandboxHarness();
    const trainer = new SandboxHarness({ quality: 'trainingProvider' });
    assert.deepStrictEqual(
      [
        await employer.refusal(await employer.tokenRequest({ scope: EMPLOYER })),
        await employer.refusal(await employer.tokenRequest({ scope: '' })),
        await employer.refusal(await employer.tokenRequest({ scope: `${EMPLOYER} ${PROVIDER}` })),
        await trainer.refusal(await trainer.tokenRequest({ scope: EMPLOYER })),
      ],
      [
        ACCEPTED,
        ACCEPTED,
        { status: 400, error: 'invalid_scope' },
        { status: 400, error: 'invalid_scope' },
      ],
    );
  });

  const requests: [string, Record<string, string>, { status: number; error: string }][] = [
    ['no grant_type', { grant_type: '' }, INVALID_REQUEST],
    [
      'another grant_type',
      { grant_type: 'authorization_code' },
      { status: 400, error: 'unsupported_grant_type' },
    ],
    ['no client_assertion_type', { client_assertion_type: '' }, INVALID_REQUEST],
    ['another client_assertion_type', { client_assertion_type: 'saml2-bearer' }, INVALID_REQUEST],
    ['no client_assertion', { client_assertion: '' }, INVALID_REQUEST],
    ['a client_secret', { client_secret: 'x' }, INVALID_REQUEST],
    ['the client_id of another', { client_id: 'another' }, INVALID_CLIENT],
    ['an assertion that is no JWT', { client_assertion: 'a.b.c' }, INVALID_CLIENT],
    ['an assertion that is no JWS', { client_assertion: 'nonsense' }, INVALID_CLIENT],
  ];
  for (const [name, parameters, expected] of requests) {
    it(`refuses ${name}`, async () => {
      const harness = new SandboxHarness();
      assert.deepStrictEqual(
        await harness.refusal(await harness.tokenRequest(parameters)),
        expected,
      );
    });
  }

  it('refuses what is not one form sent by POST', async () => {
    const harness = new SandboxHarness({ settings: { bodyLimit: 5000 } });
    const form = await (await harness.tokenRequest()).text();
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      harness.refusal(
        new Request(TOKEN_ENDPOINT, { method: 'POST', body, headers: { 'Content-Type': type } }),
      );
    const get = await harness.send(new Request(`${TOKEN_ENDPOINT}?${form}`));
    assert.deepStrictEqual(
      {
        get: [get.status, get.headers.get('Allow')],
        json: await post(
          JSON.stringify(Object.fromEntries(new URLSearchParams(form))),
          'application/json',
        ),
        latin1: await post(form, 'application/x-www-form-urlencoded; charset=iso-8859-1'),
        twice: await post(`${form}&grant_type=client_credentials`),
        large: await post(`${form}&x=${'y'.repeat(5000)}`),
        unknownParameter: await post(
          `${form}&x=y`,
          'application/x-www-form-urlencoded;charset=UTF-8',
        ),
      },
      {
        get: [405, 'POST'],
        json: INVALID_REQUEST,
        latin1: INVALID_REQUEST,
        twice: INVALID_REQUEST,
        large: { status: 413, error: 'invalid_request' },
        unknownParameter: ACCEPTED,
      },
    );
  });

  const claims: [string, (harness: SandboxHarness) => Record<string, unknown>, object][] = [
    ['accepts aud among others', () => ({ aud: ['https://a.example', TOKEN_ENDPOINT] }), ACCEPTED],
    ['accepts no iat', () => ({ iat: undefined }), ACCEPTED],
    ['accepts an nbf in the past', h => ({ nbf: h.at(-100) }), ACCEPTED],
    ['accepts an exp within the skew', h => ({ iat: h.at(-60), exp: h.at(-10) }), ACCEPTED],
    ['refuses a foreign iss', () => ({ iss: 'another' }), INVALID_CLIENT],
    ['refuses no iss', () => ({ iss: undefined }), INVALID_CLIENT],
    ['refuses an unknown sub', () => ({ sub: 'another' }), INVALID_CLIENT],
    ['refuses no sub', () => ({ sub: undefined }), INVALID_CLIENT],
    ['refuses another aud', () => ({ aud: 'https://a.example/token' }), INVALID_CLIENT],
    ['refuses no aud', () => ({ aud: undefined }), INVALID_CLIENT],
    ['refuses an exp in the past', h => ({ iat: h.at(-600), exp: h.at(-301) }), INVALID_CLIENT],
    ['refuses no exp', () => ({ exp: undefined }), INVALID_CLIENT],
    ['refuses an exp that is text', () => ({ exp: 'tomorrow' }), INVALID_CLIENT],
    ['refuses an iat in the future', h => ({ iat: h.at(100) }), INVALID_CLIENT],
    ['refuses an nbf in the future', h => ({ nbf: h.at(100) }), INVALID_CLIENT],
    ['refuses a long life', h => ({ exp: h.at(301) }), INVALID_CLIENT],
    ['refuses a long life without iat', h => ({ iat: undefined, exp: h.at(400) }), INVALID_CLIENT],
    ['refuses no jti', () => ({ jti: undefined }), INVALID_CLIENT],
    ['refuses an empty jti', () => ({ jti: '' }), INVALID_CLIENT],
  ];
  for (const [name, change, expected] of claims) {
    it(name, async () => {
      const harness = new SandboxHarness();
      assert.deepStrictEqual(await harness.verdict(harness.assertion(change(harness))), expected);
    });
  }

  it('takes an assertion once, whatever became of its request', async () => {
    const harness = new SandboxHarness();
    const client_assertion = await harness.assertion();
    const withScope = await harness.tokenRequest({ client_assertion, scope: 'another' });
    assert.deepStrictEqual(
      [await harness.refusal(withScope), await harness.verdict(client_assertion)],
      [{ status: 400, error: 'invalid_scope' }, INVALID_CLIENT],
    );
  });

  it('forgets a jti when it can no longer be replayed', async () => {
    const harness = new SandboxHarness();
    const jti = 'fixed';
    const first = await harness.verdict(harness.assertion({ jti }));
    harness.now = new Date(harness.now.getTime() + 331_000);
    assert.deepStrictEqual(
      [first, await harness.verdict(harness.assertion({ jti }))],
      [ACCEPTED, ACCEPTED],
    );
  });

  it('takes the algorithm that fits the registered key, and no other', async () => {
    const harness = new SandboxHarness();
    const p384 = selfSignedCertificate('p384');
    const p521 = selfSignedCertificate('p521');
    const tryWith = async (certificate: Uint8Array, algorithm: string, key: object) => {
      harness.clients = harness.clients.map(client => ({ ...client, certificate }));
      return harness.verdict(harness.assertion({}, algorithm, key as Uint8Array));
    };
    assert.deepStrictEqual(
      {
        ES384: await tryWith(p384.der, 'ES384', p384.privateKey),
        ES512: await tryWith(p521.der, 'ES512', p521.privateKey),
        RS512: await tryWith(RSA.der, 'RS512', RSA.privateKey),
        PS256: await tryWith(RSA.der, 'PS256', RSA.privateKey),
        certificateAsSecret: await tryWith(RSA.der, 'HS256', Buffer.from(RSA.pem)),
        anotherAlgorithm: await tryWith(p384.der, 'RS256', RSA.privateKey),
      },
      {
        ES384: ACCEPTED,
        ES512: ACCEPTED,
        RS512: INVALID_CLIENT,
        PS256: INVALID_CLIENT,
        certificateAsSecret: INVALID_CLIENT,
        anotherAlgorithm: INVALID_CLIENT,
      },
    );
  });

  it('refuses keys that the portal does not document, and certificates it cannot read', async () => {
    const harness = new SandboxHarness();
    const [p256, ed25519, rsa1024] = [
      selfSignedCertificate('p256'),
      selfSignedCertificate('ed25519'),
      selfSignedCertificate('rsa1024'),
    ];
    const register = (certificate: Uint8Array) => {
      harness.clients = harness.clients.map(client => ({ ...client, certificate }));
    };
    register(p256.der);
    const onP256 = await harness.verdict(harness.assertion({}, 'ES256', p256.privateKey));
    register(ed25519.der);
    const onEd25519 = await harness.verdict(harness.assertion({}, 'EdDSA', ed25519.privateKey));
    register(rsa1024.der);
    const onRsa1024 = await harness.verdict(harness.assertion());
    register(Buffer.from('no certificate'));
    const unreadable = await harness.verdict(harness.assertion());
    assert.deepStrictEqual(
      [onP256, onEd25519, onRsa1024, unreadable],
      [INVALID_CLIENT, INVALID_CLIENT, INVALID_CLIENT, INVALID_CLIENT],
    );
  });

  it('refuses a signature of a key that is not registered, and an unsigned assertion', async () => {
    const harness = new SandboxHarness();
    const { privateKey } = selfSignedCertificate('rsa2048');
    const [, payload] = (await harness.assertion()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    assert.deepStrictEqual(
      [
        await harness.verdict(harness.assertion({}, 'RS256', privateKey)),
        await harness.verdict(`${none}.${payload ?? ''}.`),
      ],
      [INVALID_CLIENT, INVALID_CLIENT],
    );
  });

  it('takes any registered certificate of an account, but none that is not valid now', async () => {
    const harness = new SandboxHarness();
    const second = selfSignedCertificate('rsa2048');
    harness.clients = [...harness.clients, { ...harness.clients[0]!, certificate: second.der }];
    const withFirst = await harness.verdict(harness.assertion());
    const withSecond = await harness.verdict(harness.assertion({}, 'RS256', second.privateKey));
    const { now } = harness;
    harness.now = new Date(now.getTime() + 3 * 86_400_000);
    const expired = await harness.verdict(harness.assertion());
    harness.now = new Date(now.getTime() - 86_400_000);
    const early = await harness.verdict(harness.assertion());
    assert.deepStrictEqual(
      [withFirst, withSecond, expired, early],
      [ACCEPTED, ACCEPTED, INVALID_CLIENT, INVALID_CLIENT],
    );
  });

  it('keeps error_description within the characters RFC 6749 allows', async () => {
    const harness = new SandboxHarness();
    const assertion = await harness.assertion({ sub: 'é"\\\n' });
    const response = await harness.send(
      await harness.tokenRequest({ client_assertion: assertion }),
    );
    const { error_description } = (await response.json()) as { error_description: string };
    assert.match(error_description, /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    assert.ok(!error_description.includes(CLIENT_ID));
  });
});
