import assert from 'node:assert/strict';
import { TransportFailure } from '../../../../src/core/exchange/transport.ts';
import {
  tokenExchangeModel,
  type TokenSituation,
} from '../../../../src/features/token/tokenExchangeModel.ts';
import type { TokenSection } from '../../../../src/protocol/token.ts';
import { CHANNEL, signingKey } from '../../core/token/tokenChannel.ts';
import { START, TokenHarness } from '../../core/token/tokenHarness.ts';

/** What there is to show after the harness has answered, or not. */
async function situationOf(
  harness: TokenHarness,
  changes: Partial<TokenSituation> = {},
): Promise<TokenSituation> {
  await harness.tokens.get(CHANNEL, await signingKey(), { renew: true }).catch(() => undefined);
  return {
    focus: 'exchange',
    owner: CHANNEL,
    exchange: harness.tokens.last(CHANNEL),
    success: harness.tokens.lastSuccess(CHANNEL),
    token: harness.tokens.current(CHANNEL),
    causes: [],
    causesNote: undefined,
    now: new Date(harness.now),
    language: 'en',
    ...changes,
  };
}

function section(situation: TokenSituation, id: string): TokenSection {
  const found = tokenExchangeModel(situation).sections.find(part => part.id === id);
  assert.ok(found);
  return found;
}

describe('tokenExchangeModel', () => {
  it('tells what holds: nothing yet, a token, its end, a refusal, no answer', async () => {
    const seen = (situation: TokenSituation): unknown[] => {
      const { verdict, life, steps, sections } = tokenExchangeModel(situation);
      const open = sections.filter(({ isOpen }) => isOpen).map(({ id }) => id);
      return [verdict.tone, life, steps.map(({ id }) => id), open];
    };
    const granting = await situationOf(new TokenHarness());
    const refusing = new TokenHarness();
    refusing.status = 400;
    refusing.members = { error: 'invalid_client', error_description: 'unknown' };
    const failing = new TokenHarness();
    failing.failure = new TransportFailure('unreachable', 'ECONNREFUSED', false);
    const life = { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:10:00.000Z' };
    assert.deepStrictEqual(
      [
        seen({ ...granting, exchange: undefined, token: undefined }),
        seen(granting),
        seen({ ...granting, token: undefined }),
        seen(await situationOf(refusing)),
        seen(await situationOf(failing)),
      ],
      [
        ['information', undefined, ['requestAgain', 'openGuide'], []],
        [
          'success',
          life,
          ['requestAgain', 'inspectToken', 'copyToken', 'discard', 'openGuide'],
          ['assertion'],
        ],
        ['information', life, ['requestAgain', 'discard', 'openGuide'], ['assertion']],
        ['error', undefined, ['requestAgain', 'discard', 'openGuide'], ['answer']],
        ['error', undefined, ['requestAgain', 'discard', 'openGuide'], ['answer']],
      ],
    );
  });

  it('keeps the token that is still used in sight after a renewal failed', async () => {
    const harness = new TokenHarness();
    await situationOf(harness);
    harness.now += 60_000;
    harness.failure = new TransportFailure('timeout', 'timeout', true);
    const { verdict, life } = tokenExchangeModel(await situationOf(harness));
    assert.deepStrictEqual(
      [verdict.tone, life],
      ['error', { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:10:00.000Z' }],
    );
  });

  it('shows every part and nothing of what is secret', async () => {
    const harness = new TokenHarness();
    harness.date = new Date(START + 90_000).toUTCString();
    harness.members = { expires_in: 600, scope: 'scope:a' };
    const situation = await situationOf(harness, { focus: 'token' });
    // The fixture's certificate was made after the harness's day.
    const now = situation.exchange!.certificate.notBefore;
    const model = tokenExchangeModel({ ...situation, now });
    const text = JSON.stringify(model);
    assert.deepStrictEqual(
      [
        model.sections.map(({ id, isOpen, note }) => [id, isOpen, note?.tone]),
        text.includes('token-1'),
        text.includes(situation.exchange!.clientAssertion),
        /eyJ[\w-]{10}/.test(text),
      ],
      [
        [
          ['token', true, 'information'],
          ['assertion', false, 'success'],
          ['certificate', false, 'success'],
          ['request', false, undefined],
          ['answer', false, 'success'],
          ['clock', false, 'warning'],
        ],
        false,
        false,
        false,
      ],
    );
  });

  it('tells of each claim what it is, what it means and its moment', async () => {
    const { rows, note } = section(await situationOf(new TokenHarness()), 'assertion');
    assert.deepStrictEqual(
      [
        note?.tone,
        rows.map(({ name, moment, explanation, tone }) => [
          name,
          moment?.utc,
          explanation !== undefined,
          tone,
        ]),
      ],
      [
        'success',
        [
          ['alg', undefined, true, undefined],
          ['iss', undefined, true, undefined],
          ['sub', undefined, true, undefined],
          ['aud', undefined, true, undefined],
          ['jti', undefined, true, undefined],
          ['iat', '2026-11-21 10:00:00 UTC', true, undefined],
          ['exp', '2026-11-21 10:05:00 UTC', true, undefined],
        ],
      ],
    );
  });

  it('marks a signature that is not the certificate’s, and a claim that is not as documented', async () => {
    const harness = new TokenHarness();
    harness.status = 400;
    harness.members = { error: 'invalid_grant' };
    const situation = await situationOf(harness);
    const exchange = situation.exchange!;
    const [header, claims, signature] = exchange.clientAssertion.split('.');
    const changed = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...changed, aud: 'https://elsewhere.example' }));
    const clientAssertion = [header, other.toString('base64url'), signature].join('.');
    const { note, rows } = section(
      { ...situation, exchange: { ...exchange, clientAssertion } },
      'assertion',
    );
    const marked = rows.filter(({ tone }) => tone !== undefined).map(({ name }) => name);
    assert.deepStrictEqual([note?.tone, marked], ['error', ['aud']]);
  });

  it('shows the form line by line with the assertion cut short', async () => {
    const { text } = section(await situationOf(new TokenHarness()), 'request');
    const [first, , , trace, empty, ...form] = text!.split('\n');
    assert.deepStrictEqual(
      [first, trace, empty, form.map(line => line.split('=')[0])],
      [
        'POST https://services-acpt.socialsecurity.be/REST/oauth/v5/token',
        'BelGov-Trace-Id: uuid-2',
        '',
        ['grant_type', '&client_assertion_type', '&client_assertion', '&scope'],
      ],
    );
    assert.match(form[2]!, /^&client_assertion=eyJhbGci… \(\d+ characters\)$/);
  });

  it('judges clocks by how far they are apart, and says where they are not told', async () => {
    const tone = async (milliseconds: number | undefined) => {
      const harness = new TokenHarness();
      harness.date =
        milliseconds === undefined ? undefined : new Date(START + milliseconds).toUTCString();
      return section(await situationOf(harness), 'clock').note?.tone;
    };
    assert.deepStrictEqual(
      [await tone(1000), await tone(-30_000), await tone(400_000), await tone(undefined)],
      ['success', 'information', 'warning', 'information'],
    );
  });

  it('says that settings have changed since', async () => {
    const situation = await situationOf(new TokenHarness());
    const changed = { ...CHANNEL, account: { ...CHANNEL.account, clientId: 'other' } };
    const explanation = (owner: TokenSituation['owner']) =>
      tokenExchangeModel({ ...situation, owner }).verdict.explanation;
    assert.notEqual(explanation(changed), explanation(CHANNEL));
  });

  it('marks what asks for tokens of production', async () => {
    const situation = await situationOf(new TokenHarness());
    const of = (tokenEndpoint: string, kind: 'custom' | 'production' | 'sandbox') => ({
      ...CHANNEL,
      environment: { ...CHANNEL.environment, tokenEndpoint, kind },
    });
    const production = 'https://services.socialsecurity.be/REST/oauth/v5/token';
    assert.deepStrictEqual(
      [of(production, 'production'), of(production, 'custom'), of('', 'sandbox'), CHANNEL].map(
        owner => tokenExchangeModel({ ...situation, owner }).isProduction,
      ),
      [true, true, false, false],
    );
  });
});
