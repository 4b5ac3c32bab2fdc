import assert from 'node:assert/strict';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import type { Quality } from '../../../../src/core/channel/quality.ts';
import type { Cause } from '../../../../src/core/token/cause.ts';
import { explainApiRefusal, type ApiCall } from '../../../../src/core/token/explainApiRefusal.ts';

const PREFIX = 'urn:problem-type:belgif:';
const ACCEPTANCE = PORTAL_ENVIRONMENTS[1]!;

describe('explainApiRefusal', () => {
  const explain = (call: Partial<ApiCall>, quality: Quality = 'employer'): string[] =>
    shown(
      explainApiRefusal({
        account: { quality },
        environment: PORTAL_ENVIRONMENTS[0]!,
        api: 'fla',
        provisional: false,
        ...call,
      }),
    );
  const shown = (causes: readonly Cause[]): string[] =>
    causes.map(({ code, weight }) => `${code} ${weight}`);
  const answer = (
    status: number,
    type?: string,
    members: Record<string, unknown> = {},
  ): NonNullable<ApiCall['response']> => ({
    status,
    headers: [['content-type', type === undefined ? 'text/plain' : 'application/problem+json']],
    body: type === undefined ? '' : JSON.stringify({ type: PREFIX + type, status, ...members }),
  });

  it('has nothing to say of what was accepted, or refused for its input', () => {
    const statuses = [200, 201, 204, 400, 409, 413, 415, 422];
    assert.deepStrictEqual(
      statuses.map(status => explain({ response: answer(status) })),
      statuses.map(() => []),
    );
  });

  const rows: [name: string, call: Partial<ApiCall>, quality: Quality, causes: string[]][] = [
    [
      'a token refused',
      { response: answer(401, 'invalidAccessToken') },
      'employer',
      ['api/token-refused 70', 'client/other-environment 15'],
    ],
    [
      'a scope missing',
      { response: answer(403, 'missingScope', { requiredScopes: ['a'] }) },
      'employer',
      ['api/missing-scope 90', 'api/no-permission 35', 'service/closed 18'],
    ],
    [
      'a permission missing',
      { response: answer(403, 'missingPermission') },
      'employer',
      ['api/no-permission 53', 'service/closed 18', 'api/missing-scope 10'],
    ],
    [
      'a permission missing',
      { response: answer(403, 'missingPermission') },
      'socialSecretariat',
      ['api/no-mandate 72', 'api/no-permission 53', 'service/closed 18', 'api/missing-scope 10'],
    ],
    [
      '403 without a word',
      { response: answer(403) },
      'serviceProvider',
      ['api/no-mandate 42', 'api/no-permission 35', 'api/missing-scope 30', 'service/closed 18'],
    ],
    [
      '403 in ACPT',
      { response: answer(403), environment: ACCEPTANCE },
      'employer',
      [
        'api/no-permission 35',
        'api/missing-scope 30',
        'acceptance/no-access 20',
        'service/closed 18',
      ],
    ],
    [
      '404 of a provisional path',
      { response: answer(404), provisional: true },
      'employer',
      ['api/path-not-official 55', 'service/closed 45', 'api/not-found 35'],
    ],
    [
      '404 of a thing',
      { response: answer(404, 'resourceNotFound') },
      'employer',
      ['api/not-found 75', 'address/wrong-path 15', 'service/closed 10'],
    ],
    [
      '410',
      { response: answer(410), provisional: true },
      'employer',
      ['service/closed 65', 'api/path-not-official 55', 'api/not-found 10'],
    ],
    [
      '404 of another API',
      { response: answer(404), api: 'dimona' },
      'employer',
      ['address/wrong-path 40', 'api/not-found 35'],
    ],
    ['429', { response: answer(429, 'tooManyRequests') }, 'employer', ['server/rate-limit 92']],
    ['503', { response: answer(503, 'serviceUnavailable') }, 'employer', ['server/error 70']],
    ['302', { response: answer(302) }, 'employer', ['answer/redirect 85', 'answer/web-page 25']],
    [
      'an unknown name',
      { failure: { kind: 'unreachable', reason: 'ENOTFOUND', sent: false } },
      'employer',
      ['network/dns 85', 'service/closed 25'],
    ],
    [
      'silence',
      { failure: { kind: 'timeout', reason: 'timeout', sent: true } },
      'employer',
      ['network/timeout 80', 'service/closed 12', 'network/unreachable 10'],
    ],
  ];
  for (const [name, call, quality, causes] of rows) {
    it(`ranks the causes of ${name}, as ${quality}`, () => {
      assert.deepStrictEqual(explain(call, quality), causes);
    });
  }

  it('tells which scopes the service asks for', () => {
    const [first] = explainApiRefusal({
      account: { quality: 'employer' },
      environment: PORTAL_ENVIRONMENTS[0]!,
      api: 'fla',
      provisional: false,
      response: answer(403, 'missingScope', { requiredScopes: ['a', 7, 'b'] }),
    });
    assert.deepStrictEqual(first?.evidence.at(-1), {
      code: 'scope/required',
      speaks: 'for',
      details: { scopes: ['a', 'b'] },
    });
  });
});
