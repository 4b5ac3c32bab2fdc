import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hostPaths } from '../host/hostPaths.ts';

/** The file of the extension's log channel, as VS Code writes it below its user data. */
export class ExtensionLog {
  #position = 0;

  /** From here on, what was logged before counts no more. */
  mark(): void {
    this.#position = this.#text().length;
  }

  /** What was logged since the mark, without times: `[info] send {…}`. */
  lines(): string[] {
    const lines = this.#text().slice(this.#position).split('\n');
    return lines.flatMap(line => /\[(?:info|warning|error)\] .*/.exec(line) ?? []);
  }

  /**
   * The failures since the mark, each as `<command> <code>`. A log line may reach its file shortly after the command's end, so
   * this waits for as many as are expected.
   */
  async failures(count = 1): Promise<string[]> {
    const found = (): string[] =>
      this.lines().flatMap(line => /^\[error\] (\S+ \S+)/.exec(line)?.[1] ?? []);
    return until(found, failures => failures.length >= count);
  }

  /** The lines since the mark, as soon as there are so many. */
  async settled(count: number): Promise<string[]> {
    return until(
      () => this.lines(),
      lines => lines.length >= count,
    );
  }

  #text(): string {
    const folder = join(hostPaths().userData, 'logs');
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(name =>
      /fla-tools\.federal-learning-account.*\.log$/.test(name),
    );
    return file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  }
}

/** Looks again until what is seen is right, at most for five seconds; returns what was seen last. */
export async function until<T>(
  look: () => T | Promise<T>,
  isRight: (seen: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const seen = await look();
    if (isRight(seen) || Date.now() > deadline) {
      return seen;
    }
    await delay(20);
  }
}
