import assert from 'node:assert/strict';
import { TransportFailure } from '../../../../src/core/exchange/transport.ts';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { failureOf } from '../../failureOf.ts';
import { CHANNEL, signingKey } from './tokenChannel.ts';
import { START, TokenHarness } from './tokenHarness.ts';

const OTHER = { ...CHANNEL, environment: PORTAL_ENVIRONMENTS[0]! };

describe('TokenService, what it keeps', () => {
  let key: SigningKey;
  before(async () => {
    key = await signingKey();
  });

  const codeOf = (harness: TokenHarness, channel = CHANNEL): string | undefined => {
    const last = harness.tokens.last(channel);
    return last && (last.outcome.error?.code ?? 'token');
  };

  it('is the last exchange, of a token, a refusal and a failure alike', async () => {
    const harness = new TokenHarness();
    harness.date = 'Sat, 21 Nov 2026 10:10:00 GMT';
    const seen = [codeOf(harness)];
    await harness.tokens.get(CHANNEL, key);
    seen.push(codeOf(harness));
    harness.status = 400;
    harness.members = { error: 'invalid_client' };
    await failureOf(harness.tokens.get(CHANNEL, key, { renew: true }));
    seen.push(codeOf(harness));
    const { outcome, ...refused } = harness.tokens.last(CHANNEL)!;
    harness.failure = new TransportFailure('timeout', 'timeout', true);
    await failureOf(harness.tokens.get(CHANNEL, key, { renew: true }));
    seen.push(codeOf(harness), codeOf(harness, OTHER));
    assert.deepStrictEqual(seen, [
      undefined,
      'token',
      'token/rejected',
      'token/timeout',
      undefined,
    ]);
    const assertion = new URLSearchParams(harness.requests[1]!.body).get('client_assertion');
    assert.deepStrictEqual(refused, {
      at: new Date(START),
      channel: CHANNEL,
      certificate: key.certificate,
      clientAssertion: assertion,
      traceId: 'uuid-4',
    });
    assert.deepStrictEqual(
      [outcome.kind, outcome.kind === 'answered' && [outcome.skew, outcome.answer.status]],
      ['answered', [600_000, 400]],
    );
  });

  it('is the last success too, beside the refusal that came later', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    harness.status = 400;
    await failureOf(harness.tokens.get(CHANNEL, key, { renew: true }));
    assert.deepStrictEqual(harness.tokens.lastSuccess(CHANNEL), {
      at: new Date(START),
      jti: 'uuid-1',
      thumbprint: key.thumbprint,
      clientId: 'client',
      tokenEndpoint: CHANNEL.environment.tokenEndpoint,
      scope: 'scope:a',
    });
  });

  it('is not a request that was cancelled', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    const before = harness.tokens.last(CHANNEL);
    const release = harness.hold();
    const arrival = harness.arrival();
    const controller = new AbortController();
    const cancelled = failureOf(
      harness.tokens.get(CHANNEL, key, { renew: true, signal: controller.signal }),
    );
    await arrival;
    controller.abort();
    await cancelled;
    release();
    assert.deepStrictEqual([harness.tokens.last(CHANNEL) === before, harness.changes], [true, 1]);
  });

  it('is no more than the beginning of a long page', async () => {
    const harness = new TokenHarness();
    harness.members = { access_token: 'x'.repeat(1_000_000), expires_in: 0 };
    await failureOf(harness.tokens.get(CHANNEL, key));
    const { outcome } = harness.tokens.last(CHANNEL)!;
    assert.equal(outcome.kind === 'answered' && outcome.answer.body.length, 64 * 1024);
  });

  it('is one exchange and the tokens alive, however often it is renewed or set up anew', async () => {
    const harness = new TokenHarness();
    const { account } = CHANNEL;
    for (let client = 0; client < 50; client += 1) {
      const channel = { ...CHANNEL, account: { ...account, clientId: `client-${client}` } };
      await harness.tokens.get(channel, key);
      harness.now += 600_000;
    }
    const latest = { ...account, clientId: 'client-49' };
    harness.now -= 600_000;
    const { environment } = CHANNEL;
    assert.deepStrictEqual(
      [
        harness.tokens.current({ environment, account: latest })?.accessToken,
        harness.tokens.current({ environment, account })?.accessToken,
      ],
      ['token-50', undefined],
    );
  });

  it('hands out the token alive, and none of other settings, another environment or the past', async () => {
    const harness = new TokenHarness();
    harness.members = { expires_in: 600, scope: 'scope:a' };
    await harness.tokens.get(CHANNEL, key);
    const { account, environment } = CHANNEL;
    const elsewhere = { ...environment, tokenEndpoint: 'https://other.example' };
    const seen = [
      harness.tokens.current(CHANNEL),
      harness.tokens.current({ account: { ...account, clientId: 'another' }, environment }),
      harness.tokens.current({ account, environment: elsewhere }),
      harness.tokens.current(OTHER),
    ];
    harness.now += 600_000;
    assert.deepStrictEqual(
      [...seen, harness.tokens.current(CHANNEL), harness.requests.length],
      [
        { accessToken: 'token-1', expiresAt: new Date(START + 600_000), scope: 'scope:a' },
        undefined,
        undefined,
        undefined,
        undefined,
        1,
      ],
    );
  });

  it('goes when it is discarded, of that environment alone', async () => {
    const harness = new TokenHarness();
    await harness.tokens.get(CHANNEL, key);
    await harness.tokens.get(OTHER, key);
    const discarded = [harness.tokens.discard(CHANNEL), harness.tokens.discard(CHANNEL)];
    const { tokens } = harness;
    assert.deepStrictEqual(
      [
        discarded,
        [tokens.current(CHANNEL), tokens.last(CHANNEL), tokens.lastSuccess(CHANNEL)],
        tokens.current(OTHER)?.accessToken,
        harness.changes,
      ],
      [[true, false], [undefined, undefined, undefined], 'token-2', 3],
    );
  });

  for (const status of [200, 400]) {
    it(`stays gone when a request under way ends with ${status}, and who comes then asks anew`, async () => {
      const harness = new TokenHarness();
      await harness.tokens.get(CHANNEL, key);
      const release = harness.hold();
      const arrival = harness.arrival();
      const waiting = harness.tokens.get(CHANNEL, key, { renew: true }).then(
        ({ accessToken }) => accessToken,
        () => 'refused',
      );
      await arrival;
      harness.status = status;
      harness.tokens.discard(CHANNEL);
      release();
      const shared = await waiting;
      const seen = [harness.tokens.current(CHANNEL), harness.tokens.last(CHANNEL), harness.changes];
      harness.status = 200;
      const { accessToken } = await harness.tokens.get(CHANNEL, key);
      assert.deepStrictEqual(
        [shared, seen, accessToken],
        [status === 200 ? 'token-2' : 'refused', [undefined, undefined, 2], 'token-3'],
      );
    });
  }

  it('leaves nothing of a first request that was discarded under way', async () => {
    const harness = new TokenHarness();
    const release = harness.hold();
    const arrival = harness.arrival();
    const waiting = harness.tokens.get(CHANNEL, key);
    await arrival;
    const discarded = harness.tokens.discard(CHANNEL);
    const anew = harness.tokens.get(CHANNEL, key);
    release();
    assert.deepStrictEqual(
      [discarded, (await waiting).accessToken, (await anew).accessToken],
      [false, 'token-1', 'token-2'],
    );
    assert.equal(harness.tokens.current(CHANNEL)?.accessToken, 'token-2');
  });
});
