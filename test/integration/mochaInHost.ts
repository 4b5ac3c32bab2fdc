import { appendFileSync } from 'node:fs';
import type { MochaSummary } from '../mochaSummary.ts';
import { runMocha } from '../runMocha.ts';

/** Runs mocha inside the extension host; its report goes to the file that `FLA_TEST_REPORT` names. */
export function mochaInHost(load: () => Promise<unknown>): Promise<MochaSummary> {
  const report = process.env['FLA_TEST_REPORT'];
  return runMocha({
    load,
    timeoutMs: 30_000,
    print: text => {
      if (report !== undefined) {
        appendFileSync(report, text);
      }
    },
  });
}
