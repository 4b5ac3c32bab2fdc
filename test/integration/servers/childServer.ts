import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { hostPaths } from '../../host/hostPaths.ts';

/** A server in a process of its own. */
export interface ChildServer {
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server with this process's Node, in the repository's folder, and waits for the line that tells that it listens.
 *
 * @param args Node's arguments
 * @param isReady told every line of standard output
 */
export async function startChild(
  args: readonly string[],
  isReady: (line: string) => boolean,
): Promise<ChildServer> {
  const child = spawn(process.execPath, args, {
    cwd: hostPaths().repository,
    // On the desktop, Node is VS Code's own executable.
    env: { ...ownEnvironment(), ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      if (isReady(line)) {
        resolve();
      }
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${args.join(' ')} ended by itself:\n${errors}`)));
  });
  return {
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}

/** Without what belongs to the VS Code around it. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^(VSCODE_|NODE_OPTIONS$)/.test(name)));
}
