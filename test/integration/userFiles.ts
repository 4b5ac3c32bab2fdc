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

/** Absolute paths of all files below a folder, whatever their names, in a stable order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
