import assert from 'node:assert/strict';
import { createServer as createNetServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, serverCertificate } from './loopback.ts';
import { CERTIFICATE, OK, TransportHarness } from './transportHarness.ts';

describe('FetchTransport, without an answer', () => {
  const harness = new TransportHarness();

  it('fails without authorities that know the server, and with others', async () => {
    const url = await harness.https(OK);
    const other = serverCertificate('IP:127.0.0.1').cert;
    const failures = [
      await harness.failure(url),
      await harness.failure(url, { ca: other }),
      await harness.failure(url, { ca: 'not PEM' }),
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
    const url = await harness.https(OK, certificate);
    assert.deepStrictEqual(await harness.failure(url, { ca: certificate.cert }), {
      kind: 'untrusted-certificate',
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
      sent: false,
    });
  });

  it('does not blame a certificate when the server speaks no TLS', async () => {
    const url = (await harness.http(OK)).replace('http:', 'https:');
    const { kind, sent } = await harness.failure(url);
    assert.deepStrictEqual([kind, sent], ['unreachable', false]);
  });

  it('fails when nobody listens, whether the runtime tells of it or not', async () => {
    const server = createNetServer();
    const url = `http://127.0.0.1:${await listen(server)}/`;
    await new Promise(closed => server.close(closed));
    const refused = { kind: 'unreachable', reason: 'ECONNREFUSED', sent: false };
    assert.deepStrictEqual(
      [await harness.failure(url), await harness.failure(url, { headers: {} })],
      [refused, refused],
    );
  });

  it('fails when the name is unknown', async () => {
    const { kind, reason, sent } = await harness.failure('http://nowhere.invalid/');
    assert.deepStrictEqual(
      [kind, ['ENOTFOUND', 'EAI_AGAIN'].includes(reason), sent],
      ['unreachable', true, false],
    );
  });

  it('gives up on an answer that does not come', async () => {
    const url = await harness.http(() => undefined);
    assert.deepStrictEqual(await harness.failure(url, { timeoutSeconds: 0.5 }), {
      kind: 'timeout',
      reason: 'timeout',
      sent: true,
    });
  });

  it('gives up on a body that does not go on', async () => {
    const url = await harness.http((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{');
    });
    assert.deepStrictEqual(await harness.failure(url, { timeoutSeconds: 0.5 }), {
      kind: 'timeout',
      reason: 'timeout',
      sent: true,
    });
  });

  it('gives up on a connection that is not made, with nothing sent', async () => {
    const port = await harness.start(createNetServer());
    const call = harness.failure(`https://127.0.0.1:${port}/`, { timeoutSeconds: 0.2 });
    assert.deepStrictEqual(await call, {
      kind: 'timeout',
      reason: 'timeout',
      sent: false,
    });
  });

  it('has sent nothing when the connection breaks during the handshake', async () => {
    const server = createNetServer(socket => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const call = harness.failure(`https://127.0.0.1:${await harness.start(server)}/`);
    assert.deepStrictEqual(await call, {
      kind: 'broken',
      reason: 'ECONNRESET',
      sent: false,
    });
  });

  it('may have sent all when the connection breaks before the request is read', async () => {
    const server = createNetServer({ pauseOnConnect: true }, socket => socket.resetAndDestroy());
    const call = harness.failure(`http://127.0.0.1:${await harness.start(server)}/`, {
      headers: {},
    });
    const { kind, sent } = await call;
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('has sent all when the connection breaks after the request was read', async () => {
    const url = await harness.http((request, response) => {
      void text(request).then(() => response.socket?.resetAndDestroy());
    });
    assert.deepStrictEqual(await harness.failure(url, { body: '{}' }), {
      kind: 'broken',
      reason: 'ECONNRESET',
      sent: true,
    });
  });

  it('takes half an answer for none', async () => {
    const url = await harness.http((_request, response) => {
      response.writeHead(201, { 'Content-Length': '100' });
      response.write('{', () => response.socket?.end());
    });
    const { kind, sent } = await harness.failure(url);
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('takes what is not HTTP for no answer', async () => {
    const server = createNetServer(socket => {
      socket.once('data', () => socket.end('SSH-2.0-server\r\n'));
    });
    const { kind, sent } = await harness.failure(
      `http://127.0.0.1:${await harness.start(server)}/`,
    );
    assert.deepStrictEqual([kind, sent], ['broken', true]);
  });

  it('calls nobody when cancelled already, with and without authorities', async () => {
    const url = await harness.https(OK);
    const signal = AbortSignal.abort();
    const cancelled = { kind: 'cancelled', reason: 'cancelled', sent: false };
    assert.deepStrictEqual(
      [
        await harness.failure(url, { signal }),
        await harness.failure(url, { signal, ca: CERTIFICATE.cert }),
        harness.connections,
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
    const call = harness.failure(`https://127.0.0.1:${await harness.start(server)}/`, {
      signal: controller.signal,
    });
    assert.deepStrictEqual(await call, {
      kind: 'cancelled',
      reason: 'cancelled',
      sent: false,
    });
  });

  it('has sent all when cancelled after the request arrived, or amid the answer', async () => {
    const cancelled = { kind: 'cancelled', reason: 'cancelled', sent: true };
    for (const head of [false, true]) {
      const controller = new AbortController();
      const url = await harness.http((_request, response) => {
        if (!head) {
          controller.abort();
          return;
        }
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{', () => {
          controller.abort();
        });
      });
      assert.deepStrictEqual(await harness.failure(url, { signal: controller.signal }), cancelled);
    }
  });
});
