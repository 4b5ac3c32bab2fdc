import * as vscode from 'vscode';

const MINUTE = 60_000;

/** Milliseconds by which a timer may come early. */
const SLACK = 20;

/**
 * Ticks when the minutes left of a token that is shown become fewer. One timer at most: whoever shows a token tells its end each
 * time it does so; where nobody does, nothing ticks.
 */
export class TokenClock implements vscode.Disposable {
  readonly #ticked = new vscode.EventEmitter<void>();
  #timer: NodeJS.Timeout | undefined;
  #next = Number.POSITIVE_INFINITY;

  readonly onTick = this.#ticked.event;

  /** Whole minutes until then, asking for a tick when they change; undefined once it has come. */
  minutesLeft(end: Date): number | undefined {
    const now = Date.now();
    const left = end.getTime() - now;
    if (left <= 0) {
      return undefined;
    }
    this.#tickAt(now + (left % MINUTE) + SLACK);
    return Math.floor(left / MINUTE);
  }

  #tickAt(moment: number): void {
    if (moment < this.#next) {
      clearTimeout(this.#timer);
      this.#next = moment;
      this.#timer = setTimeout(() => {
        this.#next = Number.POSITIVE_INFINITY;
        this.#ticked.fire();
      }, moment - Date.now());
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#ticked.dispose();
  }
}
