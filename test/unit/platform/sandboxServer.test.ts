import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { AppError } from '../../../src/core/base/errors.ts';
import { createSandbox } from '../../../src/core/sandbox/createSandbox.ts';
import { sandboxApiBase } from '../../../src/core/sandbox/sandboxAddresses.ts';
import { startSandboxServer } from '../../../src/platform/sandboxServer.ts';
import type { SandboxServer } from '../../../src/platform/sandboxServer.ts';
import { provisionalDescription } from '../core/api/provisionalDescription.ts';

describe('startSandboxServer', () => {
  let server: SandboxServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const start = async (sandbox: (request: Request) => Promise<Response>) => {
    server = await startSandboxServer({ createSandbox: () => sandbox });
    return server;
  };

  /** Sends bytes as they are and returns everything that comes back until the server hangs up. */
  const raw = async (port: number, request: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.end(request);
    return text(socket);
  };

  it('serves the sandbox over a real socket', async () => {
    server = await startSandboxServer({
      createSandbox: origin =>
        createSandbox({
          origin,
          description: provisionalDescription(),
          clients: [],
          clock: () => new Date(0),
          randomUUID,
        }),
    });
    const response = await fetch(`${sandboxApiBase(server.origin)}/health`);
    assert.deepStrictEqual(
      [response.status, await response.json(), response.headers.get('date')],
      [200, { status: 'UP' }, new Date(0).toUTCString()],
    );
  });

  it('carries method, target, headers and bodies both ways', async () => {
    const { origin } = await start(async request => {
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      return new Response(await request.arrayBuffer(), {
        status: 207,
        headers: { 'X-Seen': `${method} ${pathname}${search} ${headers.get('x-sent') ?? ''}` },
      });
    });
    const sent = new Uint8Array(3_000_000).fill(7);
    const response = await fetch(`${origin}//a%20b/../c?d=é`, {
      method: 'PATCH',
      body: sent,
      headers: { 'X-Sent': 'yes' },
    });
    assert.deepStrictEqual(
      [
        response.status,
        response.headers.get('x-seen'),
        new Uint8Array(await response.arrayBuffer()),
      ],
      [207, 'PATCH //c?d=%C3%A9 yes', sent],
    );
  });

  it('answers a request it does not read, so that the client sees why', async () => {
    const { origin } = await start(createSandboxWithLimit(1000));
    const body = 'x'.repeat(8_000_000);
    const known = await fetch(`${origin}/REST/oauth/v5/token`, form(body));
    const chunked = await fetch(`${origin}/REST/oauth/v5/token`, {
      ...form(new Blob([body]).stream()),
      duplex: 'half',
    });
    const unread = await fetch(`${sandboxApiBase(origin)}/trainings`, form(body));
    const after = await fetch(`${sandboxApiBase(origin)}/health`);
    assert.deepStrictEqual(
      [known.status, chunked.status, unread.status, after.status],
      [413, 413, 401, 200],
    );
  });

  it('answers a client that reads only after it sent everything', async () => {
    const { port } = await start(createSandboxWithLimit(1000));
    const socket = connect(port, '127.0.0.1').pause();
    const chunk = `${(1_000_000).toString(16)}\r\n${'x'.repeat(1_000_000)}\r\n`;
    const head = [
      'POST /REST/oauth/v5/token HTTP/1.1',
      'Host: a',
      'Content-Type: application/x-www-form-urlencoded',
      'Transfer-Encoding: chunked',
    ].join('\r\n');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.write(`${head}\r\n\r\n${chunk.repeat(30)}0\r\n\r\n`, () => resolve());
    });
    const [answer] = (await once(socket.resume(), 'data')) as [Buffer];
    socket.destroy();
    assert.match(answer.toString(), /^HTTP\/1\.1 413 /);
  });

  it('tells the sandbox when the client goes away', async () => {
    const abort = new AbortController();
    const gone = new Promise<void>(resolve => {
      void start(async request => {
        request.signal.addEventListener('abort', () => resolve());
        abort.abort();
        await gone;
        return new Response('too late');
      }).then(({ origin }) => assert.rejects(fetch(origin, { signal: abort.signal })));
    });
    await gone;
  });

  it('stops making a body that nobody reads any more', async () => {
    const cancelled = new Promise<void>(resolve => {
      void start(() => {
        const endless = new ReadableStream<Uint8Array>({
          pull: controller => controller.enqueue(new Uint8Array(65536)),
          cancel: () => resolve(),
        });
        return Promise.resolve(new Response(endless));
      }).then(async ({ origin }) => {
        const response = await fetch(origin);
        await response.body?.cancel();
      });
    });
    await cancelled;
  });

  it('refuses what is no request for it, and survives', async () => {
    const { origin, port } = await start(() => Promise.reject(new Error('broken')));
    const asterisk = await raw(port, 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const trace = await raw(port, 'TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const broken = await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    assert.deepStrictEqual(
      [asterisk, trace].map(answer => answer.split('\r\n')[0]),
      ['HTTP/1.1 400 Bad Request', 'HTTP/1.1 400 Bad Request'],
    );
    assert.equal(broken, '');
    await assert.rejects(fetch(origin));
  });

  it('listens on the loopback interface alone and says when it cannot', async () => {
    const { origin, port } = await start(() => Promise.resolve(new Response()));
    assert.equal(origin, `http://127.0.0.1:${port}`);
    await assert.rejects(
      startSandboxServer({ createSandbox: () => () => Promise.resolve(new Response()), port }),
      error =>
        AppError.is(error, 'sandbox/cannot-listen') &&
        error.details.port === port &&
        error.details.cause === 'EADDRINUSE',
    );
  });

  it('ends open connections when it closes', async () => {
    const { origin, port } = await start(() => Promise.resolve(new Response('kept alive')));
    await (await fetch(origin)).text();
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const ended = once(idle, 'close');
    await server?.close();
    server = undefined;
    await ended;
    await assert.rejects(fetch(origin));
  });
});

function createSandboxWithLimit(bodyLimit: number) {
  return createSandbox({
    origin: 'http://127.0.0.1',
    description: provisionalDescription(),
    clients: [],
    clock: () => new Date(),
    randomUUID,
    settings: { bodyLimit },
  });
}

function form(body: string | ReadableStream) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', headers, body };
}
