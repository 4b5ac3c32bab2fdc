import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from './host/repository.ts';

const dist = join(REPOSITORY, 'dist');

/** Bytes of the file that VS Code loads at activation and of everything of ours that it imports statically. */
export async function eagerSize(): Promise<number> {
  const files = (await eagerModules()).filter(path => path.endsWith('.js'));
  return files.reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
}

/** The file that VS Code loads at activation and everything that it imports statically: files in `dist`, and the names of others' modules. */
export async function eagerModules(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(dist, 'extension.js')],
    absWorkingDir: dist,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
    logLevel: 'error',
  });
  const eager = new Set<string>();
  const visit = (path: string): void => {
    if (!eager.has(path)) {
      eager.add(path);
      (metafile.inputs[path]?.imports ?? [])
        .filter(({ kind }) => kind !== 'dynamic-import')
        .forEach(imported => visit(imported.path));
    }
  };
  visit('extension.js');
  return [...eager];
}
