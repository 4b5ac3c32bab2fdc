import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import type { Channel } from '../../../../src/core/channel/channel.ts';
import { TransportFailure } from '../../../../src/core/exchange/transport.ts';
import { failureOf } from '../../failureOf.ts';
import { CHANNEL, signingKey } from './tokenChannel.ts';
import { START, TokenHarness } from './tokenHarness.ts';

const HOST = 'services-acpt.socialsecurity.be';

describe('TokenService', () => {
  let key: SigningKey;

  before(async () => {
    key = await signingKey();
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
      const early = harness.requests.length;
      harness.now += 1;
      const change = harness.change();
      const meanwhile = await harness.tokens.get(CHANNEL, key);
      await change;
      const after = await harness.tokens.get(CHANNEL, key);
      assert.deepStrictEqual(
        [before, meanwhile, after].map(({ accessToken }) => accessToken),
        ['token-1', 'token-1', 'token-2'],
      );
      assert.deepStrictEqual([early, harness.requests.length], [1, 2]);
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

  it('renews once behind the calls that go on, and hands nobody a token that is over', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    const release = harness.hold();
    harness.now += 570_000;
    const arrival = harness.arrival();
    const during = await Promise.all([1, 2, 3].map(() => harness.tokens.get(CHANNEL, key)));
    await arrival;
    harness.now += 30_000;
    const waiting = harness.tokens.get(CHANNEL, key);
    release();
    assert.deepStrictEqual(
      [...during, await waiting].map(({ accessToken }) => accessToken),
      ['token-1', 'token-1', 'token-1', 'token-2'],
    );
    assert.equal(harness.requests.length, 2);
  });

  it('breaks no call while a renewal fails, and tries again after a second', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    harness.now += 570_000;
    harness.failure = new TransportFailure('unreachable', 'ECONNREFUSED', false);
    const seen: [token: string, requests: number][] = [];
    for (const later of [0, 0, 999, 1]) {
      harness.now += later;
      const change = seen.length % 3 === 0 ? harness.change() : undefined;
      const { accessToken } = await harness.tokens.get(CHANNEL, key);
      await change;
      // The failure is told before the renewal has settled.
      await setImmediate();
      seen.push([accessToken, harness.requests.length]);
    }
    harness.now = START + 600_000;
    const failure = await failureOf(harness.tokens.get(CHANNEL, key));
    assert.deepStrictEqual(
      [seen, failure, harness.changes],
      [
        [
          ['token-1', 2],
          ['token-1', 2],
          ['token-1', 2],
          ['token-1', 3],
        ],
        { code: 'token/unreachable', host: HOST, cause: 'ECONNREFUSED' },
        4,
      ],
    );
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
      host: HOST,
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
      [[rejected, rejected], 'token-2', 2, 2],
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
