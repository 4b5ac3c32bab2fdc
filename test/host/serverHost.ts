import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';
import type { HostProfile } from './hostProfile.ts';
import { installServer } from './installServer.ts';

/** How to start the browser VS Code. */
export interface ServerOptions {
  readonly profile: HostProfile;
  /** Folder with the installed extensions; see {@link installVsix}. */
  readonly extensions: string;
  /** False opens the workspace as untrusted; by default Workspace Trust is off. */
  readonly trusted?: boolean;
  readonly locale?: string;
  /** Variables that the extension host gets too. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Loopback port; a free one by default. Secrets survive a restart on the same port with the same browser profile. */
  readonly port?: number;
}

/** A running browser VS Code. */
export interface Server {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Address that opens a folder or workspace file, and optionally a file in it (absolute paths). */
  readonly url: (workspace: string, file?: string) => string;
  /** Rejects when the server ends before {@link stop}. */
  readonly ended: Promise<never>;
  readonly stop: () => Promise<void>;
}

/** Installs a packaged extension into an extensions folder, as `--install-extension` does. Takes about a second. */
export async function installVsix(vsix: string, extensions: string): Promise<void> {
  const { node, entry } = installServer();
  const userData = join(dirname(extensions), 'install');
  mkdirSync(extensions, { recursive: true });
  await promisify(execFile)(
    node,
    [
      ...[entry, '--user-data-dir', userData, '--extensions-dir', extensions],
      ...['--config', writeConfig(dirname(extensions)), '--install-extension', vsix, '--force'],
    ],
    { env: serverEnvironment() },
  );
}

/** Starts the browser VS Code on a loopback port and waits until it answers. Its output goes to `server.log` in the profile. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { profile, extensions, trusted = true, locale, port = await freePort() } = options;
  const { node, entry } = installServer();
  const log = join(profile.root, 'server.log');
  const output = openSync(log, 'a');
  const child = spawn(
    node,
    [
      ...[entry, '--config', writeConfig(profile.root), '--auth', 'none'],
      ...['--bind-addr', `127.0.0.1:${port}`, '--user-data-dir', profile.userData],
      ...['--extensions-dir', extensions, '--disable-telemetry', '--disable-update-check'],
      ...['--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened'],
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(locale === undefined ? [] : ['--locale', locale]),
    ],
    {
      detached: true, // a process group of its own, so that no extension host outlives the server
      stdio: ['ignore', output, output],
      env: {
        ...serverEnvironment(),
        HOME: profile.home,
        TMPDIR: profile.temporary,
        XDG_CONFIG_HOME: join(profile.home, '.config'),
        XDG_DATA_HOME: join(profile.home, '.local/share'),
        ...options.environment,
      },
    },
  );
  closeSync(output);
  const kill = () => killGroup(child);
  process.once('exit', kill);
  let stopping = false;
  const ended = once(child, 'exit').then(() => {
    process.off('exit', kill);
    if (stopping) {
      return new Promise<never>(() => undefined);
    }
    throw new Error(`VS Code's server ended by itself. ${tailOf(log)}`);
  });
  ended.catch(() => undefined); // whoever waits for something of this server races with `ended`
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([ended, untilHealthy(origin)]).catch((error: unknown) => {
    kill();
    throw error;
  });
  return {
    origin,
    ended,
    url: (workspace, file) => workbenchUrl(origin, workspace, file),
    stop: async () => {
      stopping = true;
      await stopProcess(child);
    },
  };
}

/** The address that opens a folder or workspace file, and optionally a file in it, in the browser VS Code. */
function workbenchUrl(origin: string, workspace: string, file?: string): string {
  const url = new URL(origin);
  const what = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  url.searchParams.set(what, workspace);
  if (file !== undefined) {
    const uri = `vscode-remote://${url.host}${file}`;
    url.searchParams.set('payload', JSON.stringify([['openFile', uri]]));
  }
  return url.href;
}

async function untilHealthy(origin: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const healthy = await fetch(`${origin}/healthz`).then(
      response => response.ok,
      () => false,
    );
    if (healthy) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error("VS Code's server did not answer within a minute.");
    }
    await delay(50);
  }
}

/** Asks the server to end, and then ends what it leaves behind: extension hosts wait for hours for a window to return. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    const force = setTimeout(() => killGroup(child), 10_000);
    child.kill();
    await exited;
    clearTimeout(force);
  }
  killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

/** The server's own settings, kept away from the user's `~/.config/code-server`. */
function writeConfig(folder: string): string {
  const file = join(folder, 'server.yaml');
  writeFileSync(file, 'auth: none\ncert: false\n');
  return file;
}

/** This process's environment without what belongs to a VS Code or tsx around it; no gallery to call. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function tailOf(log: string): string {
  return `The end of ${log}:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`;
}
