import {
  TransportFailure,
  type HttpAnswer,
  type HttpRequest,
} from '../../../../src/core/exchange/transport.ts';
import { TokenService } from '../../../../src/core/token/tokenService.ts';

/** The time at which the clock starts, in milliseconds since 1970. */
export const START = Date.parse('2026-11-21T10:00:00Z');

/** A token endpoint that answers `token-1`, `token-2` …, at once or when it is let go, and a clock that the test moves. */
export class TokenHarness {
  now = START;
  changes = 0;
  readonly requests: HttpRequest[] = [];
  members: Record<string, unknown> = { expires_in: 600 };
  status = 200;
  date: string | undefined;
  /** What holds the answers back. */
  gate: Promise<void> = Promise.resolve();
  /** What answers nothing: the failure of every call. */
  failure: TransportFailure | undefined;
  #arrivals: (() => void)[] = [];
  #changes: (() => void)[] = [];
  readonly tokens = new TokenService({
    transport: async request => {
      const number = this.requests.push(request);
      this.#arrivals.splice(0).forEach(arrived => arrived());
      await this.gate;
      if (request.signal?.aborted === true) {
        throw new TransportFailure('cancelled', 'cancelled', true);
      }
      if (this.failure) {
        throw this.failure;
      }
      return this.#answer(number);
    },
    now: () => new Date(this.now),
    randomUuid: () => `uuid-${(this.#uuids += 1)}`,
    onDidChange: () => {
      this.changes += 1;
      this.#changes.splice(0).forEach(changed => changed());
    },
  });
  #uuids = 0;

  /** Holds answers back until the function that is returned is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.gate = new Promise(resolve => {
      release = resolve;
    });
    return release;
  }

  /** Resolves when the next request arrives. */
  arrival(): Promise<void> {
    return new Promise(resolve => this.#arrivals.push(resolve));
  }

  /** Resolves when the service next tells of a change. */
  change(): Promise<void> {
    return new Promise(resolve => this.#changes.push(resolve));
  }

  /** The claims of the n-th request's assertion. */
  claims(number: number): Record<string, unknown> {
    const form = new URLSearchParams(this.requests[number - 1]!.body);
    const [, claims] = form.get('client_assertion')!.split('.');
    return JSON.parse(Buffer.from(claims!, 'base64url').toString()) as Record<string, unknown>;
  }

  #answer(number: number): HttpAnswer {
    const body = { access_token: `token-${number}`, token_type: 'Bearer', ...this.members };
    return {
      status: this.status,
      headers: this.date === undefined ? [] : [['date', this.date]],
      body: Buffer.from(JSON.stringify(body)),
      timings: { waiting: 1, download: 1, total: 2 },
      receivedAt: new Date(this.now),
    };
  }
}
