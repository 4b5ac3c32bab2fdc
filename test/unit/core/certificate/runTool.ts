import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a tool of others, in English and UTF-8, and returns all that it says. It rejects where the tool fails. */
export async function runTool(command: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(command, args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return `${stdout}\n${stderr}`;
}
