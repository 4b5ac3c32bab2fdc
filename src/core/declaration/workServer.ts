import type { ApiDescription } from '../api/apiDescription.ts';
import type { ApiReading, ApiReadOptions } from '../api/apiReading.ts';
import { findWrittenPlace } from '../api/findWrittenPlace.ts';
import { readApi } from '../api/readApi.ts';
import { AppError } from '../base/errors.ts';
import { BodyEditing } from './bodyEditing.ts';
import { BodyContent } from './bodyContent.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { BodyComparison } from './bodyComparison.ts';
import { checkContent } from './checkBody.ts';
import type { CheckedBody } from './declarationWork.ts';
import type { Finding } from './finding.ts';
import { operationsFor } from './operationsFor.ts';
import { apiKey, operationKey } from './workMessages.ts';
import type {
  FromWorker,
  SentBody,
  ToWorker,
  Work,
  WorkName,
  WorkRequest,
} from './workMessages.ts';

/** What the work reaches outside itself. */
export interface WorkBoundaries {
  post: (message: FromWorker) => void;
  /** Runs something after the messages that came meanwhile are received: a newer text may have made work idle. */
  soon: (run: () => void) => void;
  /** Reads a document by its absolute path. Rejects where it cannot be read. */
  readText: (path: string) => Promise<string>;
}

/** Somebody waits for these with the cursor in the text: they come before everything else. */
const URGENT: ReadonlySet<WorkName> = new Set<WorkName>(['complete', 'hover']);

interface Job {
  id: number;
  name: WorkName;
  run: () => Work[WorkName]['result'] | Promise<Work[WorkName]['result']>;
}

/** The other end of `DeclarationWork`: takes requests as they come and answers one after the other. */
export class WorkServer {
  readonly #boundaries: WorkBoundaries;
  readonly #apis = new Map<string, ApiDescription>();
  readonly #batches = new Map<number, BodyComparison>();
  readonly #editing = new BodyEditing();
  #waiting: Job[] = [];

  constructor(boundaries: WorkBoundaries) {
    this.#boundaries = boundaries;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'request':
        this.#queue({ id: message.id, name: message.name, run: this.#jobOf(message) });
        return;
      case 'cancel':
        this.#drop(message.id);
        return;
      case 'api':
        this.#apis.set(message.key, message.description);
        return;
      case 'forgetApi':
        this.#apis.delete(message.key);
        return;
      case 'forgetBatch':
        this.#batches.delete(message.batch);
    }
  }

  #drop(id: number): void {
    const waiting = this.#waiting.filter(job => job.id !== id);
    if (waiting.length < this.#waiting.length) {
      this.#waiting = waiting;
      this.#boundaries.post({ kind: 'dropped', id });
    }
  }

  #queue(job: Job): void {
    this.#waiting.push(job);
    if (this.#waiting.length === 1) {
      this.#boundaries.soon(() => this.#next());
    }
  }

  #next(): void {
    const job = this.#waiting.find(({ name }) => URGENT.has(name)) ?? this.#waiting[0];
    if (!job) {
      return; // cancelled meanwhile
    }
    this.#waiting = this.#waiting.filter(one => one !== job);
    void this.#answer(job);
    if (this.#waiting.length > 0) {
      this.#boundaries.soon(() => this.#next());
    }
  }

  async #answer({ id, run }: Job): Promise<void> {
    try {
      const result = await run();
      this.#boundaries.post({ kind: 'result', id, result });
    } catch (error) {
      this.#boundaries.post(failureOf(id, error));
    }
  }

  /** What a request asks for, with the descriptions as they are known when it comes: later they may be forgotten. */
  #jobOf(request: WorkRequest): Job['run'] {
    switch (request.name) {
      case 'check': {
        const body = this.#received(request.params.body);
        return () => checkContent(contentOf(body), body);
      }
      case 'checkSlice': {
        const { batch } = request.params;
        const bodies = request.params.bodies.map(body => this.#received(body));
        return () => this.#checkSlice(batch, bodies);
      }
      case 'complete': {
        const { offset } = request.params;
        const body = this.#received(request.params.body);
        return () => this.#editing.complete(body, offset);
      }
      case 'hover': {
        const { offset } = request.params;
        const body = this.#received(request.params.body);
        return () => this.#editing.hover(body, offset);
      }
      case 'operationsFor': {
        const { api, text } = request.params;
        const description = this.#api(api);
        return () => operationsFor(description, text);
      }
      case 'readApi': {
        const { source, options } = request.params;
        return () => this.#readApi(source, options);
      }
      case 'findWrittenPlace': {
        const { origins, $ref } = request.params;
        return () => findWrittenPlace(origins, $ref, this.#boundaries.readText);
      }
    }
  }

  #checkSlice(batch: number, bodies: CheckedBody[]): Finding[][] {
    const comparison = this.#batches.get(batch) ?? new BodyComparison();
    this.#batches.set(batch, comparison);
    return bodies.map(body => {
      const content = contentOf(body);
      const across = comparison.compare(body, content);
      const found = checkContent(content, body);
      return across.length === 0 ? found : [...found, ...across].sort((a, b) => a.start - b.start);
    });
  }

  async #readApi(
    source: { id: string; file: string },
    options: ApiReadOptions,
  ): Promise<ApiReading> {
    const reading = await readApi(source, options, this.#boundaries.readText);
    if (reading.description) {
      this.#apis.set(apiKey(reading.description), reading.description);
    }
    return reading;
  }

  #received(body: SentBody): CheckedBody {
    return { ...body, target: this.#target(body.target) };
  }

  #target({ api, operation: key, ...rest }: SentBody['target']): BodyTarget {
    const description = this.#api(api);
    const operation = description.operations.find(one => operationKey(one) === key);
    return { ...rest, description, ...(operation && { operation }) };
  }

  #api(key: string): ApiDescription {
    const found = this.#apis.get(key);
    if (!found) {
      throw new Error('description not sent');
    }
    return found;
  }
}

function contentOf({ text, target, variables }: CheckedBody): BodyContent {
  return new BodyContent(text, target, variables);
}

function failureOf(id: number, error: unknown): FromWorker {
  if (AppError.is(error)) {
    return { kind: 'failure', id, code: error.code, details: error.details };
  }
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line));
  return { kind: 'unexpected', id, name, frames: frames.join('\n') };
}
