import { sendRequest, type ApiRequest } from '../../../../src/core/exchange/sendRequest.ts';
import type { HttpAnswer, HttpRequest } from '../../../../src/core/exchange/transport.ts';

/** The time at which everything is sent. */
export const NOW = new Date('2026-11-21T10:00:00Z');

/** A server that gives these outcomes one after the other, and what happened on the way to the last. */
export class SendHarness {
  readonly requests: HttpRequest[] = [];
  /** `renew` of each token that was asked for. */
  readonly renewals: boolean[] = [];
  readonly waits: number[] = [];
  readonly told: number[] = [];
  readonly #outcomes: (HttpAnswer | Error)[];
  readonly #controller = new AbortController();
  /** Cancels at that moment. */
  cancelWhile?: 'waiting' | 'calling' | 'signing';

  constructor(...outcomes: (HttpAnswer | Error)[]) {
    this.#outcomes = outcomes;
  }

  send(request: ApiRequest, timeoutSeconds?: number) {
    return sendRequest(request, {
      transport: async sent => {
        this.requests.push(sent);
        await Promise.resolve();
        this.#cancelIf('calling');
        const outcome = this.#outcomes.shift();
        if (outcome instanceof Error) {
          throw outcome;
        }
        return outcome!;
      },
      getToken: renew => {
        const number = this.renewals.push(renew);
        this.#cancelIf('signing');
        return Promise.resolve({ accessToken: `token-${number}` });
      },
      now: () => NOW,
      randomUuid: () => `trace-${this.requests.length + 1}`,
      sleep: async (seconds, signal) => {
        this.waits.push(seconds);
        this.#cancelIf('waiting');
        await Promise.resolve();
        signal?.throwIfAborted();
      },
      onWaiting: seconds => this.told.push(seconds),
      signal: this.#controller.signal,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    });
  }

  #cancelIf(moment: NonNullable<SendHarness['cancelWhile']>): void {
    if (this.cancelWhile === moment) {
      this.#controller.abort();
    }
  }
}
