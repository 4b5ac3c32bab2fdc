import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostPaths } from '../host/hostPaths.ts';

/** Everything that is the user's: digests of the files of the workspace with its settings, and the extension's user settings. */
export function userFiles(): Record<string, string> {
  const { workspace, userData } = hostPaths();
  const digests = filesBelow(workspace).map(file => [
    file,
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  ]);
  const settings = join(userData, 'User/settings.json');
  return Object.fromEntries([...digests, [settings, extensionSettings(settings)]]) as Record<
    string,
    string
  >;
}

/** VS Code moves settings of its own about while it starts: of the user's settings only the extension's must stay as they are. */
function extensionSettings(file: string): string {
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return JSON.stringify(Object.entries(settings).filter(([name]) => name.startsWith('fla.')));
}

/** Absolute paths of all files below a folder, whatever their names; folders that vanish meanwhile have none. */
export function filesBelow(folder: string): string[] {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

/** What is read of a file or folder, unless it is gone: a browser at work removes files at any time. */
export function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
