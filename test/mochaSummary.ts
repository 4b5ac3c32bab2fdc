import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './host/repository.ts';

/** What one mocha run came to: numbers of tests, and its duration in milliseconds. */
export interface MochaSummary {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
  readonly durationMs: number;
}

const FOLDER = join(REPOSITORY, 'out/results');

/** Forgets the results of earlier runs of a layer (`unit`, `integration`, `e2e`). */
export function clearSummaries(layer: string): void {
  for (const name of summaryFiles(layer)) {
    rmSync(join(FOLDER, name));
  }
}

/** Keeps the result of one run of a layer as `out/results/<layer>.<run>.json`. */
export function writeSummary(layer: string, run: string, summary: MochaSummary): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${layer}.${run}.json`), JSON.stringify(summary));
}

/** Adds up every run of a layer since its results were cleared. */
export function totalOf(layer: string): MochaSummary {
  return summaryFiles(layer)
    .map(name => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as MochaSummary)
    .reduce(
      (sum, run) => ({
        passes: sum.passes + run.passes,
        failures: sum.failures + run.failures,
        pending: sum.pending + run.pending,
        durationMs: sum.durationMs + run.durationMs,
      }),
      { passes: 0, failures: 0, pending: 0, durationMs: 0 },
    );
}

/** True when tests ran and none failed: a run without a passing test proves nothing. */
export function isGreen(summary: MochaSummary): boolean {
  return summary.passes > 0 && summary.failures === 0;
}

function summaryFiles(layer: string): string[] {
  mkdirSync(FOLDER, { recursive: true });
  return readdirSync(FOLDER).filter(name => name.startsWith(`${layer}.`) && name.endsWith('.json'));
}
