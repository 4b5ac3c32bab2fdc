import assert from 'node:assert/strict';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { inspectToken } from '../../../../src/core/token/inspectToken.ts';
import type { Signer } from '../../../../src/features/token/findSigner.ts';
import { tokenHoverLines } from '../../../../src/features/token/tokenHoverLines.ts';
import { tokenTextModel } from '../../../../src/features/token/tokenTextModel.ts';
import type { TokenViewModel } from '../../../../src/protocol/token.ts';
import { GENERAL_A6, JWE_A1, JWS_A2, JWS_A4, JWT_UNSECURED } from '../../core/token/rfcTokens.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const CONTEXT = { now: NOW, environments: PORTAL_ENVIRONMENTS };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const make = (claims: unknown): string =>
  `${encode({ alg: 'ES384' })}.${encode(claims)}.${'A'.repeat(128)}`;

const model = (text: string, signer?: Signer): TokenViewModel =>
  tokenTextModel({
    ...CONTEXT,
    result: inspectToken(text, CONTEXT),
    signer,
    heading: 'here',
    language: 'en',
  });

const ASSERTION = {
  iss: 'c',
  sub: 'c',
  jti: '1',
  aud: PORTAL_ENVIRONMENTS[0]?.audience,
  iat: SECONDS,
  exp: SECONDS + 240,
};

describe('tokenTextModel', () => {
  it('shows the parts of every kind, and the token itself folded and last', () => {
    const shown = (text: string): unknown[] => {
      const { verdict, sections, facts } = model(text);
      return [verdict.tone, facts[0], sections.map(({ id, isOpen }) => id + (isOpen ? '' : '-'))];
    };
    assert.deepEqual(
      [
        shown(JWS_A2),
        shown(make({ ...ASSERTION, iat: undefined })),
        shown(JWS_A4),
        shown(GENERAL_A6),
        shown(JWT_UNSECURED),
        shown(JWE_A1),
        shown('8f3c0a52e1d94b7a9c63'),
        shown(JWS_A2.slice(0, 60)),
        shown(''),
      ],
      [
        ['warning', 'JWT', ['notes', 'header', 'claims', 'signature', 'token-']],
        ['information', 'JWT', ['notes', 'header', 'claims', 'signature', 'token-']],
        ['information', 'JWS', ['header', 'payload', 'signature', 'token-']],
        [
          'warning',
          'JWS as JSON',
          ['notes', 'header', 'header.1', 'claims', 'signature', 'token-'],
        ],
        ['error', 'JWT', ['notes', 'header', 'claims', 'token-']],
        ['information', 'JWE', ['header', 'encrypted', 'token-']],
        ['information', 'Opaque token', ['token-']],
        ['error', 'Broken token', ['broken', 'header', 'token-']],
        ['information', undefined, []],
      ],
    );
  });

  it('has the whole token in the folded section alone', () => {
    for (const token of [make(ASSERTION), JWE_A1, '8f3c0a52e1d94b7a9c63']) {
      const { sections, ...rest } = model(`Bearer ${token}`);
      const others = sections.filter(({ id }) => id !== 'token');
      assert.ok(!JSON.stringify([rest, others]).includes(token.slice(-20)));
      assert.equal(sections.at(-1)?.text, token);
    }
  });

  it('marks what is made for production, and tells the life of a token', () => {
    const { isProduction, facts, life } = model(make(ASSERTION));
    assert.deepEqual(
      [isProduction, facts, life, model(make({ ...ASSERTION, exp: 1e15 })).life],
      [
        true,
        ['JWT', 'ES384', 'Production'],
        { from: '2026-05-01T12:00:00.000Z', to: '2026-05-01T12:04:00.000Z' },
        undefined,
      ],
    );
  });

  it('tells every claim with its meaning, and dates by three clocks', () => {
    const claims = model(make(ASSERTION)).sections.find(({ id }) => id === 'claims');
    assert.deepEqual(
      claims?.rows.map(({ name, moment, explanation }) => [
        name,
        moment?.utc,
        moment?.relative,
        explanation !== undefined,
      ]),
      [
        ['iss', undefined, undefined, true],
        ['sub', undefined, undefined, true],
        ['jti', undefined, undefined, true],
        ['aud', undefined, undefined, true],
        ['iat', '2026-05-01 12:00:00 UTC', 'now', true],
        ['exp', '2026-05-01 12:04:00 UTC', 'in 4 minutes', true],
      ],
    );
  });

  it('says whose key signed, as far as that is known', () => {
    const signers: (Signer | undefined)[] = [
      undefined,
      { kind: 'no-key' },
      { kind: 'other-key', keys: 3 },
      { kind: 'other-key', keys: 3, claimed: 'Mine' },
      { kind: 'verified', account: 'Mine', certificate: 'CN' },
    ];
    assert.deepEqual(
      signers.map(signer => {
        const { verdict, sections } = model(make(ASSERTION), signer);
        return [verdict.tone, sections.find(({ id }) => id === 'signature')?.note?.tone];
      }),
      [
        ['information', 'information'],
        ['information', 'information'],
        ['information', 'information'],
        ['information', 'warning'],
        ['success', 'success'],
      ],
    );
  });

  it('has words for every note', () => {
    const texts = [
      make({ exp: SECONDS - 1, nbf: SECONDS + 1, iat: SECONDS + 1 }),
      make({}),
      make({ exp: SECONDS, iat: SECONDS }),
      make({ exp: NOW.getTime(), nbf: 'x' }),
      make({ ...ASSERTION, jti: undefined, aud: 'https://a.example/token' }),
      make({ exp: SECONDS + 90_000, iat: SECONDS }),
      JWT_UNSECURED,
      `${encode({ alg: 'RS256', crit: 'x', cty: 'JWT' })}.${encode({})}.`,
      `${encode({ alg: 'ES256', crit: ['b'] })}.e30.AAAA`,
      `${encode({ alg: 'HS256' })}..${'A'.repeat(43)}`,
      `${Buffer.from('{"alg":"none","alg":"none"}').toString('base64url')}.eyJhIjoxLCJhIjoxfQ.`,
      'a,b',
      ' '.repeat(200_000),
      `${JWS_A2} ${JWS_A4}`,
    ];
    const rows = texts.flatMap(text => {
      const notes = model(text).sections.find(({ id }) => id === 'notes');
      return notes?.rows ?? [];
    });
    assert.deepEqual(
      rows.filter(({ name, value }) => name === '' || value === '' || /\{\d\}/.test(value)),
      [],
    );
    assert.ok(rows.length > 20);
  });
});

describe('tokenHoverLines', () => {
  const hover = (claims: unknown): ReturnType<typeof tokenHoverLines> =>
    tokenHoverLines(inspectToken(make(claims), CONTEXT), { ...CONTEXT, language: 'en' });

  it('tells the algorithm, who, for whom, and until when', () => {
    const { lines } = hover(ASSERTION);
    assert.deepEqual(
      lines.filter((_, index) => index !== 5),
      [
        'alg    ES384',
        'iss    c',
        'sub    c',
        `aud    ${ASSERTION.aud ?? ''}`,
        'exp    in 4 minutes',
        '       2026-05-01 12:04:00 UTC',
      ],
    );
  });

  it('says what is wrong in the title', () => {
    const titles = [
      hover({ exp: SECONDS - 1 }),
      hover({ exp: SECONDS + 1 }),
      tokenHoverLines(inspectToken(JWT_UNSECURED, CONTEXT), { ...CONTEXT, language: 'en' }),
    ].map(({ title }) => title);
    assert.equal(new Set(titles).size, 3);
  });

  it('makes one line of every value, however hostile', () => {
    const { lines } = hover({
      iss: '```\n[x](command:workbench.action.quit)\u202e',
      sub: { a: ['b\n'] },
      aud: 'x'.repeat(10_000),
      scope: null,
      exp: 'never',
    });
    assert.deepEqual(
      lines.map(line => [/[\n\r\u202e]|\]\(/.test(line), line.length < 250]),
      lines.map(() => [false, true]),
    );
  });
});
