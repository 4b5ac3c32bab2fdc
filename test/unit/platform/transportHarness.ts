import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import {
  TransportFailure,
  type HttpAnswer,
  type HttpRequest,
} from '../../../src/core/exchange/transport.ts';
import { FetchTransport } from '../../../src/platform/fetchTransport.ts';
import { listen, serverCertificate } from './loopback.ts';

export const CERTIFICATE = serverCertificate('IP:127.0.0.1');

/** Answers whatever is asked. */
export const OK: RequestListener = (_request, response) => {
  response.end('{}');
};

/** A transport of its own for each test of the suite, and servers that end with the test. */
export class TransportHarness {
  transport = new FetchTransport();
  /** Connections that servers have seen in this test. */
  connections = 0;
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.transport.dispose();
    beforeEach(() => {
      this.transport = new FetchTransport();
      this.connections = 0;
    });
    afterEach(() => this.#close());
  }

  /** Starts a server and resolves to its port. */
  start(server: Server): Promise<number> {
    this.#servers.push(server);
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      // A client that hangs up is what some of these tests are about.
      socket.on('error', () => undefined);
    });
    return listen(server);
  }

  /** Starts a server and resolves to its address. */
  async http(listener: RequestListener): Promise<string> {
    return `http://127.0.0.1:${await this.start(createHttpServer(listener))}/path`;
  }

  /** Starts a server with a certificate that no known authority has issued, and resolves to its address. */
  async https(listener: RequestListener, certificate = CERTIFICATE): Promise<string> {
    return `https://127.0.0.1:${await this.start(createHttpsServer(certificate, listener))}/path`;
  }

  send(url: string, request: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
    return this.transport.send({
      method: 'POST',
      url,
      headers: { 'BelGov-Trace-Id': randomUUID() },
      timeoutSeconds: 10,
      ...request,
    });
  }

  /** How a call fails; anything but a `TransportFailure` fails the test. */
  async failure(
    url: string,
    request: Partial<HttpRequest> = {},
  ): Promise<Pick<TransportFailure, 'kind' | 'reason' | 'sent'>> {
    try {
      await this.send(url, request);
    } catch (error) {
      if (error instanceof TransportFailure) {
        const { kind, reason, sent } = error;
        return { kind, reason, sent };
      }
      throw error;
    }
    throw new Error('The call did not fail');
  }

  async #close(): Promise<void> {
    this.transport.dispose();
    this.#sockets.forEach(socket => socket.destroy());
    this.#sockets.clear();
    const servers = this.#servers.splice(0);
    await Promise.all(servers.map(server => new Promise(closed => server.close(closed))));
  }
}
