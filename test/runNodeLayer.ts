import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPOSITORY } from './host/repository.ts';
import { clearSummaries, isGreen, writeSummary } from './mochaSummary.ts';
import { runMocha } from './runMocha.ts';

/**
 * Runs the test files below `test/<layer>` in this Node process and exits: 0 when tests ran and none failed.
 * With arguments on the command line, only files whose path contains one of them.
 * @param timeoutMs limit of one test, unless it sets its own
 * @param elsewhere runs more of the layer in another process, when all of it is wanted, and tells whether that is green
 */
export async function runNodeLayer(
  layer: 'unit' | 'e2e',
  timeoutMs: number,
  elsewhere: () => boolean = () => true,
): Promise<never> {
  clearSummaries(layer);
  // mocha's command line does the same: a rejection that nobody awaits fails the test in which it happens.
  process.on('unhandledRejection', reason => {
    throw reason instanceof Error ? reason : new Error(String(reason));
  });
  const wanted = process.argv.slice(2);
  const summary = await runMocha({
    timeoutMs,
    load: async () => {
      for (const file of testFiles(join(REPOSITORY, 'test', layer))) {
        if (wanted.length === 0 || wanted.some(part => file.includes(part))) {
          await import(pathToFileURL(file).href);
        }
      }
    },
  });
  writeSummary(layer, 'node', summary);
  const green = wanted.length > 0 || elsewhere();
  process.exit(isGreen(summary) && green ? 0 : 1);
}

/** Every `*.test.ts` below a folder, as absolute paths in a stable order. */
export function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => join(folder, name));
}
