import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from './host/repository.ts';

/** Bytes of the file that VS Code loads at activation and of everything that it imports statically. */
export async function eagerSize(): Promise<number> {
  const dist = join(REPOSITORY, 'dist');
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
    const input = metafile.inputs[path];
    if (input !== undefined && !eager.has(path)) {
      eager.add(path);
      input.imports.filter(({ kind }) => kind !== 'dynamic-import').forEach(i => visit(i.path));
    }
  };
  visit('extension.js');
  return [...eager].reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
}
