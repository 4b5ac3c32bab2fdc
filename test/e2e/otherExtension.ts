import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { REPOSITORY } from '../host/repository.ts';

const SOURCE = join(REPOSITORY, 'test/fixtures/otherExtension');

/**
 * Builds and packages the extension of `test/fixtures/otherExtension`, which uses ours.
 *
 * @returns absolute path of its VSIX, in a temporary folder of its own
 */
export function packageOtherExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'other-extension-'));
  for (const file of ['package.json', 'README.md', 'LICENSE']) {
    cpSync(join(SOURCE, file), join(folder, file));
  }
  buildSync({
    entryPoints: [join(SOURCE, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
  });
  const vsix = join(folder, 'session-user.vsix');
  const vsce = join(REPOSITORY, 'node_modules/@vscode/vsce/vsce');
  const { status, stderr } = spawnSync(
    process.execPath,
    [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsix],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`The other extension could not be packaged: ${stderr}`);
  }
  return vsix;
}
