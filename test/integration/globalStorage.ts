import { join } from 'node:path';
import * as vscode from 'vscode';
import { hostPaths } from '../host/hostPaths.ts';

/** Where the extension keeps what belongs to no workspace, in the VS Code that this code runs in. */
export function globalStorage(): vscode.Uri {
  const folder = 'User/globalStorage/fla-tools.federal-learning-account';
  return vscode.Uri.file(join(hostPaths().userData, folder));
}
