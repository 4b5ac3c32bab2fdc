import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';

/** Milliseconds of silence after which a file counts as written. */
const SETTLED = 200;

/** Tells when a file was written, replaced, deleted or has come back, also outside the workspace. */
export function watchFile(uri: vscode.Uri, onDidChange: () => void): vscode.Disposable {
  if (uri.scheme !== 'file') {
    return new vscode.Disposable(() => undefined);
  }
  // A file name may hold what is special in a pattern; in brackets it is not.
  const name = basename(uri.fsPath).replace(/[*?{}[\]]/g, '[$&]');
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(dirname(uri.fsPath)), name),
  );
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onDidChange, SETTLED);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(later),
    watcher.onDidCreate(later),
    watcher.onDidDelete(later),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
