import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from '../../host/repository.ts';

/** Builds the worker's bundle and tells its path. */
export async function builtWorker(): Promise<string> {
  const outfile = join(REPOSITORY, 'out/declarationWorker.mjs');
  await build({
    entryPoints: [join(REPOSITORY, 'src/declarationWorkerMain.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
