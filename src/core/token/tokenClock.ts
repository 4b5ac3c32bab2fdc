const MINUTE = 60_000;

/** Milliseconds by which a timer may come early. */
const SLACK = 20;

/** What the clock needs from outside. */
export interface ClockBoundaries {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs something once after so many milliseconds; what is returned prevents it. */
  schedule: (run: () => void, wait: number) => () => void;
}

/**
 * Ticks when the minutes left of a token that is shown become fewer. One timer at most: whoever shows a token tells its end each
 * time it does so; where nobody does, nothing ticks.
 */
export class TokenClock {
  readonly #boundaries: ClockBoundaries;
  readonly #listeners = new Set<() => void>();
  #cancel: (() => void) | undefined;
  #next = Number.POSITIVE_INFINITY;

  constructor(boundaries: ClockBoundaries) {
    this.#boundaries = boundaries;
  }

  /** Tells of every tick until it is disposed of. */
  onTick(listener: () => void): { dispose: () => void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Whole minutes until then, asking for a tick when they change; undefined once it has come. */
  minutesLeft(end: Date): number | undefined {
    const now = this.#boundaries.now();
    const left = end.getTime() - now;
    if (left <= 0) {
      return undefined;
    }
    this.#tickAt(now, now + (left % MINUTE) + SLACK);
    return Math.floor(left / MINUTE);
  }

  #tickAt(now: number, moment: number): void {
    if (moment < this.#next) {
      this.#cancel?.();
      this.#next = moment;
      this.#cancel = this.#boundaries.schedule(() => {
        this.#next = Number.POSITIVE_INFINITY;
        this.#listeners.forEach(listener => {
          listener();
        });
      }, moment - now);
    }
  }

  dispose(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }
}

/** A clock that goes by this machine's. */
export function createTokenClock(): TokenClock {
  return new TokenClock({
    now: () => Date.now(),
    schedule: (run, wait) => {
      const timer = setTimeout(run, wait);
      return () => {
        clearTimeout(timer);
      };
    },
  });
}
