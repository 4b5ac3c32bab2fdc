/** Keeps values for a time. What is past its time is gone for readers at once, and from memory when the map grows. */
export class ExpiringMap<V> {
  readonly #entries = new Map<string, { value: V; until: number }>();
  readonly #clock: () => Date;
  #sweepAt = 1000;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#clock().getTime() ? entry.value : undefined;
  }

  /** @param until milliseconds since 1970 */
  set(key: string, value: V, until: number): void {
    if (this.#entries.size >= this.#sweepAt) {
      this.#sweep();
    }
    this.#entries.set(key, { value, until });
  }

  #sweep(): void {
    const now = this.#clock().getTime();
    for (const [key, { until }] of this.#entries) {
      if (until <= now) {
        this.#entries.delete(key);
      }
    }
    this.#sweepAt = Math.max(1000, 2 * this.#entries.size);
  }
}
