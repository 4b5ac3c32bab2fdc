import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { headerOf } from '../../../src/core/exchange/transport.ts';
import { CERTIFICATE, OK, TransportHarness } from './transportHarness.ts';

describe('FetchTransport', () => {
  const harness = new TransportHarness();

  it('carries method, headers and body there, and status, headers and body back', async () => {
    const url = await harness.http((request, response) => {
      void text(request).then(body => {
        const { method, url: path, headers } = request;
        response.writeHead(422, { 'X-Answer': 'here', 'Set-Cookie': ['a=1', 'b=2'] });
        response.end(JSON.stringify([method, path, headers['x-question'], body]));
      });
    });
    const answer = await harness.send(url, {
      headers: { 'X-Question': 'there', 'BelGov-Trace-Id': randomUUID() },
      body: '{"é":1}',
    });
    assert.deepStrictEqual(
      [
        answer.status,
        headerOf(answer.headers, 'x-answer'),
        answer.headers.filter(([name]) => name === 'set-cookie'),
        JSON.parse(new TextDecoder().decode(answer.body)),
        answer.receivedAt instanceof Date,
      ],
      [
        422,
        'here',
        [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
        ['POST', '/path', 'there', '{"é":1}'],
        true,
      ],
    );
  });

  it('brings bytes back as they are, and none where there is no body', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
    const url = await harness.http((request, response) => {
      response.statusCode = request.method === 'GET' ? 200 : 204;
      response.end(request.method === 'GET' ? bytes : undefined);
    });
    const [full, empty] = [await harness.send(url, { method: 'GET' }), await harness.send(url)];
    assert.deepStrictEqual(
      [Buffer.compare(full.body, bytes), empty.status, empty.body.length],
      [0, 204, 0],
    );
  });

  it('tells the phases, which add up', async () => {
    const { timings } = await harness.send(await harness.http(OK));
    assert.deepStrictEqual(Object.keys(timings).sort(), [
      'connect',
      'download',
      'total',
      'waiting',
    ]);
    const { connect, waiting, download, total } = timings;
    assert.ok([connect!, waiting, download].every(phase => phase >= 0));
    assert.ok(Math.abs(connect! + waiting + download - total) < 0.001);
  });

  it('tells each of several calls at once its own phases', async () => {
    const url = await harness.http(OK);
    const answers = await Promise.all(Array.from({ length: 20 }, () => harness.send(url)));
    assert.ok(answers.every(({ timings }) => timings.connect !== undefined));
  });

  it('tells no connect phase of a call without a trace id, or after its end', async () => {
    const url = await harness.http(OK);
    const untraced = await harness.send(url, { headers: {} });
    harness.transport.dispose();
    const disposed = await harness.send(url);
    assert.deepStrictEqual(
      [untraced, disposed].map(({ timings }) => timings.connect),
      [undefined, undefined],
    );
  });

  it('answers with a redirect instead of following it', async () => {
    const visited: (string | undefined)[] = [];
    const url = await harness.http((request, response) => {
      visited.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    const { status, headers } = await harness.send(url);
    assert.deepStrictEqual(
      [status, headerOf(headers, 'location'), visited],
      [307, '/elsewhere', ['/path']],
    );
  });

  for (const [what, scheme, request] of [
    ['uses connections again', 'http', {}],
    [
      'uses connections again where the environment has authorities of its own',
      'https',
      { ca: CERTIFICATE.cert },
    ],
  ] as const) {
    it(what, async () => {
      const url = await harness[scheme](OK);
      for (let call = 0; call < 10; call += 1) {
        await harness.send(url, request);
      }
      // A connection is free again a moment after its answer is complete: the next call may take a second one by then.
      assert.ok(harness.connections <= 2, `${harness.connections} connections for 10 calls`);
    });
  }

  it('leaves the process-wide dispatcher alone', async () => {
    const url = await harness.https(OK);
    await fetch(await harness.http(OK));
    const dispatchers = () =>
      [1, 2].map(
        version =>
          Reflect.get(globalThis, Symbol.for(`undici.globalDispatcher.${version}`)) as unknown,
      );
    const before = dispatchers();
    await harness.send(url, { ca: CERTIFICATE.cert });
    const after = dispatchers();
    assert.ok(before.some(dispatcher => dispatcher !== undefined));
    assert.deepStrictEqual(
      after.map((dispatcher, index) => dispatcher === before[index]),
      [true, true],
    );
  });
});
