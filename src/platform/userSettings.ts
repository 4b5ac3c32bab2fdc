import * as vscode from 'vscode';

/**
 * Where the user settings of the default profile may be: at the address at which VS Code shows them in its editor, or, where VS Code is a
 * server, in a file.
 *
 * @param globalStorage the extension's own, beside which they lie
 */
export function userSettingsFiles(globalStorage: vscode.Uri): vscode.Uri[] {
  const beside = vscode.Uri.joinPath(globalStorage, '../../settings.json');
  return [beside.with({ scheme: 'vscode-userdata' }), beside];
}
