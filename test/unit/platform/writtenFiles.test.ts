import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenFiles } from '../../../src/platform/writtenFiles.ts';
import { failureOf } from '../failureOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('writtenFiles', () => {
  const folder = temporaryFolder();
  const path = (name: string): string => join(folder(), name);
  const content = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder(), { withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ name }) => [name, readFileSync(path(name), 'utf8')]),
    );

  it('writes several files, secrets for the user alone', async () => {
    await writtenFiles.write(
      { file: path('a.pfx'), content: 'key', secret: true },
      { file: path('a.cer'), content: 'certificate' },
    );
    assert.deepStrictEqual(content(), { 'a.pfx': 'key', 'a.cer': 'certificate' });
    if (process.platform !== 'win32') {
      assert.equal(statSync(path('a.pfx')).mode & 0o777, 0o600);
    }
  });

  it('writes none of several when one cannot be written', async () => {
    writeFileSync(path('b.pfx'), 'old');
    const failure = await failureOf(
      writtenFiles.write(
        { file: path('b.pfx'), content: 'new' },
        { file: path('missing/b.cer'), content: 'certificate' },
      ),
    );
    assert.deepStrictEqual(
      [failure, content()],
      [{ code: 'keystore/not-written', file: path('missing/b.cer') }, { 'b.pfx': 'old' }],
    );
  });

  it('brings the old file back when the new one does not prove right', async () => {
    writeFileSync(path('c.pfx'), 'old');
    const wrong = await failureOf(
      writtenFiles.replace(path('c.pfx'), Buffer.from('new'), () => Promise.resolve(false)),
    );
    const failed = await failureOf(
      writtenFiles.replace(path('c.pfx'), Buffer.from('new'), () => Promise.reject(new Error())),
    );
    const expected = { code: 'keystore/not-written', file: path('c.pfx') };
    assert.deepStrictEqual([wrong, failed, content()], [expected, expected, { 'c.pfx': 'old' }]);
  });

  it('replaces a file that proves right, and leaves no copy', async () => {
    writeFileSync(path('d.pfx'), 'old');
    await writtenFiles.replace(path('d.pfx'), Buffer.from('new'), () =>
      Promise.resolve(readFileSync(path('d.pfx'), 'utf8') === 'new'),
    );
    assert.deepStrictEqual(content(), { 'd.pfx': 'new' });
  });

  it('finds a name that is free', async () => {
    writeFileSync(path('e.cer'), '');
    mkdirSync(path('e-2.cer'));
    assert.deepStrictEqual(
      [await writtenFiles.freeName(path('e.cer')), await writtenFiles.freeName(path('f.cer'))],
      [path('e-3.cer'), path('f.cer')],
    );
  });
});
