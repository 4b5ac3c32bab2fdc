import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './host/repository.ts';
import type { TestHost } from './host/testHost.ts';

/** Where `npm run package` puts the packaged extension. */
export const VSIX = join(REPOSITORY, 'dist/federal-learning-account.vsix');

/** Builds and packages the extension as it ships. */
export function packageVsix(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'package'], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error('The extension could not be packaged; npm run package says why.');
  }
}

/**
 * Installs the packaged extension into a fresh extensions folder, which every VS Code of one layer then uses.
 * @returns absolute path of the folder
 */
export async function installPackage(host: TestHost, layer: string): Promise<string> {
  const extensions = join(REPOSITORY, 'out', layer, 'extensions');
  rmSync(extensions, { recursive: true, force: true });
  await host.installVsix(VSIX, extensions);
  return extensions;
}
