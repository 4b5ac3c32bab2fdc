import * as vscode from 'vscode';

/** A path as settings should hold it: one inside the workspace relative to its folder, so that the settings can be shared. */
export function writtenPath(path: string): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const relative = vscode.workspace.asRelativePath(path, false);
  return folder && relative !== path ? `\${workspaceFolder}/${relative}` : path;
}
