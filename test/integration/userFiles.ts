import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostPaths } from '../host/hostPaths.ts';

/** Digests of everything that is the user's: the files of the workspace with its settings, and the user settings. */
export function userFiles(): Record<string, string> {
  const { workspace, userData } = hostPaths();
  const files = [...filesBelow(workspace), join(userData, 'User/settings.json')];
  return Object.fromEntries(
    files.map(file => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
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
