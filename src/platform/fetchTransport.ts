import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { isRecord } from '../core/base/isRecord.ts';
import {
  TransportFailure,
  type HttpAnswer,
  type HttpRequest,
  type Transport,
} from '../core/exchange/transport.ts';
import type { Disposable } from 'vscode';

/** Header by which a call is found again among the process's other requests. */
const TRACE_HEADER = 'BelGov-Trace-Id';

/** What `fetch` takes as a dispatcher. */
type FetchDispatcher = NonNullable<RequestInit['dispatcher']>;

/** When the phases of one call began, in milliseconds of `performance.now()`. */
interface Phases {
  /** The call has been handed to the runtime. */
  begun?: boolean;
  /** The runtime tells this call's phases. */
  told?: boolean;
  sent?: number;
  /** Of the answer's head: `fetch` keeps a 407 to itself. */
  status?: number;
}

/**
 * The transport over `globalThis.fetch`, which VS Code patches for proxies and system certificates. A dispatcher is passed
 * only where an environment has certification authorities of its own.
 */
export class FetchTransport implements Disposable {
  readonly #phases = new Map<string, Phases>();
  readonly #requests = new WeakMap<object, Phases>();
  readonly #agents = new Map<string, Promise<FetchDispatcher>>();
  readonly #onCreate = (message: unknown): void => {
    const request = requestOf(message);
    const traceId = request && traceIdOf(request);
    const phases = traceId === undefined ? undefined : this.#phases.get(traceId);
    if (request && phases) {
      phases.told = true;
      this.#requests.set(request, phases);
    }
  };
  readonly #onSendHeaders = (message: unknown): void => {
    const request = requestOf(message);
    const phases = request && this.#requests.get(request);
    if (phases) {
      phases.sent = performance.now();
    }
  };
  readonly #onHeaders = (message: unknown): void => {
    const request = requestOf(message);
    const phases = request && this.#requests.get(request);
    const response = isRecord(message) ? message['response'] : undefined;
    if (phases && isRecord(response) && typeof response['statusCode'] === 'number') {
      phases.status = response['statusCode'];
    }
  };

  constructor() {
    subscribe('undici:request:create', this.#onCreate);
    subscribe('undici:client:sendHeaders', this.#onSendHeaders);
    subscribe('undici:request:headers', this.#onHeaders);
  }

  readonly send: Transport = async request => {
    const phases: Phases = {};
    const traceId = request.headers[TRACE_HEADER];
    if (traceId !== undefined) {
      this.#phases.set(traceId, phases);
    }
    const timeout = new Timeout(request.timeoutSeconds);
    try {
      return await this.#call(request, phases, timeout);
    } catch (error) {
      throw toFailure(error, request.signal, timeout, phases);
    } finally {
      timeout.stop();
      if (traceId !== undefined) {
        this.#phases.delete(traceId);
      }
    }
  };

  async #call(request: HttpRequest, phases: Phases, timeout: Timeout): Promise<HttpAnswer> {
    const signals = [timeout.signal, ...(request.signal ? [request.signal] : [])];
    const init: RequestInit = {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    };
    if (request.body !== undefined) {
      init.body = request.body;
    }
    if (request.ca !== undefined) {
      init.dispatcher = await this.#agentFor(request.ca);
    }
    init.signal?.throwIfAborted();
    phases.begun = true;
    const started = performance.now();
    const response = await fetch(request.url, init);
    const answered = performance.now();
    const body = await readBody(response, timeout);
    const ended = performance.now();
    return {
      status: response.status,
      headers: [...response.headers],
      body,
      timings: {
        ...(phases.sent === undefined ? {} : { connect: phases.sent - started }),
        waiting: answered - (phases.sent ?? started),
        download: ended - answered,
        total: ended - started,
      },
      receivedAt: new Date(),
    };
  }

  #agentFor(ca: string): Promise<FetchDispatcher> {
    let agent = this.#agents.get(ca);
    if (!agent) {
      agent = createAgent(ca);
      this.#agents.set(ca, agent);
    }
    return agent;
  }

  dispose(): void {
    unsubscribe('undici:request:create', this.#onCreate);
    unsubscribe('undici:client:sendHeaders', this.#onSendHeaders);
    unsubscribe('undici:request:headers', this.#onHeaders);
  }
}

async function createAgent(ca: string): Promise<FetchDispatcher> {
  // By path: undici's entry point would take over the process-wide dispatcher of every extension.
  const [{ default: Agent }, { rootCertificates }] = await Promise.all([
    import('undici/lib/dispatcher/agent.js'),
    import('node:tls'),
  ]);
  return new Agent({ connect: { ca: [...rootCertificates, ca] } });
}

async function readBody(response: Response, timeout: Timeout): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  timeout.restart();
  if (response.body) {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      timeout.restart();
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}

/** Aborts when nothing happened for a while; every sign of life starts it anew. */
class Timeout {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(seconds: number) {
    this.#timer = setTimeout(() => {
      this.#controller.abort();
    }, seconds * 1000);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function toFailure(
  error: unknown,
  signal: AbortSignal | undefined,
  timeout: Timeout,
  phases: Phases,
): TransportFailure {
  const reason = reasonOf(error);
  // What the runtime did not tell must be taken for sent: calling it unsent would invite a second declaration.
  const sent = phases.sent !== undefined || (phases.begun === true && phases.told !== true);
  const failure = (kind: TransportFailure['kind'], cause: string, left = sent) =>
    new TransportFailure(kind, cause, left, { cause: error });
  if (signal?.aborted === true) {
    return failure('cancelled', 'cancelled');
  }
  if (timeout.signal.aborted) {
    return failure('timeout', 'timeout');
  }
  const refusal = phases.status === 407 ? 407 : proxyRefusalOf(error);
  if (refusal !== undefined) {
    // A proxy that refuses passes nothing on.
    return failure('unreachable', `PROXY_${refusal}`, false);
  }
  // Once the request has left, whatever happens is a broken connection: these errors would say that nothing was sent.
  if (phases.sent === undefined && NOT_TRUSTED.test(reason)) {
    return failure('untrusted-certificate', reason, false);
  }
  if (phases.sent === undefined && NOT_CONNECTED.test(reason)) {
    return failure('unreachable', reason, false);
  }
  return failure('broken', reason);
}

const NOT_TRUSTED =
  /^(ERR_TLS_CERT|ERR_SSL_CERTIFICATE|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)$)/;

/** The address, the way to it, or the handshake failed. */
const NOT_CONNECTED =
  /^((ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT)$|ERR_SSL_|ERR_TLS_)/;

/**
 * The status with which a proxy refused to open a tunnel. undici tells it in a message alone, whose code is that of any abort: "Proxy response
 * (407) !== 200 when HTTP Tunneling".
 */
function proxyRefusalOf(error: unknown): number | undefined {
  for (const cause of causesOf(error)) {
    const status = /^Proxy response \((\d{3})\)/.exec(String(cause['message']))?.[1];
    if (status !== undefined) {
      return Number(status);
    }
  }
  return undefined;
}

/** The code of the innermost cause: fetch wraps Node's errors in a TypeError, and several addresses in an AggregateError. */
function reasonOf(error: unknown): string {
  return (
    causesOf(error)
      .map(({ code }) => code)
      .findLast(code => typeof code === 'string') ?? 'unknown'
  );
}

/** An error, its cause, the cause of that … */
function causesOf(error: unknown): Record<string, unknown>[] {
  const causes: Record<string, unknown>[] = [];
  for (let current = error; isRecord(current) && causes.length < 8;) {
    causes.push(current);
    const errors = current['errors'];
    current =
      Array.isArray(errors) && errors.length > 0 ? (errors[0] as unknown) : current['cause'];
  }
  return causes;
}

function requestOf(message: unknown): object | undefined {
  const request = isRecord(message) ? message['request'] : undefined;
  return isRecord(request) ? request : undefined;
}

/** The trace id among a request's headers: undici holds them as one flat list, in older versions as text. */
function traceIdOf(request: object): string | undefined {
  const headers = 'headers' in request ? request.headers : undefined;
  if (Array.isArray(headers)) {
    const index = headers.findIndex(
      name => typeof name === 'string' && name.toLowerCase() === TRACE_HEADER.toLowerCase(),
    );
    const value: unknown = index < 0 ? undefined : headers[index + 1];
    return typeof value === 'string' ? value : undefined;
  }
  return typeof headers === 'string'
    ? new RegExp(`${TRACE_HEADER}: *([^\\r\\n]+)`, 'i').exec(headers)?.[1]
    : undefined;
}
