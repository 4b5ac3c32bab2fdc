import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { readBoundedFile } from '../../../src/platform/readBoundedFile.ts';
import { failureOf } from '../failureOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('readBoundedFile', () => {
  const folder = temporaryFolder();

  it('reads up to the limit', async () => {
    const file = join(folder(), 'list.csv');
    const bytes = Buffer.alloc(1_000_000, 'a');
    writeFileSync(file, bytes);
    assert.equal(Buffer.compare(await readBoundedFile(file, 1), bytes), 0);
  });

  it('refuses what is larger, and what is no file with an end', async () => {
    const large = join(folder(), 'large.csv');
    writeFileSync(large, Buffer.alloc(1_000_001));
    const missing = join(folder(), 'missing.csv');
    // Reading the device that gives zeros would never end; this one is refused for the same reason.
    const named = [large, missing, folder(), devNull];
    assert.deepStrictEqual(
      await Promise.all(named.map(file => failureOf(readBoundedFile(file, 1)))),
      [
        { code: 'file/too-large', file: large, limit: 1 },
        { code: 'file/unreadable', file: missing },
        { code: 'file/unreadable', file: folder() },
        { code: 'file/unreadable', file: devNull },
      ],
    );
  });
});
