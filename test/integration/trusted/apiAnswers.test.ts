import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  answer,
  created,
  issueToken,
  LoopbackServer,
  problem,
  type Answer,
  type SeenRequest,
} from '../servers/loopbackServer.ts';
import { FIRST_AID, openChannels, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

/** As gateways do that show what they received. */
const repeat: Answer = (response, request) => {
  const headers = { 'X-Received': String(request.headers.authorization) };
  answer(502, 'application/json', JSON.stringify(request), headers)(response, request);
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('whatever an API answers', () => {
  let channels: TestChannels;
  let elsewhere: LoopbackServer;
  before(async () => {
    channels = await openChannels();
    elsewhere = await LoopbackServer.start();
    channels.loopback.token = [issueToken];
    channels.loopback.api = [created];
    await send(FIRST_AID, 'loopback'); // leaves a token in memory
  });
  after(() => elsewhere.close());
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
  });
  unchanged();

  it('gets the file as it stands, with the token in its header alone and a new trace id', async () => {
    const { loopback } = channels;
    loopback.api = [created];
    await send(FIRST_AID, 'loopback');
    await send(FIRST_AID, 'loopback');
    const { token, api } = loopback.takeSeen();
    const [first, second] = api as [SeenRequest, SeenRequest];
    const traceIds = [first, second].map(({ headers }) => String(headers['belgov-trace-id']));
    assert.match(first.headers.authorization ?? '', /^Bearer [\w-]+$/);
    assert.ok(traceIds.every(id => UUID.test(id)));
    assert.deepStrictEqual(
      {
        tokenRequests: token.length,
        calls: api.map(({ method, path, body }) => [method, path, body]),
        type: first.headers['content-type'],
        sameToken: first.headers.authorization === second.headers.authorization,
        traceIds: new Set(traceIds).size,
      },
      {
        tokenRequests: 0,
        calls: Array(2).fill(['POST', '/api/trainings', readFileSync(FIRST_AID.fsPath, 'utf8')]),
        type: 'application/json',
        sameToken: true,
        traceIds: 2,
      },
    );
  });

  const answers: [name: string, answer: () => Answer, status: number, problem?: string][] = [
    ['400', () => problem(400, 'badRequest'), 400, 'badRequest'],
    ['401 for another reason than the token', () => problem(401, 'noAccess'), 401, 'noAccess'],
    ['403', () => problem(403, 'missingScope'), 403, 'missingScope'],
    ['404', () => problem(404, 'resourceNotFound'), 404, 'resourceNotFound'],
    ['429 that does not say when', () => problem(429, 'tooManyRequests'), 429, 'tooManyRequests'],
    [
      '429 that asks to wait for too long',
      () => problem(429, 'tooManyRequests', { 'Retry-After': '3600' }),
      429,
      'tooManyRequests',
    ],
    ['500', () => problem(500, 'internalServerError'), 500, 'internalServerError'],
    ['500 with a page of HTML', () => answer(500, 'text/html', '<h1>Oops</h1>'), 500],
    ['an empty body', () => answer(201, 'application/json', ''), 201],
    ['a problem without a body', () => answer(400, 'application/problem+json', ''), 400],
    ['JSON that breaks off', () => answer(200, 'application/json', '{"id": "0a6c'), 200],
    ['a problem that is no object', () => answer(400, 'application/problem+json', '[1]'), 400],
    ['an error page that repeats the request, token and all', () => repeat, 502],
    [
      'a redirect, which is not followed',
      () => answer(307, 'text/plain', '', { Location: `${elsewhere.origin}/api/trainings` }),
      307,
    ],
  ];
  for (const [name, make, status, type] of answers) {
    it(`shows ${name}, and sends once`, async () => {
      const { loopback } = channels;
      loopback.api = [make()];
      const exchange = await send(FIRST_AID, 'loopback');
      const seen = loopback.takeSeen();
      assert.deepStrictEqual(
        {
          status: exchange?.response?.status,
          problem: exchange?.problem?.type,
          calls: [seen.token.length, seen.api.length],
          elsewhere: elsewhere.takeSeen(),
          failures: await channels.log.failures(0),
        },
        {
          status,
          problem: type && `urn:problem-type:belgif:${type}`,
          calls: [0, 1],
          elsewhere: { token: [], api: [] },
          failures: [],
        },
      );
    });
  }

  it('comes back after the time that a 429 asks for', async () => {
    const { loopback } = channels;
    loopback.api = [problem(429, 'tooManyRequests', { 'Retry-After': '1' }), created];
    const exchange = await send(FIRST_AID, 'loopback');
    const { token, api } = loopback.takeSeen();
    assert.deepStrictEqual([exchange?.response?.status, token.length, api.length], [201, 0, 2]);
  });

  const expired = problem(401, 'expiredAccessToken', {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  });

  it('renews an expired token, once', async () => {
    const { loopback } = channels;
    loopback.api = [expired, created];
    const exchange = await send(FIRST_AID, 'loopback');
    const { token, api } = loopback.takeSeen();
    assert.deepStrictEqual(
      {
        status: exchange?.response?.status,
        calls: [token.length, api.length],
        tokens: new Set(api.map(({ headers }) => headers.authorization)).size,
      },
      { status: 201, calls: [1, 2], tokens: 2 },
    );
  });

  it('renews once even when it is asked to wait afterwards', async () => {
    const { loopback } = channels;
    loopback.api = [expired, problem(429, 'tooManyRequests', { 'Retry-After': '0' }), created];
    const exchange = await send(FIRST_AID, 'loopback');
    const { token, api } = loopback.takeSeen();
    assert.deepStrictEqual([exchange?.response?.status, token.length, api.length], [201, 1, 3]);
  });

  it('shows the refusal when the renewed token is refused too', async () => {
    const { loopback } = channels;
    loopback.api = [expired];
    const exchange = await send(FIRST_AID, 'loopback');
    const { token, api } = loopback.takeSeen();
    assert.deepStrictEqual(
      [exchange?.response?.status, exchange?.problem?.type, token.length, api.length],
      [401, 'urn:problem-type:belgif:expiredAccessToken', 1, 2],
    );
  });

  const breaks: [name: string, answer: Answer][] = [
    ['breaks before an answer', response => void response.destroy()],
    [
      'breaks within an answer',
      response => {
        response.writeHead(201, { 'Content-Length': '1000' }).write('{"id"');
        setImmediate(() => response.destroy());
      },
    ],
  ];
  for (const [name, breakOff] of breaks) {
    it(`tells that the outcome is unknown when the connection ${name}, and never sends again`, async () => {
      const { loopback, log } = channels;
      loopback.api = [breakOff, created];
      const exchange = await send(FIRST_AID, 'loopback');
      const seen = loopback.takeSeen();
      const { origin } = loopback;
      loopback.api = [created];
      assert.deepStrictEqual(
        {
          exchange: { ...exchange, id: typeof exchange?.id },
          calls: [seen.token.length, seen.api.length],
          failures: await log.failures(),
        },
        {
          exchange: { id: 'string', request: { method: 'POST', url: `${origin}/api/trainings` } },
          calls: [0, 1],
          failures: ['fla.send exchange/outcome-unknown'],
        },
      );
    });
  }

  it('says that nobody listens', async () => {
    const exchange = await send(FIRST_AID, 'closed-api');
    assert.deepStrictEqual(
      [exchange, await channels.log.failures()],
      [undefined, ['fla.send exchange/unreachable']],
    );
  });
});
