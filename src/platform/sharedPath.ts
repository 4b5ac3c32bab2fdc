import { homedir } from 'node:os';
import { isAbsolute, relative, sep } from 'node:path';
import * as vscode from 'vscode';

/**
 * A path as it may fit on other machines: `${workspaceFolder}/…` in a folder of this workspace, `~/…` in the home folder. What lies
 * elsewhere stays as it is.
 */
export function sharedPath(path: string): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const bases = [
    ...folders.map(({ uri }) => [uri.fsPath, '${workspaceFolder}'] as const),
    [homedir(), '~'] as const,
  ];
  for (const [base, name] of bases) {
    const within = relative(base, path);
    if (within !== '' && within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within)) {
      return `${name}/${within.replaceAll(sep, '/')}`;
    }
  }
  return path;
}
