import assert from 'node:assert/strict';
import { sendRequest, type ApiRequest } from '../../../../src/core/exchange/sendRequest.ts';
import {
  TransportFailure,
  type HttpAnswer,
  type HttpRequest,
} from '../../../../src/core/exchange/transport.ts';
import { failureOf } from '../../failureOf.ts';
import { NOW, SendHarness } from './sendHarness.ts';

const POST: ApiRequest = {
  method: 'POST',
  url: 'https://api.example:8443/trainings',
  headers: { 'Content-Type': 'application/json' },
  body: '{}',
};

const GET: ApiRequest = { method: 'GET', url: 'https://api.example:8443/trainings', headers: {} };

const answer = (
  status: number,
  headers: [string, string][] = [],
  body: unknown = {},
): HttpAnswer => ({
  status,
  headers,
  body: Buffer.from(JSON.stringify(body)),
  timings: { waiting: 1, download: 1, total: 2 },
  receivedAt: NOW,
});

const BELGIF = 'urn:problem-type:belgif:';
const CREATED = answer(201);
const EXPIRED = answer(401, [['www-authenticate', 'Bearer realm="a", error="invalid_token"']]);
const broken = new TransportFailure('broken', 'ECONNRESET', true);
const unreachable = new TransportFailure('unreachable', 'ECONNREFUSED', false);

const unknown = (cause: string) => ({
  code: 'exchange/outcome-unknown',
  host: 'api.example:8443',
  cause,
});

describe('sendRequest', () => {
  it('sends the token in the Authorization header alone, with a trace id of its own', async () => {
    const harness = new SendHarness(CREATED);
    const sent = await harness.send({ ...POST, ca: 'PEM' }, 5);
    const [{ signal, ...request }] = harness.requests as [HttpRequest];
    assert.deepStrictEqual(
      [sent, request, signal?.aborted, harness.renewals],
      [
        { answer: CREATED, traceId: 'trace-1' },
        {
          method: 'POST',
          url: 'https://api.example:8443/trainings',
          headers: {
            'Content-Type': 'application/json',
            Authorization: 'Bearer token-1',
            'BelGov-Trace-Id': 'trace-1',
          },
          body: '{}',
          ca: 'PEM',
          timeoutSeconds: 5,
        },
        false,
        [false],
      ],
    );
  });

  for (const status of [200, 204, 302, 400, 401, 403, 404, 500, 502, 504]) {
    it(`shows ${status} as it came`, async () => {
      const harness = new SendHarness(answer(status, [['retry-after', '1']]));
      const { answer: shown } = await harness.send(POST);
      assert.deepStrictEqual([shown.status, harness.requests.length], [status, 1]);
    });
  }

  for (const [what, refusal] of [
    ['the challenge', EXPIRED],
    ['an unquoted challenge', answer(401, [['WWW-Authenticate', 'Bearer error=invalid_token']])],
    ['the problem expiredAccessToken', answer(401, [], { type: `${BELGIF}expiredAccessToken` })],
    ['the problem invalidAccessToken', answer(401, [], { type: `${BELGIF}invalidAccessToken` })],
  ] as const) {
    it(`renews a token refused by ${what} once`, async () => {
      const harness = new SendHarness(refusal, refusal);
      const { answer: shown, traceId } = await harness.send(POST);
      assert.deepStrictEqual(
        [
          shown,
          traceId,
          harness.renewals,
          harness.requests.map(({ headers }) => headers['Authorization']),
          harness.requests.map(({ headers }) => headers['BelGov-Trace-Id']),
        ],
        [
          refusal,
          'trace-2',
          [false, true],
          ['Bearer token-1', 'Bearer token-2'],
          ['trace-1', 'trace-2'],
        ],
      );
    });
  }

  it('renews no token for another 401, and none for another status', async () => {
    const problem = { type: `${BELGIF}noAccessToken` };
    for (const refusal of [
      answer(401, [['www-authenticate', 'Bearer realm="a"']], problem),
      answer(403, [['www-authenticate', 'Bearer error="invalid_token"']]),
    ]) {
      const harness = new SendHarness(refusal);
      await harness.send(POST);
      assert.deepStrictEqual(harness.renewals, [false]);
    }
  });

  it('asks for one new token, whatever comes after', async () => {
    const harness = new SendHarness(EXPIRED, answer(503, [['retry-after', '1']]), broken, CREATED);
    await harness.send({ ...POST, method: 'PUT' });
    assert.deepStrictEqual(harness.renewals, [false, true, false, false]);
  });

  for (const [what, value, seconds] of [
    ['seconds', '5', 5],
    ['seconds at the bound', '60', 60],
    ['no wait', '0', 0],
    ['a date', 'Sat, 21 Nov 2026 10:00:30 GMT', 30],
    ['a date of the old form', 'Saturday, 21-Nov-26 10:00:30 GMT', 30],
    ['a date that has passed', 'Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ] as const) {
    it(`comes back after ${what}`, async () => {
      for (const status of [429, 503]) {
        const harness = new SendHarness(answer(status, [['Retry-After', value]]), CREATED);
        const { answer: shown } = await harness.send(POST);
        assert.deepStrictEqual(
          [shown, harness.waits, harness.told, harness.requests.length],
          [CREATED, [seconds], [seconds], 2],
        );
      }
    });
  }

  for (const value of [
    '61',
    '9'.repeat(400),
    'Sat, 21 Nov 2026 10:01:01 GMT',
    '-1',
    '1.5',
    'soon',
    '',
    undefined,
  ]) {
    it(`shows the answer at once after Retry-After: ${value?.slice(0, 40) ?? 'none'}`, async () => {
      const refusal = answer(429, value === undefined ? [] : [['retry-after', value]]);
      const harness = new SendHarness(refusal);
      const { answer: shown } = await harness.send(POST);
      assert.deepStrictEqual([shown, harness.waits], [refusal, []]);
    });
  }

  it('waits no longer than the bound in all, and no more than three times', async () => {
    const after = (seconds: number) => answer(503, [['retry-after', String(seconds)]]);
    const long = new SendHarness(after(30), after(30), after(1));
    const often = new SendHarness(after(1), after(1), after(1), after(1));
    await Promise.all([long.send(POST), often.send(POST)]);
    assert.deepStrictEqual(
      [long.waits, often.waits],
      [
        [30, 30],
        [1, 1, 1],
      ],
    );
  });

  it('never sends a POST again after a broken connection', async () => {
    const harness = new SendHarness(broken, CREATED);
    const failure = await failureOf(harness.send(POST));
    assert.deepStrictEqual([failure, harness.requests.length], [unknown('ECONNRESET'), 1]);
  });

  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
    it(`sends a ${method} again once after a broken connection`, async () => {
      const lucky = new SendHarness(broken, CREATED);
      const { answer: shown, traceId } = await lucky.send({ ...GET, method });
      const unlucky = new SendHarness(broken, broken, CREATED);
      await failureOf(unlucky.send({ ...GET, method }));
      assert.deepStrictEqual(
        [shown, traceId, lucky.requests.length, unlucky.requests.length],
        [CREATED, 'trace-2', 2, 2],
      );
    });
  }

  it('says nothing is known of a PUT of which any attempt may have been carried out', async () => {
    const put = { ...POST, method: 'PUT' };
    const timeout = new TransportFailure('timeout', 'timeout', true);
    assert.deepStrictEqual(
      [
        await failureOf(new SendHarness(broken, broken).send(put)),
        await failureOf(new SendHarness(broken, unreachable).send(put)),
        await failureOf(new SendHarness(unreachable, broken).send(put)),
        await failureOf(new SendHarness(timeout).send(put)),
      ],
      [unknown('ECONNRESET'), unknown('ECONNREFUSED'), unknown('ECONNRESET'), unknown('timeout')],
    );
  });

  for (const [what, failure, expected] of [
    [
      'no connection',
      unreachable,
      { code: 'exchange/unreachable', host: 'api.example:8443', cause: 'ECONNREFUSED' },
    ],
    [
      'a connection that broke before anything left',
      new TransportFailure('broken', 'ECONNRESET', false),
      { code: 'exchange/unreachable', host: 'api.example:8443', cause: 'ECONNRESET' },
    ],
    [
      'a certificate that is not trusted',
      new TransportFailure('untrusted-certificate', 'CERT_X', false),
      { code: 'exchange/untrusted-certificate', host: 'api.example:8443', cause: 'CERT_X' },
    ],
    [
      'no answer in time, before anything left',
      new TransportFailure('timeout', 'timeout', false),
      { code: 'exchange/timeout', host: 'api.example:8443', seconds: 60 },
    ],
    [
      'no answer in time, after it left',
      new TransportFailure('timeout', 'timeout', true),
      unknown('timeout'),
    ],
  ] as const) {
    it(`tells ${what} of a POST, and sends it once`, async () => {
      const harness = new SendHarness(failure);
      assert.deepStrictEqual(
        [await failureOf(harness.send(POST)), harness.requests.length],
        [expected, 1],
      );
    });
  }

  it('takes a GET without an answer in time for that', async () => {
    const harness = new SendHarness(new TransportFailure('timeout', 'timeout', true));
    assert.deepStrictEqual(
      [await failureOf(harness.send(GET, 5)), harness.requests.length],
      [{ code: 'exchange/timeout', host: 'api.example:8443', seconds: 5 }, 1],
    );
  });

  it('is cancelled when nothing had left, unknown when a POST had', async () => {
    const cancelled = (sent: boolean) => new TransportFailure('cancelled', 'cancelled', sent);
    assert.deepStrictEqual(
      [
        await failureOf(new SendHarness(cancelled(false)).send(POST)),
        await failureOf(new SendHarness(cancelled(true)).send(POST)),
        await failureOf(new SendHarness(cancelled(true)).send(GET)),
      ],
      ['AbortError', unknown('cancelled'), 'AbortError'],
    );
  });

  for (const [moment, calls] of [
    ['signing', 0],
    ['waiting', 1],
  ] as const) {
    it(`calls nothing any more when cancelled while ${moment}`, async () => {
      const harness = new SendHarness(answer(503, [['retry-after', '5']]), CREATED);
      harness.cancelWhile = moment;
      const failure = await failureOf(harness.send(POST));
      assert.deepStrictEqual([failure, harness.requests.length], ['AbortError', calls]);
    });
  }

  it('shows the answer that came although the work was cancelled meanwhile', async () => {
    const harness = new SendHarness(CREATED);
    harness.cancelWhile = 'calling';
    assert.deepStrictEqual((await harness.send(POST)).answer, CREATED);
  });

  it('lets the token’s failure and what nobody foresaw through', async () => {
    const failing = sendRequest(POST, {
      transport: () => Promise.reject(new RangeError('not called')),
      getToken: () => Promise.reject(new TypeError('no token')),
      now: () => NOW,
      randomUuid: () => 'trace',
      sleep: () => Promise.resolve(),
    });
    assert.deepStrictEqual(
      [await failureOf(failing), await failureOf(new SendHarness(new RangeError('x')).send(GET))],
      ['TypeError', 'RangeError'],
    );
  });
});
