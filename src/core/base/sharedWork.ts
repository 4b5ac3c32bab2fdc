/**
 * Work that several callers want at once is done once, by key; everybody who comes meanwhile shares its outcome. A caller who
 * cancels leaves alone: the work itself is cancelled when the last has left.
 */
export class SharedWork<T> {
  readonly #running = new Map<string, Work<T>>();

  /**
   * Joins the work under way for a key, or begins it.
   *
   * @param signal of this caller alone
   * @param work is given the signal that fires when nobody waits any more
   * @throws what the work throws; an `AbortError` when this caller cancels
   */
  run(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted === true) {
      return Promise.reject(new DOMException('Cancelled', 'AbortError'));
    }
    const running = this.#running.get(key);
    // What everybody has left may take a moment to end: who comes now needs it done anew.
    if (running && !running.abandoned) {
      return running.join(signal);
    }
    const begun = new Work(work);
    this.#running.set(key, begun);
    const forget = (): void => {
      if (this.#running.get(key) === begun) {
        this.#running.delete(key);
      }
    };
    begun.result.then(forget, forget);
    return begun.join(signal);
  }
}

class Work<T> {
  readonly result: Promise<T>;
  readonly #controller = new AbortController();
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.result = work(this.#controller.signal);
  }

  /** Everybody who waited has left. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  async join(signal: AbortSignal | undefined): Promise<T> {
    this.#waiting += 1;
    let leave: (() => void) | undefined;
    try {
      const left = new Promise<never>((_, reject) => {
        leave = () => {
          reject(new DOMException('Cancelled', 'AbortError'));
        };
        signal?.addEventListener('abort', leave, { once: true });
      });
      return await Promise.race([this.result, left]);
    } finally {
      if (leave) {
        signal?.removeEventListener('abort', leave);
      }
      this.#waiting -= 1;
      if (this.#waiting === 0) {
        this.#controller.abort();
      }
    }
  }
}
