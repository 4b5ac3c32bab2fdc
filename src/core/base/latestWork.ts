/** Work that has always seen the latest in the end: when it is asked for while it runs, it runs once more afterwards. */
export class LatestWork {
  readonly #work: () => Promise<void>;
  readonly #onUnexpected: (error: unknown) => void;
  #running = false;
  #outdated = false;

  constructor(work: () => Promise<void>, onUnexpected: (error: unknown) => void) {
    this.#work = work;
    this.#onUnexpected = onUnexpected;
  }

  /** Does the work soon. */
  ask(): void {
    this.#outdated = true;
    if (!this.#running) {
      this.#running = true;
      this.#run()
        .catch(this.#onUnexpected)
        .finally(() => {
          this.#running = false;
        });
    }
  }

  async #run(): Promise<void> {
    while (this.#outdated) {
      this.#outdated = false;
      await this.#work();
    }
  }
}
