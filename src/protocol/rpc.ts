/**
 * What one side of a host-webview pair answers and listens to. Write contracts with `type`: an `interface` has no index
 * signature and would not fit.
 */
export interface Protocol {
  readonly requests: Record<string, { params: unknown; result: unknown }>;
  readonly events: Record<string, unknown>;
}

/** For a side that answers nothing, or tells nothing. */
export type NoMessages = Record<string, never>;

/** How messages leave this side; `handle` of the peer is how they come in. May throw: the request is then rejected. */
export interface Transport {
  post(message: unknown): void;
}

/** One function per request and event of the side that owns them. The signal aborts when the caller gives up or the peer is disposed. */
export interface Handlers<P extends Protocol> {
  readonly requests: {
    readonly [M in keyof P['requests']]: (
      params: P['requests'][M]['params'],
      signal: AbortSignal,
    ) => P['requests'][M]['result'] | Promise<P['requests'][M]['result']>;
  };
  readonly events: { readonly [E in keyof P['events']]: (body: P['events'][E]) => void };
}

/** Why a message was ignored: not ours or of the wrong shape, an event nobody listens to, or a reply nobody waits for. */
export type DropReason = 'malformed' | 'unknown-event' | 'unknown-reply' | 'event-failed';

/**
 * Failure of a request. `code` is what the other side's error carried (an AppError's code, for one), or `rpc/unknown-method`,
 * `rpc/failed` (its handler threw something without a code), `rpc/not-sent`, `rpc/disposed`. No text crosses: sentences belong
 * to the host, and a message may hold what a webview must not see.
 */
export class PeerError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = 'PeerError';
    this.code = code;
  }
}

type Message =
  | { kind: 'request'; id: string; method: string; params?: unknown }
  | { kind: 'cancel'; id: string }
  | { kind: 'result'; id: string; result?: unknown }
  | { kind: 'error'; id: string; code: string }
  | { kind: 'event'; event: string; body?: unknown };

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * One end of a symmetric channel: the host and the webview each hold one. `Mine` is what this side answers, `Theirs` what it may
 * ask. Every request settles: with the result, an error reply, the caller's abort or `rpc/disposed`.
 */
export class Peer<Mine extends Protocol, Theirs extends Protocol> {
  readonly #transport: Transport;
  readonly #handlers: Handlers<Mine>;
  readonly #onDropped: (reason: DropReason, message: unknown) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #running = new Map<string, AbortController>();
  // A webview that VS Code has rebuilt starts counting again: without its own prefix it would take replies meant for the old one.
  readonly #session = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #count = 0;
  #disposed = false;

  constructor(
    transport: Transport,
    handlers: Handlers<Mine>,
    onDropped: (reason: DropReason, message: unknown) => void = () => undefined,
  ) {
    this.#transport = transport;
    this.#handlers = handlers;
    this.#onDropped = onDropped;
  }

  /**
   * Asks the other side.
   * @throws PeerError with the code of the failure, or the signal's reason when it aborts.
   */
  request<M extends keyof Theirs['requests'] & string>(
    method: M,
    params: Theirs['requests'][M]['params'],
    signal?: AbortSignal,
  ): Promise<Theirs['requests'][M]['result']> {
    if (this.#disposed) {
      return Promise.reject(new PeerError('rpc/disposed'));
    }
    if (signal?.aborted) {
      return Promise.reject(signal.reason as Error);
    }
    const id = `${this.#session}.${++this.#count}`;
    return new Promise<unknown>((resolve, reject) => {
      const onAbort = () => {
        this.#settle(id)?.reject(signal?.reason as Error);
        this.#tryPost({ kind: 'cancel', id });
      };
      const release = () => signal?.removeEventListener('abort', onAbort);
      this.#pending.set(id, {
        resolve: result => {
          release();
          resolve(result);
        },
        reject: error => {
          release();
          reject(error);
        },
      });
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        this.#transport.post({ kind: 'request', id, method, params } satisfies Message);
      } catch (cause) {
        this.#settle(id)?.reject(new PeerError('rpc/not-sent', { cause }));
      }
    });
  }

  /** Tells the other side something, without an answer. Nothing happens when the message cannot leave. */
  notify<E extends keyof Theirs['events'] & string>(event: E, body: Theirs['events'][E]): void {
    if (!this.#disposed) {
      this.#tryPost({ kind: 'event', event, body });
    }
  }

  /** Takes a message from the transport. Never throws: what is not understood is dropped and reported. */
  handle(data: unknown): void {
    if (this.#disposed) {
      return;
    }
    const message = parse(data);
    switch (message?.kind) {
      case 'request':
        void this.#answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        // Usually too late: the answer is on its way, which is no reason to complain.
        this.#running.get(message.id)?.abort();
        break;
      case 'result':
      case 'error': {
        const pending = this.#settle(message.id);
        if (!pending) {
          this.#onDropped('unknown-reply', data);
        } else if (message.kind === 'result') {
          pending.resolve(message.result);
        } else {
          pending.reject(new PeerError(message.code));
        }
        break;
      }
      case 'event':
        this.#dispatch(message.event, message.body, data);
        break;
      case undefined:
        this.#onDropped('malformed', data);
    }
  }

  /** Rejects what is pending with `rpc/disposed` and aborts the handlers that still run. Later messages are ignored. */
  dispose(): void {
    this.#disposed = true;
    for (const pending of this.#pending.values()) {
      pending.reject(new PeerError('rpc/disposed'));
    }
    this.#pending.clear();
    for (const controller of this.#running.values()) {
      controller.abort();
    }
    this.#running.clear();
  }

  #settle(id: string): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #dispatch(event: string, body: unknown, data: unknown): void {
    const handler = ownMember(this.#handlers.events, event) as
      ((body: unknown) => void) | undefined;
    if (!handler) {
      this.#onDropped('unknown-event', data);
      return;
    }
    try {
      handler(body);
    } catch {
      this.#onDropped('event-failed', data);
    }
  }

  async #answer(id: string, method: string, params: unknown): Promise<void> {
    const handler = ownMember(this.#handlers.requests, method) as
      ((params: unknown, signal: AbortSignal) => unknown) | undefined;
    if (!handler) {
      this.#tryPost({ kind: 'error', id, code: 'rpc/unknown-method' });
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    let reply: Message;
    try {
      reply = { kind: 'result', id, result: await handler(params, controller.signal) };
    } catch (error) {
      reply = { kind: 'error', id, code: codeOf(error) };
    }
    this.#running.delete(id);
    if (!controller.signal.aborted && !this.#tryPost(reply)) {
      // A result that cannot be cloned must not leave the caller waiting.
      this.#tryPost({ kind: 'error', id, code: 'rpc/failed' });
    }
  }

  #tryPost(message: Message): boolean {
    try {
      this.#transport.post(message);
      return true;
    } catch {
      return false;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'rpc/failed';
}

/** Own members only: a method named `constructor` must not reach Object.prototype. */
function ownMember(record: object, name: string): unknown {
  return Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : undefined;
}

const REQUIRED_STRINGS: { readonly [K in Message['kind']]: readonly string[] } = {
  request: ['id', 'method'],
  cancel: ['id'],
  result: ['id'],
  error: ['id', 'code'],
  event: ['event'],
};

function parse(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) {
    return undefined;
  }
  const record = data as Record<string, unknown>;
  const required = ownMember(REQUIRED_STRINGS, String(record.kind)) as
    readonly string[] | undefined;
  return required?.every(member => typeof record[member] === 'string')
    ? (data as Message)
    : undefined;
}
