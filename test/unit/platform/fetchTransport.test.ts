import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  TransportFailure,
  headerOf,
  type HttpAnswer,
  type HttpRequest,
} from '../../../src/core/exchange/transport.ts';
import { FetchTransport } from '../../../src/platform/fetchTransport.ts';
import { listen, serverCertificate } from './loopback.ts';

const CERTIFICATE = serverCertificate('IP:127.0.0.1');

describe('FetchTransport', () => {
  let transport: FetchTransport;
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  /** Connections that servers have seen in this test. */
  let connections = 0;

  beforeEach(() => {
    transport = new FetchTransport();
    connections = 0;
  });

  afterEach(async () => {
    transport.dispose();
    sockets.forEach(socket => socket.destroy());
    sockets.clear();
    const closing = servers.splice(0).map(server => new Promise(closed => server.close(closed)));
    await Promise.all(closing);
  });

  const start = async (server: Server): Promise<number> => {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      connections += 1;
      sockets.add(socket);
      // A client that hangs up is what some of these tests are about.
      socket.on('error', () => undefined);
    });
    return listen(server);
  };

  /** Starts a server and resolves to its address. */
  const http = async (listener: RequestListener) =>
    `http://127.0.0.1:${await start(createHttpServer(listener))}/path`;

  const https = async (listener: RequestListener, certificate = CERTIFICATE) =>
    `https://127.0.0.1:${await start(createHttpsServer(certificate, listener))}/path`;

  const send = (url: string, request: Partial<HttpRequest> = {}): Promise<HttpAnswer> =>
    transport.send({
      method: 'POST',
      url,
      headers: { 'BelGov-Trace-Id': randomUUID() },
      timeoutSeconds: 10,
      ...request,
    });

  const failure = async (call: Promise<unknown>) => {
    try {
      await call;
      return undefined;
    } catch (error) {
      assert.ok(error instanceof TransportFailure);
      const { kind, reason, sent } = error;
      return { kind, reason, sent };
    }
  };

  const OK: RequestListener = (_request, response) => {
    response.end('{}');
  };

  it('carries method, headers and body there, and status, headers and body back', async () => {
    const url = await http((request, response) => {
      void text(request).then(body => {
        const { method, url: path, headers } = request;
        response.writeHead(422, { 'X-Answer': 'here', 'Set-Cookie': ['a=1', 'b=2'] });
        response.end(JSON.stringify([method, path, headers['x-question'], body]));
      });
    });
    const answer = await send(url, {
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
    const url = await http((request, response) => {
      response.statusCode = request.method === 'GET' ? 200 : 204;
      response.end(request.method === 'GET' ? bytes : undefined);
    });
    const [full, empty] = [await send(url, { method: 'GET' }), await send(url)];
    assert.deepStrictEqual(
      [Buffer.compare(full.body, bytes), empty.status, empty.body.length],
      [0, 204, 0],
    );
  });

  it('tells the phases, which add up', async () => {
    const { timings } = await send(await http(OK));
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
    const url = await http(OK);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url)));
    assert.ok(answers.every(({ timings }) => timings.connect !== undefined));
  });

  it('tells no connect phase of a call without a trace id, or after its end', async () => {
    const url = await http(OK);
    const untraced = await send(url, { headers: {} });
    transport.dispose();
    const disposed = await send(url);
    assert.deepStrictEqual(
      [untraced, disposed].map(({ timings }) => timings.connect),
      [undefined, undefined],
    );
  });

  it('answers with a redirect instead of following it', async () => {
    const visited: (string | undefined)[] = [];
    const url = await http((request, response) => {
      visited.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    const { status, headers } = await send(url);
    assert.deepStrictEqual(
      [status, headerOf(headers, 'location'), visited],
      [307, '/elsewhere', ['/path']],
    );
  });

  for (const [what, serve, request] of [
    ['uses connections again', http, {}],
    [
      'uses connections again where the environment has authorities of its own',
      https,
      { ca: CERTIFICATE.cert },
    ],
  ] as const) {
    it(what, async () => {
      const url = await serve(OK);
      for (let call = 0; call < 10; call += 1) {
        await send(url, request);
      }
      // A connection is free again a moment after its answer is complete: the next call may take a second one by then.
      assert.ok(connections <= 2, `${connections} connections for 10 calls`);
    });
  }

  it('leaves the process-wide dispatcher alone', async () => {
    const url = await https(OK);
    await fetch(await http(OK));
    const dispatchers = () =>
      [1, 2].map(
        version =>
          Reflect.get(globalThis, Symbol.for(`undici.globalDispatcher.${version}`)) as unknown,
      );
    const before = dispatchers();
    await send(url, { ca: CERTIFICATE.cert });
    const after = dispatchers();
    assert.ok(before.some(dispatcher => dispatcher !== undefined));
    assert.deepStrictEqual(
      after.map((dispatcher, index) => dispatcher === before[index]),
      [true, true],
    );
  });

  it('fails without authorities that know the server, and with others', async () => {
    const url = await https(OK);
    const other = serverCertificate('IP:127.0.0.1').cert;
    const failures = [
      await failure(send(url)),
      await failure(send(url, { ca: other })),
      await failure(send(url, { ca: 'not PEM' })),
    ];
    const untrusted = {
      kind: 'untrusted-certificate',
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      sent: false,
    };
    assert.deepStrictEqual(failures, [untrusted, untrusted, untrusted]);
  });

  it('fails when the certificate is another server’s', async () => {
    const certificate = serverCertificate('DNS:elsewhere.invalid');
    const url = await https(OK, certificate);
    assert.deepStrictEqual(await failure(send(url, { ca: certificate.cert })), {
      kind: 'untrusted-certificate',
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
      sent: false,
    });
  });

  it('does not blame a certificate when the server speaks no TLS', async () => {
    const url = (await http(OK)).replace('http:', 'https:');
    const { kind, sent } = (await failure(send(url)))!;
    assert.deepStrictEqual([kind, sent], ['unreachable', false]);
  });

  it('fails when nobody listens, whether the runtime tells of it or not', async () => {
    const server = createNetServer();
    const url = `http://127.0.0.1:${await listen(server)}/`;
    await new Promise(closed => server.close(closed));
    const refused = { kind: 'unreachable', reason: 'ECONNREFUSED', sent: false };
    assert.deepStrictEqual(
      [await failure(send(url)), await failure(send(url, { headers: {} }))],
      [refused, refused],
    );
  });

  it('fails when the name is unknown', async () => {
    const { kind, reason, sent } = (await failure(send('http://nowhere.invalid/')))!;
    assert.deepStrictEqual(
      [kind, ['ENOTFOUND', 'EAI_AGAIN'].includes(reason), sent],
      ['unreachable', true, false],
    );
  });

  it('gives up on an answer that does not come', async () => {
    const url = await http(() => undefined);
    assert.deepStrictEqual(await failure(send(url, { timeoutSeconds: 0.2 })), {
      kind: 'timeout',
      reason: 'timeout',
      sent: true,
    });
  });

  it('gives up on a body that does not go on', async () => {
    const url = await http((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{');
    });
    assert.deepStrictEqual(await failure(send(url, { timeoutSeconds: 0.2 })), {
      kind: 'timeout',
      reason: 'timeout',
      sent: true,
    });
  });

  it('gives up on a connection that is not made, with nothing sent', async () => {
    const port = await start(createNetServer());
    const call = send(`https://127.0.0.1:${port}/`, { timeoutSeconds: 0.2 });
    assert.deepStrictEqual(await failure(call), {
      kind: 'timeout',
      reason: 'timeout',
      sent: false,
    });
  });

  it('has sent nothing when the connection breaks during the handshake', async () => {
    const server = createNetServer(socket => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const call = send(`https://127.0.0.1:${await start(server)}/`);
    assert.deepStrictEqual(await failure(call), {
      kind: 'broken',
      reason: 'ECONNRESET',
      sent: false,
    });
  });

  it('may have sent all when the connection breaks before the request is read', async () => {
    const server = createNetServer({ pauseOnConnect: true }, socket => socket.resetAndDestroy());
    const call = send(`http://127.0.0.1:${await start(server)}/`, { headers: {} });
    const { kind, sent } = (await failure(call))!;
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('has sent all when the connection breaks after the request was read', async () => {
    const url = await http((request, response) => {
      void text(request).then(() => response.socket?.resetAndDestroy());
    });
    assert.deepStrictEqual(await failure(send(url, { body: '{}' })), {
      kind: 'broken',
      reason: 'ECONNRESET',
      sent: true,
    });
  });

  it('takes half an answer for none', async () => {
    const url = await http((_request, response) => {
      response.writeHead(201, { 'Content-Length': '100' });
      response.write('{', () => response.socket?.end());
    });
    const { kind, sent } = (await failure(send(url)))!;
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('takes what is not HTTP for no answer', async () => {
    const server = createNetServer(socket => {
      socket.once('data', () => socket.end('SSH-2.0-server\r\n'));
    });
    const { kind, sent } = (await failure(send(`http://127.0.0.1:${await start(server)}/`)))!;
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('calls nobody when cancelled already, with and without authorities', async () => {
    const url = await https(OK);
    const signal = AbortSignal.abort();
    const cancelled = { kind: 'cancelled', reason: 'cancelled', sent: false };
    assert.deepStrictEqual(
      [
        await failure(send(url, { signal })),
        await failure(send(url, { signal, ca: CERTIFICATE.cert })),
        connections,
      ],
      [cancelled, cancelled, 0],
    );
  });

  it('has sent nothing when cancelled during the handshake', async () => {
    const controller = new AbortController();
    const server = createNetServer(socket => {
      socket.once('data', () => {
        controller.abort();
      });
    });
    const call = send(`https://127.0.0.1:${await start(server)}/`, { signal: controller.signal });
    assert.deepStrictEqual(await failure(call), {
      kind: 'cancelled',
      reason: 'cancelled',
      sent: false,
    });
  });

  it('has sent all when cancelled after the request arrived, or amid the answer', async () => {
    const cancelled = { kind: 'cancelled', reason: 'cancelled', sent: true };
    for (const head of [false, true]) {
      const controller = new AbortController();
      const url = await http((_request, response) => {
        if (!head) {
          controller.abort();
          return;
        }
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{', () => {
          controller.abort();
        });
      });
      assert.deepStrictEqual(await failure(send(url, { signal: controller.signal })), cancelled);
    }
  });
});
