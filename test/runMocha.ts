import { format } from 'node:util';
import Mocha from 'mocha';
import type { MochaSummary } from './mochaSummary.ts';

/** How to run one set of test files. */
export interface MochaRun {
  /** Loads the test files; `describe` and `it` are global by then. */
  readonly load: () => Promise<unknown>;
  /** Limit of one test in milliseconds, unless the test sets its own. */
  readonly timeoutMs: number;
  /** Takes the report line by line; the console by default. */
  readonly print?: (text: string) => void;
}

/**
 * Runs mocha in this process, be it Node or the extension host of VS Code, and reports in mocha's own `spec` form.
 * @returns the summary; it does not throw for failing tests
 */
export async function runMocha({ load, timeoutMs, print }: MochaRun): Promise<MochaSummary> {
  if (print) {
    Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => print(`${format(...parts)}\n`);
  }
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: timeoutMs,
    ...(print ? { color: false } : {}),
    forbidOnly: Boolean(process.env['CI']),
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await load();
  return new Promise(resolve => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0, duration = 0 } = runner.stats ?? {};
      resolve({ passes, failures, pending, durationMs: duration });
    });
  });
}
