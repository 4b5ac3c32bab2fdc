import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type * as vscode from 'vscode';

/** A path as written in settings: `${workspaceFolder}`, `~` and what is relative to the workspace folder, else to the home folder. */
export function resolvePath(path: string, folder: vscode.WorkspaceFolder | undefined): string {
  const base = folder?.uri.fsPath ?? homedir();
  const expanded = path
    .replaceAll('${workspaceFolder}', base)
    .replaceAll('${userHome}', homedir())
    .replace(/^~(?=$|[\\/])/, homedir());
  return isAbsolute(expanded) ? expanded : join(base, expanded);
}
