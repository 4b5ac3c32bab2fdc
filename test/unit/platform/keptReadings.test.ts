import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApi } from '../../../src/core/api/readApi.ts';
import { keepReading, keptReading } from '../../../src/platform/keptReadings.ts';
import { readTextFile } from '../../../src/platform/readTextFile.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const ROOT = `openapi: 3.0.3
info: { title: Kept, version: '1' }
paths: {}
components: { schemas: { A: { $ref: a.yaml } } }
`;

describe('keptReadings', () => {
  const folder = temporaryFolder();
  const cache = (): string => join(folder(), 'cache');
  const source = (name = 'root.yaml') => ({ id: 'fla', file: join(folder(), name) });
  const read = (name?: string, allowedHosts: string[] = []) =>
    readApi(source(name), { allowedHosts, fetched: {} }, readTextFile);

  beforeEach(() => {
    writeFileSync(source().file, ROOT);
    writeFileSync(join(folder(), 'a.yaml'), 'type: string');
  });

  it('gives back what was read, as long as nothing changed', async () => {
    const reading = await read();
    await keepReading(cache(), source(), [], reading);
    const kept = await keptReading(cache(), source(), []);
    const others = await Promise.all([
      keptReading(cache(), { ...source(), id: 'other' }, []),
      keptReading(cache(), source(), ['a.example']),
      keptReading(cache(), source('another.yaml'), []),
    ]);
    assert.deepStrictEqual([kept, others], [reading, [undefined, undefined, undefined]]);
  });

  it('forgets it when a file changes, goes or comes', async () => {
    const after = async (change: () => void) => {
      await keepReading(cache(), source(), [], await read());
      change();
      return keptReading(cache(), source(), []);
    };
    const other = join(folder(), 'a.yaml');
    assert.deepStrictEqual(
      [
        await after(() => {
          writeFileSync(source().file, `${ROOT}#`);
        }),
        await after(() => {
          writeFileSync(other, 'type: number');
        }),
        await after(() => {
          rmSync(other);
        }),
        await after(() => {
          writeFileSync(other, 'type: string');
        }),
      ],
      [undefined, undefined, undefined, undefined],
    );
  });

  it('keeps nothing that cannot be used or lacks what was to be fetched', async () => {
    writeFileSync(source('broken.yaml').file, '{');
    await keepReading(cache(), source('broken.yaml'), [], await read('broken.yaml'));
    const reading = await read();
    const place = { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 };
    const details = { host: 'h', cause: '404' };
    await keepReading(cache(), source(), [], {
      ...reading,
      findings: [{ code: 'api/not-fetched', details, ...place }],
    });
    assert.deepStrictEqual(
      [
        await keptReading(cache(), source('broken.yaml'), []),
        await keptReading(cache(), source(), []),
      ],
      [undefined, undefined],
    );
  });

  it('keeps no more than sixteen', async () => {
    for (let index = 0; index < 18; index += 1) {
      const name = `${index}.yaml`;
      writeFileSync(source(name).file, ROOT);
      await keepReading(cache(), source(name), [], await read(name));
    }
    assert.equal(readdirSync(cache()).length, 16);
  });

  it('does without a folder it cannot write', async () => {
    writeFileSync(join(folder(), 'file'), '');
    await keepReading(join(folder(), 'file'), source(), [], await read());
    assert.equal(await keptReading(join(folder(), 'file'), source(), []), undefined);
  });
});
