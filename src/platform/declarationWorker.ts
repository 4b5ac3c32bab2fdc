import { Worker } from 'node:worker_threads';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import type {
  ApiReading,
  ApiReadOptions,
  DescriptionPlace,
  Origin,
} from '../core/api/apiReading.ts';
import { AppError } from '../core/base/errors.ts';
import type { BodyTarget } from '../core/declaration/bodyTarget.ts';
import type {
  BodyHover,
  CheckedBody,
  Completion,
  DeclarationWork,
} from '../core/declaration/declarationWork.ts';
import type { Finding } from '../core/declaration/finding.ts';
import { apiKey, operationKey } from '../core/declaration/workMessages.ts';
import type {
  FromWorker,
  SentBody,
  SentTarget,
  ToWorker,
  Work,
  WorkName,
} from '../core/declaration/workMessages.ts';
import { askInSlices } from './askInSlices.ts';

/** Bodies of one message: what is copied between the threads at once stalls the editor's for about a millisecond. */
const SLICE = 250;
/** After so long without an answer none will come: a pattern of a description may take for ever. */
const LONGEST_MS = 60_000;
/** Descriptions that the worker keeps; beyond, the one unused for longest is sent again when it is needed. */
const DESCRIPTIONS = 8;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Running {
  thread: Worker;
  /** Keys of the descriptions that it has, the one unused for longest first. */
  apis: Set<string>;
  /** Requests that it has neither answered nor dropped: what hangs may be one that was given up. */
  open: Set<number>;
  /** Runs from its last answer on, or from what it was asked then. */
  silence?: NodeJS.Timeout | undefined;
}

/** `DeclarationWork` in a thread of its own, which starts with the first question and again after a crash. */
export class DeclarationWorker implements DeclarationWork {
  readonly #file: string;
  readonly #onUnexpected: (error: Error) => void;
  readonly #longest: number;
  readonly #pending = new Map<number, Pending>();
  /** The latest check of each body that still waits. */
  readonly #checks = new Map<string, { version: number; controller: AbortController }>();
  #running: Running | undefined;
  #lastId = 0;

  /**
   * @param file path of the worker's bundle
   * @param onUnexpected told what crashed the thread, and what failed in it without a code
   * @param longest milliseconds without an answer after which the thread is ended
   */
  constructor(file: string, onUnexpected: (error: Error) => void, longest = LONGEST_MS) {
    this.#file = file;
    this.#onUnexpected = onUnexpected;
    this.#longest = longest;
  }

  async check(body: CheckedBody, signal?: AbortSignal): Promise<Finding[]> {
    const earlier = this.#checks.get(body.uri);
    if (earlier && earlier.version < body.version) {
      earlier.controller.abort();
    }
    const controller = new AbortController();
    const mine = { version: body.version, controller };
    this.#checks.set(body.uri, mine);
    try {
      const signals = [controller.signal, ...(signal ? [signal] : [])];
      return await this.#ask('check', { body: this.#sent(body) }, AbortSignal.any(signals));
    } finally {
      if (this.#checks.get(body.uri) === mine) {
        this.#checks.delete(body.uri);
      }
    }
  }

  async checkMany(
    bodies: CheckedBody[],
    signal?: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<Finding[][]> {
    const batch = ++this.#lastId;
    const ask = (slice: CheckedBody[]): Promise<Finding[][]> =>
      this.#ask('checkSlice', { batch, bodies: this.#sentAll(slice) }, signal);
    try {
      return await askInSlices(bodies, SLICE, ask, onProgress);
    } finally {
      this.#post({ kind: 'forgetBatch', batch });
    }
  }

  async complete(body: CheckedBody, offset: number): Promise<Completion[]> {
    return this.#ask('complete', { body: this.#sent(body), offset });
  }

  async hover(body: CheckedBody, offset: number): Promise<BodyHover | undefined> {
    return this.#ask('hover', { body: this.#sent(body), offset });
  }

  async operationsFor(description: ApiDescription, text: string): Promise<string[]> {
    return this.#ask('operationsFor', { api: this.#told(description), text });
  }

  async readApi(
    source: { id: string; file: string },
    options: ApiReadOptions,
    signal?: AbortSignal,
  ): Promise<ApiReading> {
    const running = this.#start();
    const reading = await this.#ask('readApi', { source, options }, signal);
    if (reading.description) {
      this.#keep(running, apiKey(reading.description));
    }
    return reading;
  }

  async findWrittenPlace(
    origins: readonly Origin[],
    $ref: string,
  ): Promise<DescriptionPlace | undefined> {
    return this.#ask('findWrittenPlace', { origins, $ref });
  }

  dispose(): void {
    this.#end(new DOMException('', 'AbortError'));
  }

  #ask<N extends WorkName>(
    name: N,
    params: Work[N]['params'],
    signal?: AbortSignal,
  ): Promise<Work[N]['result']> {
    signal?.throwIfAborted();
    const id = ++this.#lastId;
    return new Promise<Work[N]['result']>((resolve, reject) => {
      const giveUp = (): void => {
        this.#pending.delete(id);
        this.#post({ kind: 'cancel', id });
        reject(new DOMException('', 'AbortError'));
      };
      const settled = (): void => {
        signal?.removeEventListener('abort', giveUp);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#pending.set(id, {
        resolve: result => {
          settled();
          resolve(result as Work[N]['result']);
        },
        reject: error => {
          settled();
          reject(error);
        },
      });
      const running = this.#start();
      running.thread.postMessage({ kind: 'request', id, name, params });
      if (running.open.add(id).size === 1) {
        this.#awaitAnswer(running);
      }
    });
  }

  #sentAll(bodies: CheckedBody[]): SentBody[] {
    // One object for each target: what occurs twice in a message is copied once.
    const targets = new Map<BodyTarget, SentTarget>();
    return bodies.map(body => {
      const target = targets.get(body.target) ?? this.#sentTarget(body.target);
      targets.set(body.target, target);
      return { ...body, target };
    });
  }

  #sent(body: CheckedBody): SentBody {
    return { ...body, target: this.#sentTarget(body.target) };
  }

  #sentTarget({ description, operation, mediaType, sender }: BodyTarget): SentTarget {
    return {
      api: this.#told(description),
      ...(operation && { operation: operationKey(operation) }),
      ...(mediaType !== undefined && { mediaType }),
      ...(sender && { sender }),
    };
  }

  /** The key of a description, which the thread knows from now on. */
  #told(description: ApiDescription): string {
    const key = apiKey(description);
    const running = this.#start();
    if (!running.apis.has(key)) {
      running.thread.postMessage({ kind: 'api', key, description } satisfies ToWorker);
    }
    this.#keep(running, key);
    return key;
  }

  /** A description that the thread has is in use: the one unused for longest makes room for it. */
  #keep({ thread, apis }: Running, key: string): void {
    apis.delete(key);
    apis.add(key);
    const [oldest] = apis;
    if (apis.size > DESCRIPTIONS && oldest !== undefined) {
      apis.delete(oldest);
      thread.postMessage({ kind: 'forgetApi', key: oldest } satisfies ToWorker);
    }
  }

  #post(message: ToWorker): void {
    this.#running?.thread.postMessage(message);
  }

  #start(): Running {
    if (!this.#running) {
      const thread = new Worker(this.#file);
      const running: Running = { thread, apis: new Set(), open: new Set() };
      thread.on('message', (message: FromWorker) => {
        running.open.delete(message.id);
        this.#awaitAnswer(running);
        this.#settle(message);
      });
      thread.on('error', error => {
        this.#onUnexpected(error);
      });
      thread.on('exit', () => {
        if (this.#running === running) {
          this.#end(failed());
        }
      });
      this.#running = running;
    }
    return this.#running;
  }

  /** Ends a thread that stays silent although it has something to answer. */
  #awaitAnswer(running: Running): void {
    clearTimeout(running.silence);
    running.silence =
      running.open.size > 0 && running === this.#running
        ? setTimeout(() => this.#end(failed()), this.#longest)
        : undefined;
  }

  #settle(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (!pending) {
      return; // given up meanwhile
    }
    this.#pending.delete(message.id);
    switch (message.kind) {
      case 'result':
        pending.resolve(message.result);
        return;
      case 'failure':
        pending.reject(new AppError(message.code, message.details));
        return;
      case 'unexpected': {
        const cause = Object.assign(new Error(), { name: message.name, stack: message.frames });
        this.#onUnexpected(cause);
        pending.reject(failed({ cause }));
        return;
      }
      case 'dropped':
    }
  }

  #end(reason: Error): void {
    const { thread, silence } = this.#running ?? {};
    this.#running = undefined;
    clearTimeout(silence);
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) {
      pending.reject(reason);
    }
    void thread?.terminate();
  }
}

function failed(options?: ErrorOptions): AppError {
  return new AppError('declaration/check-failed', {}, options);
}
