import { monitorEventLoopDelay } from 'node:perf_hooks';
import { compileSchema } from '../../src/core/api/compileSchema.ts';
import { findOperation } from '../../src/core/api/findOperation.ts';
import type { CheckedBody } from '../../src/core/declaration/declarationWork.ts';
import { DeclarationWorker } from '../../src/platform/declarationWorker.ts';
import { provisionalDescription } from '../unit/core/api/provisionalDescription.ts';
import { builtWorker } from '../unit/platform/builtWorker.ts';
import { measurement, median, type Measurement } from './measurement.ts';

const COUNT = 10_000;
const ROUNDS = 7;

/** What it costs to check ten thousand declarations: by schema alone, and whole in the worker, with the longest stall meanwhile. */
export async function declarations(): Promise<Measurement[]> {
  const description = provisionalDescription();
  const operation = findOperation(description, 'createTraining');
  const texts = Array.from({ length: COUNT }, (_, index) => declaration(index));
  const values = texts.map(text => JSON.parse(text) as unknown);
  const validate = compileSchema(description, operation.requestBody?.schema ?? { $ref: '#' });
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await timeOf(() => values.forEach(value => validate(value))));
  }
  const bodies = texts.map((text, index): CheckedBody => ({
    uri: `file:///${index}.fla.json`,
    version: 1,
    text,
    target: { description, operation },
    language: 'en',
    today: '2026-11-22',
    severities: {},
  }));
  const worker = new DeclarationWorker(await builtWorker(), error => {
    throw error;
  });
  const whole: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    await worker.check(bodies[0] as CheckedBody); // starts the worker, compiles the schema
    delay.enable();
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push(await timeOf(() => worker.checkMany(bodies)));
    }
    delay.disable();
  } finally {
    worker.dispose();
  }
  const many = `${COUNT.toLocaleString('en')} declarations`;
  return [
    measurement(`${many} by schema alone (budget 300 ms)`, 'ms', median(alone), 300),
    measurement(`${many} by schema and meaning (budget 300 ms)`, 'ms', median(whole), 300),
    measurement('of it the first time', 'ms', whole[0] ?? Number.NaN, median(whole)),
    measurement('longest stall meanwhile (budget 50 ms)', 'ms', delay.max / 1e6, 50),
  ];
}

/** A declaration that is right, unlike the others. */
function declaration(index: number): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  return JSON.stringify(
    {
      employer: { enterpriseNumber: '0000000196' },
      worker: { ssin: '81000003517', jointCommittee: '200' },
      title: `Training ${index}`,
      period: { startDate: `2025-${month}-${day}`, endDate: `2025-${month}-${day}` },
      duration: { hours: 7, minutes: 30 },
      type: 'formal',
      status: 'completed',
      certificate: { obtained: true, validUntil: '2028-03-11' },
      right: 'sectoral',
      provider: { enterpriseNumber: '0000000295', name: 'Example Training' },
    },
    null,
    2,
  );
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
