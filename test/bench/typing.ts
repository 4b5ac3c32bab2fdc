import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CheckedBody } from '../../src/core/declaration/declarationWork.ts';
import { DeclarationWorker } from '../../src/platform/declarationWorker.ts';
import { provisionalDescription } from '../unit/core/api/provisionalDescription.ts';
import { builtWorker } from '../unit/platform/builtWorker.ts';
import { measurement, median, type Measurement } from './measurement.ts';

const KEYS = 40;
const LENGTH = 1_000_000;

/** What a key costs in a declaration of a megabyte: problems and completion, asked for together, and the longest stall meanwhile. */
export async function typing(): Promise<Measurement[]> {
  const worker = new DeclarationWorker(await builtWorker(), error => {
    throw error;
  });
  const checks: number[] = [];
  const completions: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    const { body, place } = largeBody();
    await worker.check(body); // compiles the schema, as opening the file has done
    delay.enable();
    for (let key = 1; key <= KEYS; key += 1) {
      const typed = 'First aid for everybody who works here'.slice(0, key);
      const text = `${body.text.slice(0, place)}${typed}${body.text.slice(place)}`;
      const changed = { ...body, version: key + 1, text };
      await Promise.all([
        timeOf(async () => worker.complete(changed, place + typed.length)).then(time =>
          completions.push(time),
        ),
        timeOf(async () => worker.check(changed)).then(time => checks.push(time)),
      ]);
    }
    delay.disable();
  } finally {
    worker.dispose();
  }
  const what = 'after a key in a declaration of 1 MB';
  return [
    measurement(`problems ${what} (budget 100 ms)`, 'ms', median(checks), 100),
    measurement(`completion ${what} (budget 100 ms)`, 'ms', median(completions), 100),
    measurement(`longest stall ${what} (budget 50 ms)`, 'ms', delay.max / 1e6, 50),
  ];
}

/** A training with as many participants as it takes, one of whose numbers is wrong; and where its title is typed. */
function largeBody(): { body: CheckedBody; place: number } {
  const description = provisionalDescription();
  const operation = description.operations.find(
    ({ operationId }) => operationId === 'createProvidedTraining',
  );
  const employer = { enterpriseNumber: '0000000196' };
  const participant = { ssin: '81000003518', status: 'completed', employer };
  const count = Math.ceil(LENGTH / JSON.stringify([participant], null, 2).length);
  const text = JSON.stringify(
    {
      provider: { enterpriseNumber: '0000000295' },
      training: {
        title: 'TITLE',
        type: 'formal',
        period: { startDate: '2025-03-10', endDate: '2025-03-11' },
        duration: { hours: 7, minutes: 36 },
      },
      participants: [
        ...Array.from({ length: count }, (_, index) => ({ ...participant, ssin: ssinOf(index) })),
        participant,
      ],
    },
    null,
    2,
  );
  const place = text.indexOf('TITLE');
  return {
    place,
    body: {
      uri: 'file:///large.fla.json',
      version: 1,
      text: text.replace('TITLE', ''),
      target: {
        description,
        ...(operation && { operation }),
        sender: { quality: 'trainingProvider', enterpriseNumber: '0000000295' },
      },
      language: 'en',
      today: '2026-11-22',
      severities: {},
    },
  };
}

/** A number that is right, of nobody whose birth date is known. */
function ssinOf(index: number): string {
  const year = 10 + Math.floor(index / 900);
  const digits = `${year}0000${String(1 + (index % 900)).padStart(3, '0')}`;
  return `${digits}${String(97 - (Number(digits) % 97)).padStart(2, '0')}`;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
