import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { readKeyStoreFile } from '../../../src/platform/keyStoreFiles.ts';
import { failureOf } from '../failureOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const LIMIT = 1024 * 1024;

describe('readKeyStoreFile', () => {
  const folder = temporaryFolder();

  it('reads up to the limit', async () => {
    const file = join(folder(), 'ключ é.pfx');
    const bytes = Buffer.alloc(LIMIT, 7);
    writeFileSync(file, bytes);
    assert.equal(Buffer.compare(await readKeyStoreFile(file), bytes), 0);
  });

  it('refuses what is larger', async () => {
    const file = join(folder(), 'large.pfx');
    writeFileSync(file, Buffer.alloc(LIMIT + 1));
    assert.deepStrictEqual(await failureOf(readKeyStoreFile(file)), {
      code: 'keystore/too-large',
      file,
      what: 'bytes',
      value: LIMIT + 1,
      limit: LIMIT,
    });
  });

  it('tells a missing file from one that cannot be read', async () => {
    const missing = join(folder(), 'missing.pfx');
    const named = [missing, folder(), devNull];
    assert.deepStrictEqual(
      await Promise.all(named.map(file => failureOf(readKeyStoreFile(file)))),
      [
        { code: 'keystore/not-found', file: missing },
        { code: 'keystore/unreadable', file: folder() },
        { code: 'keystore/unreadable', file: devNull },
      ],
    );
  });
});
