import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from './repository.ts';

/**
 * Bundles TypeScript into an ES module for the extension host. Packages stay outside: the file lies inside the repository
 * (`out/<name>.mjs`), where Node finds them.
 * @param source the module's text; its imports are relative to the folder `test`
 * @returns absolute path of the module
 */
export async function bundleForHost(name: string, source: string): Promise<string> {
  const file = join(REPOSITORY, 'out', `${name}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: join(REPOSITORY, 'test'), loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return file;
}

/** Builds the extension that carries test code into the extension host. */
export async function bundleDriver(): Promise<{ extension: string; tests: string }> {
  const extension = join(REPOSITORY, 'out/driver');
  mkdirSync(extension, { recursive: true });
  writeFileSync(
    join(extension, 'package.json'),
    JSON.stringify({
      name: 'test-driver',
      publisher: 'fla-tools',
      version: '0.0.0',
      type: 'module',
      main: './driver.mjs',
      engines: { vscode: '^1.105.0' },
      activationEvents: ['onStartupFinished'],
      extensionKind: ['workspace'],
      capabilities: { untrustedWorkspaces: { supported: true } },
    }),
  );
  const tests = await bundleForHost('driver/driver', `export * from './host/driver.ts';`);
  return { extension, tests };
}
