import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import type { CheckedBody } from '../../../src/core/declaration/declarationWork.ts';
import { DeclarationWorker } from '../../../src/platform/declarationWorker.ts';
import { bodyAt, COURSES } from '../core/declaration/editedDescription.ts';
import { failureOf } from '../failureOf.ts';
import { builtWorker } from './builtWorker.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const COURSE = { operationId: 'createCourse' };

function course(text: string, options: Partial<CheckedBody> = {}): CheckedBody {
  return bodyAt(`${text}|`, { ...COURSE, ...options }).body;
}

describe('DeclarationWorker', function () {
  this.timeout(20_000);

  const folder = temporaryFolder();
  const unexpected: Error[] = [];
  let file = '';
  let worker: DeclarationWorker;

  before(async () => {
    file = await builtWorker();
  });

  beforeEach(() => {
    unexpected.length = 0;
    worker = new DeclarationWorker(file, error => unexpected.push(error));
  });

  afterEach(() => worker.dispose());

  it('checks, completes, explains and recognises in its thread', async () => {
    const { body, offset } = bodyAt('{"title": "a", "kin|d": "x"}', COURSE);
    const findings = await worker.check(body);
    const hover = await worker.hover(body, offset);
    const value = bodyAt('{"kind": |}', COURSE);
    const completions = await worker.complete(value.body, value.offset);
    assert.deepStrictEqual(
      {
        findings: findings.map(({ code, start, end }) => ({ code, start, end })),
        hover: hover?.description,
        completions: completions.map(({ label }) => label),
        operations: await worker.operationsFor(body.target.description, '[{"number": "1"}]'),
        unexpected,
      },
      {
        findings: [{ code: 'schema/enum', start: 23, end: 26 }],
        hover: 'How it is taught',
        completions: ['online', 'classroom'],
        operations: ['bookRooms'],
        unexpected: [],
      },
    );
  });

  it('checks many in their order, and tells how far it is', async () => {
    const right = course('{"title": "a", "kind": "online"}');
    const wrong = course('{"kind": "online"}', { uri: 'file:///wrong.fla.json' });
    const bodies = Array.from({ length: 600 }, (_, index) => (index % 3 === 0 ? wrong : right));
    const progress: number[] = [];
    const findings = await worker.checkMany(bodies, undefined, done => progress.push(done));
    assert.deepStrictEqual(
      {
        findings: findings.map(found => found.map(({ code }) => code).join()),
        progress,
      },
      {
        findings: bodies.map(body => (body === wrong ? 'schema/missing-member' : '')),
        progress: [250, 500, 600],
      },
    );
    assert.deepStrictEqual(await worker.checkMany([]), []);
  });

  it('tells of many what only shows when they are seen together', async () => {
    const { description } = course('').target;
    const training = '{"worker": {"ssin": "81000003517"}, "title": "First aid"}';
    const bodies = Array.from({ length: 300 }, (_, index) =>
      course(index % 299 === 0 ? training : '{}', {
        uri: `file:///${index}.fla.json`,
        target: { description },
      }),
    );
    const findings = await worker.checkMany(bodies);
    assert.deepStrictEqual(
      findings.flatMap((found, index) =>
        found
          .filter(({ code }) => code.startsWith('training/'))
          .map(({ code, details }) => ({ index, code, details })),
      ),
      [
        {
          index: 299,
          code: 'training/duplicate-across-files',
          details: { first: 'file:///0.fla.json' },
        },
      ],
    );
  });

  it('reads a description, which it then knows', async () => {
    const source = join(folder(), 'courses.yaml');
    writeFileSync(source, COURSES);
    const options = { allowedHosts: [], fetched: {} };
    const { description, findings } = await worker.readApi({ id: 'own', file: source }, options);
    assert.ok(description);
    const operation = description.operations.find(one => one.operationId === 'bookRooms');
    const target = { description, ...(operation && { operation }) };
    assert.deepStrictEqual(
      [findings, (await worker.check(course('{}', { target }))).map(({ code }) => code)],
      [[], ['schema/type']],
    );
    const missing = await worker.readApi({ id: 'own', file: `${source}.no` }, options);
    assert.deepStrictEqual([missing.description, missing.findings.length], [undefined, 1]);
  });

  it('gives a check up for a newer version of the same body, and for nothing else', async () => {
    const text = '{"kind": "online"}';
    const older = failureOf(worker.check(course(text, { version: 1 })));
    const other = worker.check(course(text, { uri: 'file:///other.fla.json' }));
    const newer = worker.check(course(text, { version: 2 }));
    const same = worker.check(course(text, { version: 2 }));
    assert.deepStrictEqual(
      [await older, ...(await Promise.all([other, newer, same])).map(({ length }) => length)],
      ['AbortError', 1, 1, 1],
    );
  });

  it('gives up what is no longer wanted', async () => {
    const controller = new AbortController();
    const check = failureOf(worker.check(course('{}'), controller.signal));
    const many = failureOf(worker.checkMany([course('{}'), course('{}')], controller.signal));
    controller.abort();
    const late = failureOf(worker.check(course('{}'), controller.signal));
    assert.deepStrictEqual(await Promise.all([check, many, late]), [
      'AbortError',
      'AbortError',
      'AbortError',
    ]);
  });

  it('fails with the code of what failed', async () => {
    const { description } = course('').target;
    const schema = { $ref: '#/components/schemas/Nothing' };
    const mediaTypes = [{ mediaType: 'application/json', schema }];
    const requestBody = { required: true, mediaType: 'application/json', schema, mediaTypes };
    const broken = {
      ...description,
      digest: 'another',
      operations: description.operations.map(one => ({ ...one, requestBody })),
    };
    const target = { description: broken, operation: broken.operations[0]! };
    assert.deepStrictEqual(await failureOf(worker.check(course('{}', { target }))), {
      code: 'api/unreadable',
      file: 'courses',
    });
  });

  it('sends a description again that was not used for long', async () => {
    const { description } = course('').target;
    const bodies = Array.from({ length: 12 }, (_, index) => {
      const own = { ...description, digest: String(index) };
      return course('{}', { target: { description: own, operation: own.operations[0]! } });
    });
    const found = await Promise.all([...bodies, ...bodies].map(body => worker.check(body)));
    assert.deepStrictEqual(
      found.map(findings => findings.length),
      Array<number>(24).fill(2),
    );
  });

  it('fails what waits when its thread crashes, and starts another', async () => {
    const crashing = join(folder(), 'crashing.mjs');
    writeFileSync(
      crashing,
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new RangeError(); });',
    );
    const unlucky = new DeclarationWorker(crashing, error => unexpected.push(error));
    const waiting = [course('{}'), course('[]', { uri: 'file:///other.fla.json' })];
    const failures = await Promise.all(waiting.map(body => failureOf(unlucky.check(body))));
    writeFileSync(crashing, `import ${JSON.stringify(file)};`);
    const again = await unlucky.check(course('{"kind": "online"}'));
    unlucky.dispose();
    assert.deepStrictEqual(
      [failures, unexpected.map(({ name }) => name), again.length],
      [Array(2).fill({ code: 'declaration/check-failed' }), ['RangeError'], 1],
    );
  });

  it('fails what waits when its thread hangs, and starts another', async () => {
    const hanging = join(folder(), 'hanging.mjs');
    writeFileSync(hanging, 'for (;;);');
    const unlucky = new DeclarationWorker(hanging, error => unexpected.push(error), 4_000);
    const failure = await failureOf(unlucky.check(course('{}')));
    writeFileSync(hanging, `import ${JSON.stringify(file)};`);
    const again = await unlucky.operationsFor(course('').target.description, '[]');
    unlucky.dispose();
    assert.deepStrictEqual(
      [failure, again, unexpected],
      [{ code: 'declaration/check-failed' }, ['bookRooms'], []],
    );
  });

  it('ends a thread that hangs though what it hangs in was given up, and one that is asked on and on', async () => {
    const hanging = join(folder(), 'silent.mjs');
    writeFileSync(hanging, 'for (;;);');
    const unlucky = new DeclarationWorker(hanging, error => unexpected.push(error), 4_000);
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const typed = [1, 2, 3].map(version => {
        mock.timers.tick(1_500);
        return failureOf(unlucky.check(course('{}', { version })));
      });
      mock.timers.tick(1_000);
      assert.deepStrictEqual(await Promise.all(typed), [
        'AbortError',
        'AbortError',
        { code: 'declaration/check-failed' },
      ]);
    } finally {
      mock.timers.reset();
      unlucky.dispose();
    }
  });

  it('keeps a thread that has dropped what was given up', async () => {
    const { description } = course('').target;
    const [counted, starts] = [join(folder(), 'counted.mjs'), join(folder(), 'starts')];
    writeFileSync(
      counted,
      `import { appendFileSync } from 'node:fs';
      appendFileSync(${JSON.stringify(starts)}, '.');
      await import(${JSON.stringify(file)});`,
    );
    const kept = new DeclarationWorker(counted, error => unexpected.push(error));
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const controller = new AbortController();
      const dropped = failureOf(kept.check(course('{}'), controller.signal));
      controller.abort();
      await Promise.all([dropped, kept.operationsFor(description, '[]')]);
      mock.timers.tick(1e9);
      const again = await kept.operationsFor(description, '[]');
      assert.deepStrictEqual([again, readFileSync(starts, 'utf8')], [['bookRooms'], '.']);
    } finally {
      mock.timers.reset();
      kept.dispose();
    }
  });

  it('ends what waits when it is disposed', async () => {
    const waiting = failureOf(worker.check(course('{}')));
    worker.dispose();
    assert.equal(await waiting, 'AbortError');
  });
});
