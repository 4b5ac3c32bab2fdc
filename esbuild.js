import { build, context } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

// CommonJS packages inside a bundle ask for Node's own modules through `require`.
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  // Every notice stands once, whole, in dist/THIRD-PARTY-NOTICES.txt.
  legalComments: 'none',
  metafile: true,
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  outdir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // jsonc-parser's CommonJS form loads its own files in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  // Its form for browsers is an ES module, which takes no wrapper; it differs in reading files, which is never asked of it here.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  banner: { js: REQUIRE },
};

/**
 * Leaves the schema compiler, by far the largest package, to one file that both the extension's chunks and the worker import.
 *
 * @param {string} path of that file as the importing file sees it
 * @returns {import('esbuild').Plugin}
 */
const sharedCompiler = path => ({
  name: 'the schema compiler stands once',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/schemaCompiler\.ts$/ }, () => ({ path, external: true }));
  },
});

/**
 * undici brings the same parser twice, one for processors without SIMD; everything that runs VS Code has it.
 *
 * @type {import('esbuild').Plugin}
 */
const oneParser = {
  name: 'the HTTP parser stands once',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /\/llhttp-wasm\.js$/ }, ({ path, resolveDir, kind }) =>
      resolve(path.replace('llhttp-wasm', 'llhttp_simd-wasm'), { resolveDir, kind }),
    );
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const targets = [
  {
    ...node,
    // One ESM build with shared chunks: two CommonJS bundles would each hold their own AppError and break `instanceof`.
    entryPoints: { extension: 'src/extension.ts' },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
    plugins: [sharedCompiler('../schemaCompiler.js'), oneParser],
  },
  {
    ...node,
    // Apart from the extension's build: what both used would become chunks, and those that activation needs import `vscode`.
    entryPoints: { declarationWorker: 'src/declarationWorkerMain.ts' },
    plugins: [sharedCompiler('./schemaCompiler.js')],
  },
  {
    ...node,
    entryPoints: { schemaCompiler: 'src/core/api/schemaCompiler.ts' },
  },
  {
    ...shared,
    entryPoints: {
      'certificate/main': 'src/webview/certificate/main.ts',
      'response/main': 'src/webview/response/main.ts',
      'token/main': 'src/webview/token/main.ts',
    },
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
  },
];

for (const built of ['chunks', 'webview', 'extension', 'declarationWorker', 'schemaCompiler']) {
  for (const form of ['', '.js', '.js.map']) {
    rmSync(`dist/${built}${form}`, { recursive: true, force: true });
  }
}
writeTexts();
if (watch) {
  for (const target of targets) {
    await (await context(target)).watch();
  }
} else {
  const results = await Promise.all(targets.map(target => build(target)));
  if (production) {
    await mergeEager(results[0].metafile);
  }
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(results.map(result => result.metafile)));
}

/** The texts as they ship: the English ones once, and each translation in their order. */
function writeTexts() {
  const read = name => JSON.parse(readFileSync(`media/l10n/bundle.l10n${name}.json`, 'utf8'));
  const english = Object.keys(read(''));
  const write = (language, texts) =>
    writeFileSync(`dist/l10n/${language}.json`, JSON.stringify(texts));
  mkdirSync('dist/l10n', { recursive: true });
  write('en', english);
  for (const language of ['nl', 'fr', 'de']) {
    const translations = read(`.${language}`);
    write(
      language,
      english.map(text => translations[text]),
    );
  }
}

/**
 * Puts what activation loads into one file: VS Code takes about a millisecond for each file it imports. The chunks that stood apart
 * stay under their names as doors to it, through which the lazily loaded ones reach the same classes and state.
 *
 * @param {import('esbuild').Metafile} metafile
 */
async function mergeEager({ outputs }) {
  const eager = new Set();
  const visit = path => {
    if (!eager.has(path)) {
      eager.add(path);
      outputs[path].imports
        .filter(({ kind, external }) => kind === 'import-statement' && !external)
        .forEach(({ path: next }) => visit(next));
    }
  };
  visit('dist/extension.js');
  eager.delete('dist/extension.js');
  const doors = [...eager].map((path, index) => ({
    path,
    names: outputs[path].exports.map(name => [name, `eager${index}_${name}`]),
  }));
  const { outputFiles } = await build({
    ...shared,
    stdin: {
      contents: [
        "export * from './extension.js';",
        ...doors.map(
          ({ path, names }) =>
            `export { ${names.map(pair => pair.join(' as ')).join(', ')} } from './${relative('dist', path)}';`,
        ),
      ].join('\n'),
      resolveDir: 'dist',
    },
    write: false,
    outfile: 'dist/extension.js',
    allowOverwrite: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url), vscode = require('vscode');",
    },
    plugins: [
      {
        name: 'lazy chunks stay apart',
        setup: ({ onResolve, onLoad }) => {
          onLoad({ filter: /\.js$/, namespace: 'file' }, async ({ path }) => ({
            // One `require` for all of them: each would be made anew, at every start.
            contents: withoutImports((await readFile(path, 'utf8')).replace(REQUIRE, '')),
          }));
          onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) =>
            kind === 'dynamic-import'
              ? { path: `./${relative('dist', join(resolveDir, path))}`, external: true }
              : undefined,
          );
        },
      },
    ],
  });
  writeFileSync('dist/extension.js', outputFiles[0].contents);
  for (const { path, names } of doors) {
    const exported = names.map(([name, unique]) => `${unique} as ${name}`).join(', ');
    writeFileSync(path, `export { ${exported} } from '../extension.js';\n`);
  }
}

/**
 * A minified chunk that takes VS Code's API and Node's own modules without `import`: an import of `vscode` makes a module of the
 * whole API, which takes milliseconds, and older VS Codes ask a thread of their own about every import of an extension.
 *
 * @param {string} text
 */
function withoutImports(text) {
  return text.replace(
    /import(?:\*as ([\w$]+) |(\{[^}]*\}))from"(vscode|node:[\w/]+)";/g,
    (_, namespace, names, module) =>
      `const ${namespace ?? names.replaceAll(' as ', ':')}=${module === 'vscode' ? module : `process.getBuiltinModule("${module}")`};`,
  );
}

/**
 * The licence of every package that ended up in the bundles.
 *
 * @param {(import('esbuild').Metafile | undefined)[]} metafiles
 */
function notices(metafiles) {
  const inputs = metafiles.flatMap(metafile => Object.keys(metafile?.inputs ?? {}));
  const packages = new Set(
    inputs.flatMap(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  return [...packages]
    .sort()
    .map(folder => {
      const { name, version, license, author, homepage, repository } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
      // A package without a licence file is named with where it comes from.
      const text = file
        ? readFileSync(join(folder, file), 'utf8').trim()
        : `Copyright (c) ${author?.name ?? author ?? name}. ${homepage ?? repository?.url ?? ''}`;
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
