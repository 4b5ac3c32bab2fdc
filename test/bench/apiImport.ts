import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DeclarationWorker } from '../../src/platform/declarationWorker.ts';
import { builtWorker } from '../unit/platform/builtWorker.ts';
import { measurement, type Measurement } from './measurement.ts';

/** Real descriptions: the largest as JSON, and the largest as YAML, which takes far longer to parse. */
const DESCRIPTIONS = [
  ['4.8 MB of JSON', '@octokit/openapi-webhooks/generated/api.github.com.json'],
  ['0.5 MB of YAML', '@readme/oas-examples/3.1/yaml/readme.yaml'],
  ['0.5 MB of JSON', '@readme/oas-examples/3.0/json/star-trek.json'],
] as const;

/** Milliseconds that the largest description may take. */
const BUDGET = 2000;

/** Reading an API description in the worker, from its file to what the editor gets, and the longest stall of the event loop meanwhile. */
export async function apiImport(): Promise<Measurement[]> {
  const { resolve } = createRequire(import.meta.url);
  const worker = new DeclarationWorker(await builtWorker(), error => {
    throw error;
  });
  const measurements: Measurement[] = [];
  try {
    for (const [name, path] of DESCRIPTIONS) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const started = performance.now();
      const source = { id: 'bench', file: resolve(path) };
      const { description } = await worker.readApi(source, { allowedHosts: [], fetched: {} });
      const took = performance.now() - started;
      delay.disable();
      if (!description) {
        throw new Error(path);
      }
      measurements.push(
        measurement(`import of ${name} (budget 2 s)`, 'ms', took, BUDGET),
        measurement(`import of ${name}, longest stall (budget 50 ms)`, 'ms', delay.max / 1e6, 50),
      );
    }
  } finally {
    worker.dispose();
  }
  return measurements;
}
