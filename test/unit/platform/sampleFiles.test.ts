import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSampleFiles } from '../../../src/platform/sampleFiles.ts';
import { openKeyStore } from '../../../src/core/certificate/openKeyStore.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const SAMPLE = fileURLToPath(new URL('../../../media/sample', import.meta.url));

/** Every file below a folder with its content. */
const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => [file.slice(folder.length), readFileSync(file).toString('base64')]);

describe('SampleFiles', () => {
  const folder = temporaryFolder();
  const sample = createSampleFiles(SAMPLE);

  it('know the passphrase of the sample’s key stores, and it opens them', async () => {
    const certificates = join(SAMPLE, 'certificates');
    const files = readdirSync(certificates).filter(name => name.endsWith('.pfx'));
    assert.ok(files.length > 0);
    for (const file of files) {
      const bytes = readFileSync(join(certificates, file));
      const digest = createHash('sha256').update(bytes).digest('hex');
      const passphrase = await sample.passphraseOf(digest);
      const { entries } = await openKeyStore(bytes, passphrase, { file });
      assert.equal(entries.filter(({ privateKey }) => privateKey !== undefined).length, 1);
    }
  });

  it('know no passphrase of any other file', async () => {
    assert.equal(await sample.passphraseOf('0'.repeat(64)), undefined);
  });

  it('copy all of the sample, beside what stands there already', async () => {
    mkdirSync(join(folder(), 'FLA'));
    writeFileSync(join(folder(), 'FLA', 'mine.txt'), 'mine');
    const copies = [
      await sample.copyTo(folder(), 'FLA'),
      await sample.copyTo(folder(), 'FLA'),
      await sample.copyTo(folder(), 'Other'),
    ];
    assert.deepStrictEqual(copies, [
      join(folder(), 'FLA-2'),
      join(folder(), 'FLA-3'),
      join(folder(), 'Other'),
    ]);
    for (const copy of copies) {
      assert.deepStrictEqual(contentsOf(copy), contentsOf(SAMPLE));
    }
    assert.deepStrictEqual(readdirSync(join(folder(), 'FLA')), ['mine.txt']);
  });
});
