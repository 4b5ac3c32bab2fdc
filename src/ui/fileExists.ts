import * as vscode from 'vscode';

/** Whether something stands at an address: a file, a folder or anything else. */
export async function fileExists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
