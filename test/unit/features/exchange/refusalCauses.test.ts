import assert from 'node:assert/strict';
import type { ExchangeRecord } from '../../../../src/core/exchange/exchangeRecord.ts';
import { refusalCauses } from '../../../../src/features/exchange/refusalCauses.ts';

const RECORD: ExchangeRecord = {
  id: 'a',
  at: '2026-11-21T10:00:00Z',
  account: { id: 'mine', name: 'Mine' },
  environment: { id: 'acpt', name: 'Acceptance', kind: 'acceptance' },
  channel: {
    api: 'fla',
    clientId: 'client',
    quality: 'socialSecretariat',
    tokenEndpoint: 'https://services-acpt.socialsecurity.be/REST/oauth/v5/token',
  },
  provisional: true,
  request: { method: 'POST', url: 'https://services-acpt.socialsecurity.be/REST/x/v1/trainings' },
  masked: false,
};

function causesOf(changes: Partial<ExchangeRecord>) {
  const environment = () => undefined;
  return refusalCauses({ ...RECORD, ...changes }, { environment }, 'en').causes;
}

function answered(status: number, body = ''): Partial<ExchangeRecord> {
  const timings = { waiting: 1, download: 1, total: 2 };
  return { response: { status, headers: [], body, size: body.length, timings } };
}

describe('refusalCauses', () => {
  it('ranks causes for refusals, for servers in trouble and for silence', () => {
    const codes = [
      answered(401),
      answered(403),
      answered(404),
      answered(410),
      answered(429),
      answered(500),
      { failure: { kind: 'broken', reason: 'ECONNRESET', sent: true } } as const,
    ].map(changes => causesOf(changes)[0]?.code);
    assert.deepStrictEqual(codes, [
      'api/token-refused',
      'api/no-mandate',
      'api/path-not-official',
      'service/closed',
      'server/rate-limit',
      'server/error',
      'network/reset',
    ]);
  });

  it('has none for what went well, for refused input, and for what earlier versions kept', () => {
    const { channel, ...earlier } = { ...RECORD, ...answered(403) };
    assert.ok(channel);
    const none = refusalCauses(earlier, { environment: () => undefined }, 'en');
    assert.deepStrictEqual(
      [causesOf(answered(201)), causesOf(answered(400)), causesOf({}), none],
      [[], [], [], { causes: [] }],
    );
  });

  it('does not look into a body of millions of characters', () => {
    const problem = '{"type":"urn:problem-type:belgif:missingScope"}';
    const long = problem + ' '.repeat(2_000_000);
    assert.deepStrictEqual(
      causesOf(answered(403, long)).map(({ code }) => code),
      causesOf(answered(403)).map(({ code }) => code),
    );
  });

  it('offers to request nothing again: here that would seem to be the declaration', () => {
    const steps = causesOf(answered(503)).flatMap(cause => cause.steps.map(({ id }) => id));
    assert.ok(!steps.includes('requestAgain'));
  });
});
