import assert from 'node:assert/strict';
import {
  TransportFailure,
  type HttpAnswer,
  type HttpRequest,
} from '../../../../src/core/exchange/transport.ts';
import {
  TOKEN_TIMEOUT,
  processTokenAnswer,
  requestToken,
} from '../../../../src/core/token/requestToken.ts';
import { failureOf } from '../../failureOf.ts';

const REQUEST = {
  tokenEndpoint: 'https://login.example:8443/token',
  clientAssertion: 'aaa.bbb.ccc-_',
  scope: undefined,
  traceId: 'trace',
};

const answerOf = (body: unknown, status = 200, contentType = 'application/json'): HttpAnswer => ({
  status,
  headers: [['content-type', contentType]],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  timings: { waiting: 1, download: 1, total: 2 },
  receivedAt: new Date(0),
});

const RIGHT = { access_token: 'abc', token_type: 'Bearer', expires_in: 600, scope: 'a b' };

describe('requestToken', () => {
  /** The request that is sent. */
  const sent = async (
    request: Partial<Parameters<typeof requestToken>[1]>,
  ): Promise<HttpRequest> => {
    const requests: HttpRequest[] = [];
    const transport = (one: HttpRequest) => {
      requests.push(one);
      return Promise.resolve(answerOf(RIGHT));
    };
    assert.deepStrictEqual(
      await requestToken(transport, { ...REQUEST, ...request }),
      answerOf(RIGHT),
    );
    assert.equal(requests.length, 1);
    return requests[0]!;
  };

  it('sends the form that is documented, and no client_id', async () => {
    assert.deepStrictEqual(await sent({}), {
      method: 'POST',
      url: 'https://login.example:8443/token',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        'BelGov-Trace-Id': 'trace',
      },
      body: [
        'grant_type=client_credentials',
        'client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer',
        'client_assertion=aaa.bbb.ccc-_',
      ].join('&'),
      timeoutSeconds: TOKEN_TIMEOUT,
    });
  });

  it('sends the scope where there is one, and hands the rest to the transport', async () => {
    const { signal } = new AbortController();
    const request = await sent({ scope: 'scope:a scope:b', ca: 'PEM', signal, timeoutSeconds: 5 });
    assert.deepStrictEqual(
      [
        [...new URLSearchParams(request.body)].at(-1),
        request.ca,
        request.signal === signal,
        request.timeoutSeconds,
      ],
      [['scope', 'scope:a scope:b'], 'PEM', true, 5],
    );
  });

  for (const [kind, failure] of [
    ['cancelled', 'AbortError'],
    ['timeout', { code: 'token/timeout', host: 'login.example:8443', seconds: 30 }],
    [
      'untrusted-certificate',
      { code: 'token/untrusted-certificate', host: 'login.example:8443', cause: 'WHY' },
    ],
    ['unreachable', { code: 'token/unreachable', host: 'login.example:8443', cause: 'WHY' }],
    ['broken', { code: 'token/unreachable', host: 'login.example:8443', cause: 'WHY' }],
  ] as const) {
    it(`tells a call that was ${kind}`, async () => {
      const transport = () => Promise.reject(new TransportFailure(kind, 'WHY', true));
      assert.deepStrictEqual(await failureOf(requestToken(transport, REQUEST)), failure);
    });
  }

  it('does not touch other errors', async () => {
    const transport = () => Promise.reject(new RangeError('unforeseen'));
    assert.equal(await failureOf(requestToken(transport, REQUEST)), 'RangeError');
  });
});

describe('processTokenAnswer', () => {
  for (const [what, members, token] of [
    ['a whole answer', {}, { accessToken: 'abc', expiresIn: 600, scope: 'a b' }],
    ['token_type in any case', { token_type: 'bEARER' }, undefined],
    ['members it does not know', { refresh_token: 'x', id_token: 5 }, undefined],
    ['no expires_in', { expires_in: undefined }, { accessToken: 'abc', scope: 'a b' }],
    ['expires_in as text', { expires_in: '600' }, undefined],
    ['a scope that is no text', { scope: ['a'] }, { accessToken: 'abc', expiresIn: 600 }],
    [
      'every character of a token',
      { access_token: 'aZ09-._~+/==' },
      { accessToken: 'aZ09-._~+/==', expiresIn: 600, scope: 'a b' },
    ],
  ] as const) {
    it(`takes ${what}`, () => {
      assert.deepStrictEqual(
        processTokenAnswer(answerOf({ ...RIGHT, ...members }), 'host'),
        token ?? { accessToken: 'abc', expiresIn: 600, scope: 'a b' },
      );
    });
  }

  for (const [member, value] of [
    ['access_token', undefined],
    ['access_token', null],
    ['access_token', 5],
    ['access_token', ''],
    ['access_token', 'a b'],
    ['access_token', 'a\r\nX-Injected: 1'],
    ['access_token', 'a\n'],
    ['access_token', 'jeton-é'],
    ['access_token', '=abc'],
    ['token_type', undefined],
    ['token_type', 'mac'],
    ['token_type', 'Bearer '],
    ['token_type', true],
    ['expires_in', 0],
    ['expires_in', -1],
    ['expires_in', null],
    ['expires_in', ''],
    ['expires_in', 'soon'],
    ['expires_in', '-600'],
    ['expires_in', 'Infinity'],
    ['expires_in', true],
    ['expires_in', [600]],
  ] as const) {
    it(`refuses ${member} ${value === undefined ? 'left out' : JSON.stringify(value)}`, async () => {
      const answer = answerOf({ ...RIGHT, [member]: value });
      assert.deepStrictEqual(await failureOf(() => processTokenAnswer(answer, 'host')), {
        code: 'token/invalid-member',
        host: 'host',
        member,
      });
    });
  }

  for (const [what, answer] of [
    ['HTML', answerOf('<!doctype html><title>Maintenance</title>', 200, 'text/html')],
    ['an empty body', answerOf('', 200, '')],
    ['truncated JSON', answerOf('{"access_token":"abc","tok')],
    ['JSON that is no object', answerOf([RIGHT])],
    ['null', answerOf('null')],
    ['a right body with another status', answerOf(RIGHT, 201)],
    ['a redirect', answerOf('', 302, 'text/html')],
    ['a redirect with a right body', answerOf(RIGHT, 307)],
    ['a proxy’s refusal', answerOf('<h1>407</h1>', 407, 'text/html')],
    ['a failure without a code', answerOf({ message: 'failed' }, 500)],
    ['a failure whose code is no text', answerOf({ error: { code: 1 } }, 400)],
    ['a failure whose code is empty', answerOf({ error: '' }, 400)],
    ['a failure whose code breaks lines', answerOf({ error: 'a\nb' }, 400)],
    ['a failure whose code is a page', answerOf({ error: 'a'.repeat(81) }, 400)],
  ] as const) {
    it(`does not take ${what} for an answer`, async () => {
      assert.deepStrictEqual(await failureOf(() => processTokenAnswer(answer, 'host')), {
        code: 'token/unexpected-answer',
        host: 'host',
        status: answer.status,
        contentType: answer.headers[0]?.[1],
      });
    });
  }

  it('does not take bytes that are no UTF-8 for an answer, nor misses a media type', async () => {
    const spoiled = Buffer.from(JSON.stringify({ ...RIGHT, scope: 'é' }), 'latin1');
    const answer = { ...answerOf(''), headers: [], body: spoiled };
    assert.deepStrictEqual(await failureOf(() => processTokenAnswer(answer, 'host')), {
      code: 'token/unexpected-answer',
      host: 'host',
      status: 200,
      contentType: '',
    });
  });

  for (const [status, error] of [
    [400, 'invalid_request'],
    [401, 'invalid_client'],
    [400, 'invalid_scope'],
    [500, 'server_error'],
    [400, 'custom code'],
  ] as const) {
    it(`tells ${error} (${status}), never the free text beside it`, async () => {
      const answer = answerOf({ error, error_description: 'free text' }, status);
      assert.deepStrictEqual(await failureOf(() => processTokenAnswer(answer, 'host')), {
        code: 'token/rejected',
        host: 'host',
        status,
        error,
      });
    });
  }
});
