import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import { AppError } from '../core/base/errors.ts';

/** A sandbox that listens. */
export interface SandboxServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** After a request was answered without being read to its end, this much of the rest is still taken, in bytes. */
const UNREAD_LIMIT = 64 * 1024 * 1024;

/**
 * Serves a sandbox over HTTP on the loopback interface alone.
 *
 * @param options `createSandbox` makes the sandbox once its origin is known; `port` 0 or none takes a free one
 * @throws AppError `sandbox/cannot-listen`
 */
export async function startSandboxServer(options: {
  createSandbox: (origin: string) => (request: Request) => Promise<Response>;
  port?: number;
}): Promise<SandboxServer> {
  const server = createServer();
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = options.createSandbox(origin);
  server.on('request', (incoming, outgoing) => {
    void serve(sandbox, origin, incoming, outgoing);
  });
  return {
    origin,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen({ host: '127.0.0.1', port });
    await once(server, 'listening');
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('sandbox/cannot-listen', { port, cause }, { cause: error });
  }
}

async function serve(
  sandbox: (request: Request) => Promise<Response>,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const disconnected = new AbortController();
  outgoing.once('close', () => disconnected.abort());
  try {
    const request = toRequest(origin, incoming, disconnected.signal);
    const response = request ? await sandbox(request) : new Response(null, { status: 400 });
    if (!disconnected.signal.aborted) {
      await sendResponse(response, outgoing);
      discardRest(incoming);
    }
  } catch {
    // The client went away, or the sandbox's stream broke: either way there is nobody left to tell.
    outgoing.destroy();
  }
}

/** @returns undefined for what fetch cannot express: methods such as CONNECT, targets such as `*` */
function toRequest(
  origin: string,
  incoming: IncomingMessage,
  signal: AbortSignal,
): Request | undefined {
  const { method = 'GET', url = '', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(origin + url, {
      method,
      headers,
      signal,
      ...(hasBody ? { body: bodyOf(incoming), duplex: 'half' } : {}),
    });
  } catch {
    return undefined;
  }
}

/** The body, read as it is asked for. Giving up on it leaves the connection alone, so that the answer can still be sent. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value } = await chunks.next();
        if (value) {
          controller.enqueue(value);
        } else {
          controller.close();
        }
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body || outgoing.req.method === 'HEAD') {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), outgoing);
}

/** Takes what the sandbox did not read off the wire: a client that is still sending would otherwise never see its answer. */
function discardRest(incoming: IncomingMessage): void {
  if (incoming.readableEnded) {
    return;
  }
  let left = UNREAD_LIMIT;
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.byteLength;
    if (left < 0) {
      incoming.destroy();
    }
  });
}
