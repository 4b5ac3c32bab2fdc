import { build, context } from 'esbuild';
import { rmSync } from 'node:fs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};

/** @type {import('esbuild').BuildOptions[]} */
const targets = [
  {
    ...shared,
    // One ESM build with shared chunks: two CommonJS bundles would each hold their own AppError and break `instanceof`.
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    // jsonc-parser's CommonJS form loads its own files in a way that no bundler can follow.
    mainFields: ['module', 'main'],
    // CommonJS packages inside the bundle ask for Node's own modules through `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    ...shared,
    entryPoints: { 'response/main': 'src/webview/response/main.ts' },
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
  },
];

for (const built of ['chunks', 'webview', 'extension.js', 'extension.js.map']) {
  rmSync(`dist/${built}`, { recursive: true, force: true });
}
if (watch) {
  for (const target of targets) {
    await (await context(target)).watch();
  }
} else {
  await Promise.all(targets.map(target => build(target)));
}
