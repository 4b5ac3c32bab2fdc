import * as vscode from 'vscode';

/**
 * Starts something with the first open document of a kind, once.
 *
 * @param start resolves to what ends it
 * @returns ends it, or the waiting for it
 */
export function startWithFirst(
  selector: vscode.DocumentSelector,
  start: () => Promise<vscode.Disposable>,
  onFailure: (error: unknown) => void,
): vscode.Disposable {
  let started: Promise<vscode.Disposable> | undefined;
  const look = (document: vscode.TextDocument): void => {
    if (!started && vscode.languages.match(selector, document) > 0) {
      started = start();
      started.catch(onFailure);
    }
  };
  const opened = vscode.workspace.onDidOpenTextDocument(look);
  vscode.workspace.textDocuments.forEach(look);
  return new vscode.Disposable(() => {
    opened.dispose();
    void started?.then(
      one => void one.dispose(),
      () => undefined,
    );
  });
}
