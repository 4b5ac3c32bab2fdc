import assert from 'node:assert/strict';
import { SigningKeys, type SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import { parseAccount } from '../../../../src/core/channel/account.ts';
import type { Channel } from '../../../../src/core/channel/channel.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { failureOf } from '../../failureOf.ts';
import { fixtureBytes } from '../certificate/keyStoreFixtures.ts';
import { START, TokenHarness } from './tokenHarness.ts';

const CHANNEL: Channel = {
  account: parseAccount('mine', {
    environment: 'acpt',
    quality: 'employer',
    clientId: 'client',
    certificate: 'key.pfx',
  }),
  environment: PORTAL_ENVIRONMENTS[1]!,
  api: 'fla',
  baseUrl: 'https://api.example',
  scope: 'scope:a',
};

describe('TokenService', () => {
  let key: SigningKey;

  before(async () => {
    const keys = new SigningKeys({
      working: (_, work) => work(new AbortController().signal),
      readKeyStore: () => Promise.resolve(fixtureBytes('ossl-nomac-noenc.p12')),
      passphrases: {
        get: () => Promise.resolve(undefined),
        store: () => Promise.resolve(),
        forget: () => Promise.resolve(),
      },
      ask: () => Promise.resolve(undefined),
      onDidChange: () => undefined,
    });
    key = await keys.get({}, 'key.pfx');
  });

  it('asks once and then answers from memory', async () => {
    const harness = new TokenHarness();
    harness.members = { expires_in: 600, scope: 'scope:a' };
    const token = { accessToken: 'token-1', expiresIn: 600, scope: 'scope:a' };
    assert.deepStrictEqual(
      [
        await harness.tokens.get(CHANNEL, key),
        await harness.tokens.get(CHANNEL, key),
        harness.requests.length,
        harness.changes,
      ],
      [token, token, 1, 1],
    );
  });

  it('sends the channel’s assertion, scope, authorities and time limit', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get({ ...CHANNEL, ca: 'PEM' }, key, { timeoutSeconds: 5 });
    const [request] = harness.requests;
    const { tokenEndpoint } = CHANNEL.environment;
    assert.deepStrictEqual(
      [
        harness.claims(1),
        new URLSearchParams(request!.body).get('scope'),
        [request!.url, request!.headers['BelGov-Trace-Id'], request!.ca, request!.timeoutSeconds],
      ],
      [
        {
          iss: 'client',
          sub: 'client',
          aud: tokenEndpoint,
          jti: 'uuid-1',
          iat: START / 1000,
          exp: START / 1000 + 300,
        },
        'scope:a',
        [tokenEndpoint, 'uuid-2', 'PEM', 5],
      ],
    );
  });

  for (const [lifetime, fresh] of [
    [600, 570],
    [300, 270],
    [100, 90],
    [1, 0.9],
    [undefined, 54],
  ] as const) {
    it(`renews a token of ${lifetime ?? 'unknown'} seconds after ${fresh}`, async () => {
      const harness = new TokenHarness();
      harness.members = { expires_in: lifetime };
      await harness.tokens.get(CHANNEL, key);
      harness.now = START + fresh * 1000 - 1;
      const before = await harness.tokens.get(CHANNEL, key);
      harness.now += 1;
      const after = await harness.tokens.get(CHANNEL, key);
      assert.deepStrictEqual(
        [before.accessToken, after.accessToken, harness.requests.length],
        ['token-1', 'token-2', 2],
      );
    });
  }

  it('asks for another when the API refused the one in memory', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    const renewed = await harness.tokens.get(CHANNEL, key, { renew: true });
    const kept = await harness.tokens.get(CHANNEL, key);
    assert.deepStrictEqual([renewed.accessToken, kept.accessToken], ['token-2', 'token-2']);
  });

  it('keeps one token for each environment, account, client, certificate and scope', async () => {
    const harness = new TokenHarness();
    const { account, environment } = CHANNEL;
    const channels: [Channel, SigningKey][] = [
      [CHANNEL, key],
      [{ ...CHANNEL, scope: undefined }, key],
      [{ ...CHANNEL, scope: 'scope:b' }, key],
      [{ ...CHANNEL, account: { ...account, id: 'other' } }, key],
      [{ ...CHANNEL, account: { ...account, clientId: 'other' } }, key],
      [{ ...CHANNEL, environment: { ...environment, id: 'other' } }, key],
      [{ ...CHANNEL, environment: { ...environment, audience: 'https://other.example' } }, key],
      [
        { ...CHANNEL, environment: { ...environment, tokenEndpoint: 'https://other.example' } },
        key,
      ],
      [CHANNEL, { ...key, thumbprint: 'other' }],
    ];
    const tokens: string[] = [];
    for (const [channel, signer] of [...channels, ...channels]) {
      tokens.push((await harness.tokens.get(channel, signer)).accessToken);
    }
    const expected = channels.map((_, index) => `token-${index + 1}`);
    assert.deepStrictEqual(tokens, [...expected, ...expected]);
  });

  it('shares one token among APIs of the same scope', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    await harness.tokens.get({ ...CHANNEL, api: 'other', baseUrl: 'https://other.example' }, key);
    assert.equal(harness.requests.length, 1);
  });

  it('has one request under way, whose outcome everybody shares', async () => {
    const harness = new TokenHarness();
    const tokens = await Promise.all([
      harness.tokens.get(CHANNEL, key),
      harness.tokens.get(CHANNEL, key),
      harness.tokens.get(CHANNEL, key, { renew: true }),
    ]);
    assert.deepStrictEqual(
      [tokens.map(({ accessToken }) => accessToken), harness.requests.length],
      [['token-1', 'token-1', 'token-1'], 1],
    );
  });

  it('tells everybody of a failure, and asks anew the next time', async () => {
    const harness = new TokenHarness();
    harness.status = 400;
    harness.members = { error: 'invalid_client' };
    const rejected = {
      code: 'token/rejected',
      host: 'services-acpt.socialsecurity.be',
      status: 400,
      error: 'invalid_client',
    };
    const both = [
      failureOf(harness.tokens.get(CHANNEL, key)),
      failureOf(harness.tokens.get(CHANNEL, key)),
    ];
    const failures = await Promise.all(both);
    harness.status = 200;
    harness.members = { expires_in: 600 };
    const token = await harness.tokens.get(CHANNEL, key);
    assert.deepStrictEqual(
      [failures, token.accessToken, harness.requests.length, harness.changes],
      [[rejected, rejected], 'token-2', 2, 1],
    );
  });

  it('goes on for the second of two when the first is cancelled', async () => {
    const harness = new TokenHarness();
    const release = harness.hold();
    const arrival = harness.arrival();
    const controller = new AbortController();
    const first = failureOf(harness.tokens.get(CHANNEL, key, { signal: controller.signal }));
    const second = harness.tokens.get(CHANNEL, key);
    await arrival;
    controller.abort();
    const cancelled = await first;
    release();
    assert.deepStrictEqual(
      [cancelled, (await second).accessToken, harness.requests.length],
      ['AbortError', 'token-1', 1],
    );
  });

  it('cancels the request with the last who waits, and starts another for who comes then', async () => {
    const harness = new TokenHarness();
    const release = harness.hold();
    const arrival = harness.arrival();
    const controllers = [new AbortController(), new AbortController()];
    const waiting = controllers.map(({ signal }) =>
      failureOf(harness.tokens.get(CHANNEL, key, { signal })),
    );
    await arrival;
    controllers.forEach(controller => {
      controller.abort();
    });
    const failures = await Promise.all(waiting);
    const aborted = harness.requests[0]!.signal!.aborted;
    // The abandoned request has not ended yet: its answer is still held back.
    const next = harness.tokens.get(CHANNEL, key);
    release();
    assert.deepStrictEqual(
      [failures, aborted, (await next).accessToken, harness.requests.length],
      [['AbortError', 'AbortError'], true, 'token-2', 2],
    );
  });

  it('asks for nothing when cancelled already', async () => {
    const harness = new TokenHarness();
    const failure = await failureOf(
      harness.tokens.get(CHANNEL, key, { signal: AbortSignal.abort() }),
    );
    assert.deepStrictEqual([failure, harness.requests], ['AbortError', []]);
  });

  for (const [date, ahead] of [
    ['Sat, 21 Nov 2026 10:10:00 GMT', 600],
    ['Sat, 21 Nov 2026 09:50:00 GMT', -600],
    ['Sat, 21 Nov 2026 10:00:01 GMT', 0],
    ['Sat, 21 Nov 2026 09:59:58 GMT', -2],
    ['yesterday', 0],
    [undefined, 0],
  ] as const) {
    it(`signs the next assertion ${ahead} seconds ahead after Date: ${date ?? 'none'}`, async () => {
      const harness = new TokenHarness();
      harness.date = date;
      await harness.tokens.get(CHANNEL, key);
      await harness.tokens.get(CHANNEL, key, { renew: true });
      const times = [1, 2].map(number => {
        const { iat, exp } = harness.claims(number);
        return [iat, exp];
      });
      const start = START / 1000;
      assert.deepStrictEqual(times, [
        [start, start + 300],
        [start + ahead, start + ahead + 300],
      ]);
    });
  }

  it('learns the time from a refusal too, of that token endpoint alone', async () => {
    const harness = new TokenHarness();
    harness.date = 'Sat, 21 Nov 2026 11:00:00 GMT';
    harness.status = 400;
    await failureOf(harness.tokens.get(CHANNEL, key));
    harness.status = 200;
    await harness.tokens.get(CHANNEL, key);
    await harness.tokens.get({ ...CHANNEL, environment: PORTAL_ENVIRONMENTS[0]! }, key);
    assert.deepStrictEqual(
      [1, 2, 3].map(number => harness.claims(number)['iat']),
      [START, START + 3_600_000, START].map(time => time / 1000),
    );
  });

  it('tells when a token ends and what it allows, never the token', async () => {
    const harness = new TokenHarness();
    harness.members = { expires_in: 600, scope: 'scope:a' };
    const before = harness.tokens.state(CHANNEL);
    await harness.tokens.get(CHANNEL, key);
    harness.now += 599_999;
    const during = harness.tokens.state(CHANNEL);
    harness.now += 1;
    const { account } = CHANNEL;
    assert.deepStrictEqual(
      [
        before,
        during,
        harness.tokens.state(CHANNEL),
        harness.tokens.state({ ...CHANNEL, account: { ...account, id: 'min' } }),
      ],
      [undefined, { expiresAt: new Date(START + 600_000), scope: 'scope:a' }, undefined, undefined],
    );
  });
});
