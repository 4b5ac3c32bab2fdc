import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { generateKeyPair } from '../../../../src/core/certificate/generateKeyPair.ts';
import { defaultScope } from '../../../../src/core/channel/quality.ts';
import type { Cause, CauseCode } from '../../../../src/core/token/cause.ts';
import { listen, serverCertificate } from '../../platform/loopback.ts';
import { refusingProxy, useProxy } from '../../platform/refusingProxy.ts';
import { OK, TransportHarness } from '../../platform/transportHarness.ts';
import { CLIENTS, ExplanationScene, selfSigned, type Difference } from './explanationScene.ts';

const HOUR = 3_600_000;

describe('the explanation of a token request, of what really happened', function () {
  this.timeout(60_000);
  const harness = new TransportHarness();
  const misses: string[] = [];
  let rows = 0;
  let scene: ExplanationScene;
  before(async () => {
    scene = await ExplanationScene.open();
  });
  after(() => scene.close());

  /** One cause, made to happen. */
  const row = (name: string, cause: CauseCode, produce: () => Promise<Cause[]>): void => {
    rows += 1;
    it(`names ${cause}: ${name}`, async () => {
      const codes = (await produce()).map(({ code }) => code);
      if (codes[0] !== cause) {
        misses.push(`${name}: ${codes.slice(0, 3).join(', ')}`);
      }
      assert.ok(codes.includes(cause), codes.join(', '));
    });
  };
  const explain = (tokenEndpoint: string, difference?: Difference): Promise<Cause[]> =>
    scene.explain(harness.transport, tokenEndpoint, difference);

  describe('by the sandbox and by oidc-provider', () => {
    for (const [server, endpoint] of [
      ['sandbox', () => scene.sandbox],
      ['oidc-provider', () => scene.oidc.tokenEndpoint],
    ] as const) {
      const refused = (name: string, cause: CauseCode, difference: () => Difference): void => {
        row(`${server}, ${name}`, cause, () => explain(endpoint(), difference()));
      };
      refused('a clock an hour behind', 'assertion/clock', () => ({ clock: -HOUR }));
      refused('another key', 'certificate/not-registered', () => ({ key: scene.keys.stranger }));
      refused('another key than before', 'certificate/not-registered', () => ({
        key: scene.keys.stranger,
        before: { key: scene.keys.valid },
      }));
      refused('the same jti twice', 'assertion/replayed', () => ({
        jti: `jti-${Math.random()}`,
        before: {},
      }));
      refused('another audience', 'assertion/audience', () => ({
        audience: 'https://elsewhere.example.test/token',
      }));
      refused('an unknown client', 'client/unknown', () => ({ clientId: 'self_service_nobody' }));
      refused('a client id changed since', 'client/unknown', () => ({
        clientId: 'self_service_nobody',
        before: { clientId: CLIENTS.valid },
      }));
      refused('a client of another environment', 'client/other-environment', () => ({
        clientId: 'self_service_nobody',
        elsewhere: ['there'],
      }));
      refused('a scope of another quality', 'scope/other-quality', () => ({
        scope: defaultScope('fla', 'serviceProvider')!,
      }));
    }
    row('sandbox, an expired certificate', 'certificate/expired', () =>
      explain(scene.sandbox, { key: scene.keys.expired, clientId: CLIENTS.expired }),
    );
    row('sandbox, a certificate not valid yet', 'certificate/not-yet-valid', () =>
      explain(scene.sandbox, { key: scene.keys.future, clientId: CLIENTS.future }),
    );
    row('sandbox, a clock an hour ahead', 'assertion/clock', () =>
      explain(scene.sandbox, { clock: HOUR }),
    );
    row('sandbox, a scope that nobody has', 'scope/not-granted', () =>
      explain(scene.sandbox, { scope: 'scope:other' }),
    );
    row('sandbox, that allows a minute alone', 'assertion/lifetime', async () =>
      explain(await scene.sandboxWith({ assertionLifetime: 60 })),
    );
    row('sandbox, another path', 'address/wrong-path', () => explain(`${scene.sandbox}s`));
  });

  describe('on the way', () => {
    row('an unknown authority', 'tls/not-trusted', async () => explain(await harness.https(OK)));
    row('the certificate of another host', 'tls/host-name', async () => {
      const certificate = serverCertificate('DNS:elsewhere.invalid');
      return explain(await harness.https(OK, certificate), { ca: certificate.cert });
    });
    row('an expired server certificate', 'tls/dates', async () => {
      const keys = await generateKeyPair({ type: 'EC', curve: 'P-384' });
      const der = await selfSigned(keys, -10, -1);
      const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
      const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const port = await harness.start(createTlsServer({ key, cert }, OK));
      return explain(`https://127.0.0.1:${port}/token`, { ca: cert });
    });
    row('a server without TLS', 'tls/handshake', async () =>
      explain((await harness.http(OK)).replace('http:', 'https:')),
    );
    for (const [status, cause] of [
      [407, 'proxy/authentication'],
      [403, 'proxy/refused'],
    ] as const) {
      row(`a proxy that opens no tunnel (${status})`, cause, async () => {
        const restore = useProxy(`http://127.0.0.1:${await harness.start(refusingProxy(status))}`);
        return explain('https://fla.example.test/token').finally(restore);
      });
    }
    row('a proxy that answers 407', 'proxy/authentication', async () =>
      explain(`http://127.0.0.1:${await harness.start(refusingProxy(407))}/token`),
    );
    row('nobody who listens', 'network/refused', async () => {
      const server = createNetServer();
      const port = await listen(server);
      await new Promise(closed => server.close(closed));
      return explain(`http://127.0.0.1:${port}/token`);
    });
    row('an unknown name', 'network/dns', () => explain('http://nowhere.invalid/token'));
    row('a connection that is reset', 'network/reset', async () =>
      explain(await harness.http((_request, response) => response.socket?.resetAndDestroy())),
    );
    row('an answer that does not come', 'network/timeout', async () =>
      explain(await harness.http(() => undefined), { timeoutSeconds: 0.3 }),
    );
    row('a connection that is not made', 'network/timeout', async () =>
      explain(`https://127.0.0.1:${await harness.start(createNetServer())}/token`, {
        timeoutSeconds: 0.3,
      }),
    );
  });

  describe('by what answers', () => {
    const answers = (
      name: string,
      cause: CauseCode,
      [status, type, body]: [status: number, type: string, body: unknown],
      headers: Record<string, string> = {},
    ): void => {
      const listener: RequestListener = (_request, response) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        response.writeHead(status, { 'Content-Type': type, ...headers }).end(text);
      };
      row(name, cause, async () => explain(await harness.http(listener)));
    };
    const json = 'application/json';
    const token = { access_token: 'abc', token_type: 'Bearer', expires_in: 600 };
    const page = '<!DOCTYPE html><title>Sign in</title>';
    answers('HTML', 'answer/web-page', [200, 'text/html', page]);
    answers('HTML by another name', 'answer/web-page', [200, json, page]);
    answers('a page that forbids', 'answer/web-page', [403, 'text/html', page]);
    answers('nothing', 'answer/empty', [200, json, '']);
    answers('JSON that breaks off', 'answer/truncated', [200, json, '{"access_token":"ab']);
    answers('another service', 'answer/not-oauth', [200, json, ['hello']]);
    answers('a redirect', 'answer/redirect', [302, 'text/plain', ''], {
      Location: 'https://login.example.test/',
    });
    answers('no token_type', 'answer/token-type', [200, json, { ...token, token_type: undefined }]);
    answers('a MAC token', 'answer/token-type', [200, json, { ...token, token_type: 'mac' }]);
    answers('no access_token', 'answer/access-token', [200, json, { token_type: 'Bearer' }]);
    answers('no expires_in', 'answer/expires-in-missing', [
      200,
      json,
      { ...token, expires_in: undefined },
    ]);
    answers('text', 'answer/expires-in-text', [200, json, { ...token, expires_in: '600' }]);
    for (const lifetime of [0, -1, 'soon', null]) {
      const body = { ...token, expires_in: lifetime };
      answers(`expires_in ${String(lifetime)}`, 'answer/expires-in', [200, json, body]);
    }
    answers('another scope', 'answer/scope-differs', [200, json, { ...token, scope: 'other' }]);
    answers('404', 'address/wrong-path', [404, 'text/plain', 'Not found']);
    answers('404 and a page', 'address/wrong-path', [404, 'text/html', page]);
    answers('405', 'address/wrong-path', [405, 'text/plain', '']);
    answers('503', 'server/error', [503, 'text/plain', 'Unavailable'], { 'Retry-After': '30' });
    answers('500', 'server/error', [500, json, { error: 'server_error' }]);
    answers('429', 'server/rate-limit', [429, 'text/plain', ''], { 'Retry-After': '30' });
    answers('429 in OAuth’s form', 'server/rate-limit', [429, json, { error: 'slow_down' }]);
    answers('unauthorized_client', 'client/unauthorized', [
      400,
      json,
      { error: 'unauthorized_client' },
    ]);
    answers('invalid_request', 'server/other-refusal', [400, json, { error: 'invalid_request' }]);
  });

  describe('in all', () => {
    it('has the true cause first, but for two rows at most', () => {
      assert.ok(misses.length <= 2, `${misses.length} of ${rows}:\n${misses.join('\n')}`);
    });
  });
});
