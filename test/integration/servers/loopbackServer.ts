import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { witnessed } from '../witnessed.ts';

/** A request that a loopback server received whole. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request, or lets it down. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/**
 * A token endpoint at `/token` and an API at `/api` that answer as the test at hand wants, and count. The API answers with
 * the answers in `api` one after the other, the last of them for ever; the token endpoint likewise.
 */
export class LoopbackServer {
  token: Answer[] = [issueToken];
  api: Answer[] = [created];
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  #seen: SeenRequest[] = [];

  private constructor(tls: { key: string; cert: string } | undefined) {
    const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
      void this.#serve(incoming, response);
    };
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener);
    this.#scheme = tls ? 'https' : 'http';
  }

  /** @param tls key and certificate as PEM, for https */
  static async start(tls?: { key: string; cert: string }): Promise<LoopbackServer> {
    const loopback = new LoopbackServer(tls);
    loopback.#server.listen(0, '127.0.0.1');
    await once(loopback.#server, 'listening');
    return loopback;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  /** What an environment's settings say of this server. */
  get environment(): { tokenEndpoint: string; apis: Record<string, string> } {
    return { tokenEndpoint: `${this.origin}/token`, apis: { fla: `${this.origin}/api` } };
  }

  /** Takes what was received since the last time. */
  takeSeen(): { token: SeenRequest[]; api: SeenRequest[] } {
    const seen = this.#seen;
    this.#seen = [];
    const [token, api] = ['/token', '/api'].map(path =>
      seen.filter(request => request.path.startsWith(path)),
    );
    return { token: token!, api: api! };
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    this.#seen.push(request);
    const isToken = path === '/token';
    if (isToken) {
      witnessed.assertion(new URLSearchParams(request.body).get('client_assertion'));
    }
    const answers = isToken ? this.token : this.api;
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, request);
  }
}

/** A whole answer. */
export function answer(
  status: number,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): Answer {
  return response => {
    response.writeHead(status, { 'Content-Type': contentType, ...headers }).end(body);
  };
}

/** A problem as Belgif defines it. */
export function problem(
  status: number,
  name: string,
  headers: Record<string, string> = {},
): Answer {
  const type = `urn:problem-type:belgif:${name}`;
  return answer(status, 'application/problem+json', JSON.stringify({ type, status }), headers);
}

/** A new token, good for ten minutes. */
export const issueToken: Answer = (response, request) => {
  const accessToken = randomBytes(32).toString('base64url');
  witnessed.token(accessToken);
  const body = { access_token: accessToken, token_type: 'Bearer', expires_in: 600 };
  answer(200, 'application/json', JSON.stringify(body))(response, request);
};

/** Accepts a declaration and repeats it, national number and all. */
export const created: Answer = (response, request) => {
  answer(201, 'application/json', request.body)(response, request);
};
