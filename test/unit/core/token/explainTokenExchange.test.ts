import assert from 'node:assert/strict';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import type { Channel } from '../../../../src/core/channel/channel.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { TransportFailure } from '../../../../src/core/exchange/transport.ts';
import type { Cause, CauseCode } from '../../../../src/core/token/cause.ts';
import { explainTokenExchange } from '../../../../src/core/token/explainTokenExchange.ts';
import type { TokenKnowledge } from '../../../../src/core/token/suspectCredentials.ts';
import { CHANNEL, signingKey } from './tokenChannel.ts';
import { START, TokenHarness } from './tokenHarness.ts';

const PRODUCTION = { ...CHANNEL, environment: PORTAL_ENVIRONMENTS[0]! };
const DAY = 86_400_000;
const NOTHING: TokenKnowledge = { accounts: [] };

describe('explainTokenExchange', () => {
  let key: SigningKey;
  before(async () => {
    const opened = await signingKey();
    const [notBefore, notAfter] = [new Date(START - DAY), new Date(START + DAY)];
    key = { ...opened, certificate: { ...opened.certificate, notBefore, notAfter } };
  });

  /** What is explained of one request that the harness answers. */
  const explain = async (
    harness: TokenHarness,
    channel: Channel = CHANNEL,
    known: Partial<TokenKnowledge> = {},
  ): Promise<Cause[]> => {
    await harness.tokens.get(channel, key, { renew: true }).catch(() => undefined);
    const success = harness.tokens.lastSuccess(channel);
    return explainTokenExchange(harness.tokens.last(channel)!, { ...NOTHING, success, ...known });
  };
  const refusing = (members: Record<string, unknown>, status = 400): TokenHarness => {
    const harness = new TokenHarness();
    // Without a skew: the fixture's certificate is valid then.
    harness.date = new Date(START).toUTCString();
    return Object.assign(harness, { members, status });
  };
  const codes = (causes: readonly Cause[]): CauseCode[] => causes.map(({ code }) => code);
  const find = (causes: readonly Cause[], code: CauseCode): Cause | undefined =>
    causes.find(cause => cause.code === code);

  const shown = (causes: readonly Cause[]): string[] =>
    causes.map(({ code, weight }) => `${code} ${weight}`);

  it('names in ACPT what it alone asks for, and orders all by weight', async () => {
    const causes = await explain(refusing({ error: 'invalid_client' }, 401));
    assert.deepStrictEqual(shown(causes), [
      'certificate/not-registered 34',
      'client/unknown 26',
      'acceptance/no-channel 26',
      'assertion/algorithm 22',
      'acceptance/no-access 12',
      'client/other-environment 8',
      'assertion/replayed 3',
    ]);
  });

  it('names none of it in production', async () => {
    const causes = await explain(refusing({ error: 'invalid_client' }, 401), PRODUCTION);
    assert.deepStrictEqual(shown(causes), [
      'certificate/not-registered 34',
      'client/unknown 32',
      'assertion/algorithm 22',
      'client/other-environment 8',
      'assertion/replayed 3',
    ]);
  });

  it('suspects the certificate that came after the one that worked, not the client', async () => {
    const harness = refusing({ expires_in: 600 }, 200);
    await harness.tokens.get(CHANNEL, { ...key, thumbprint: 'other' });
    Object.assign(harness, { members: { error: 'invalid_client' }, status: 401 });
    assert.deepStrictEqual(shown(await explain(harness)), [
      'certificate/not-registered 64',
      'assertion/algorithm 22',
      'client/unknown 4',
      'acceptance/no-channel 4',
      'assertion/replayed 1',
    ]);
  });

  it('suspects neither much where both worked before', async () => {
    const harness = refusing({ expires_in: 600 }, 200);
    await explain(harness);
    Object.assign(harness, { members: { error: 'invalid_client' }, status: 401 });
    assert.deepStrictEqual(shown(await explain(harness)), [
      'certificate/not-registered 18',
      'client/unknown 4',
      'acceptance/no-channel 4',
      'assertion/replayed 1',
    ]);
  });

  it('knows the client id from another environment, but for the sandbox', async () => {
    const { clientId } = CHANNEL.account;
    const accounts = ['acpt', 'prod', 'sandbox'].map(environment => ({
      id: environment,
      name: environment,
      clientId,
      environment,
    }));
    const causes = await explain(refusing({ error: 'invalid_client' }, 401), CHANNEL, { accounts });
    assert.deepStrictEqual(
      [codes(causes).slice(0, 2), find(causes, 'client/other-environment')?.evidence],
      [
        ['client/other-environment', 'acceptance/no-channel'],
        [
          {
            code: 'account/same-client-id',
            speaks: 'for',
            details: { account: 'prod', environment: 'prod' },
          },
        ],
      ],
    );
  });

  for (const [text, first, hinted] of [
    ['Signature verification failed', 'certificate/not-registered', ['certificate/not-registered']],
    ['JWT audience is wrong', 'certificate/not-registered', ['assertion/audience']],
    ['jti has already been used', 'assertion/replayed', ['assertion/replayed']],
    [
      'Unknown client',
      'client/unknown',
      ['client/unknown', 'acceptance/no-channel', 'client/other-environment'],
    ],
    ['token expired', 'certificate/not-registered', ['assertion/clock']],
    ['the certificate is expired', 'certificate/not-registered', ['certificate/expired']],
    ['nope', 'certificate/not-registered', ['certificate/not-registered']],
  ] as const) {
    it(`takes “${text}” for a hint, weaker than what it knows`, async () => {
      const members = { error: 'invalid_client', error_description: text };
      const causes = await explain(refusing(members, 401));
      const hints = causes.flatMap(({ code, evidence }) =>
        evidence.some(fact => fact.code === 'answer/hint') ? [code] : [],
      );
      assert.deepStrictEqual([codes(causes)[0], hints], [first, hinted]);
      const late = refusing(members, 401);
      late.date = new Date(START + 3_600_000).toUTCString();
      assert.equal(codes(await explain(late))[0], 'assertion/clock');
    });
  }

  it('says what the portal does not document, of the portal alone', async () => {
    const undocumented = (causes: readonly Cause[]): CauseCode[] =>
      codes(causes.filter(cause => cause.undocumented));
    const environment = { ...CHANNEL.environment, kind: 'custom' as const };
    const tokenEndpoint = 'https://own.example.test/token';
    const own = { ...CHANNEL, environment: { ...environment, tokenEndpoint } };
    const refusal = { error: 'invalid_client' };
    assert.deepStrictEqual(
      [
        undocumented(await explain(refusing(refusal, 401))),
        undocumented(await explain(refusing(refusal, 401), own)),
      ],
      [['assertion/algorithm', 'acceptance/no-access', 'assertion/replayed'], []],
    );
  });

  it('names the end of the service where it may be the reason, for the FLA of the portal alone', async () => {
    const seen: boolean[] = [];
    for (const channel of [CHANNEL, PRODUCTION, { ...CHANNEL, api: 'dimona' }]) {
      for (const status of [404, 410, 403]) {
        seen.push(
          find(await explain(refusing({}, status), channel), 'service/closed') !== undefined,
        );
      }
      const silent = new TokenHarness();
      silent.failure = new TransportFailure('unreachable', 'ENOTFOUND', false);
      seen.push(find(await explain(silent, channel), 'service/closed') !== undefined);
    }
    assert.deepStrictEqual(seen, [
      ...Array<boolean>(8).fill(true),
      ...Array<boolean>(4).fill(false),
    ]);
  });

  it('never tells a token, nor more of a server’s text than fits', async () => {
    const harness = refusing({ token_type: 'mac', expires_in: 600 }, 200);
    const long = refusing({ error: 'odd', error_description: `a\n${'b'.repeat(1000)}` });
    const [quoted] = (await explain(long))[0]!.evidence.slice(-1);
    assert.deepStrictEqual(
      [JSON.stringify(await explain(harness)).includes('token-1'), quoted],
      [
        false,
        {
          code: 'answer/hint',
          speaks: 'for',
          details: { host: 'services-acpt.socialsecurity.be', text: `a ${'b'.repeat(298)}` },
        },
      ],
    );
  });

  it('has nothing to say of a token as it should be', async () => {
    const harness = refusing({ expires_in: 600, scope: 'scope:a' }, 200);
    assert.deepStrictEqual(await explain(harness), []);
  });
});
