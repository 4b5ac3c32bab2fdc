import * as vscode from 'vscode';

/**
 * The file that a request takes its body from.
 *
 * @param document the request file: a relative path counts from its folder, or where it would be saved
 * @param path as written, by `/` or `\`; of Windows also with a drive or a server (`\\server\share\body.json`)
 */
export function bodyFile(document: vscode.Uri, path: string): vscode.Uri {
  const folder = folderOf(document);
  const forward = path.replaceAll('\\', '/').replace(/^\/{3,}/, '/');
  if (!/^(?:[a-z]:)?\//i.test(forward)) {
    return vscode.Uri.joinPath(folder, forward);
  }
  return folder.scheme === 'file'
    ? vscode.Uri.file(forward)
    : folder.with({ path: forward.replace(/^(?!\/)|^\/+/, '/') });
}

function folderOf(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'untitled') {
    return vscode.Uri.joinPath(document, '..');
  }
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const root = first?.uri ?? vscode.Uri.file('/');
  return document.path.startsWith('/')
    ? vscode.Uri.joinPath(root.with({ path: document.path }), '..')
    : root;
}
