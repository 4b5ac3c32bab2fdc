import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** What helps to write request files. It loads with the first one that is opened. */
export function registerRequest(services: RequestEditingServices): vscode.Disposable {
  const loaded: vscode.Disposable[] = [];
  const opened = vscode.workspace.onDidOpenTextDocument(document => {
    load([document]);
  });
  load(vscode.workspace.textDocuments);
  return new vscode.Disposable(() => {
    opened.dispose();
    vscode.Disposable.from(...loaded).dispose();
  });

  function load(documents: readonly vscode.TextDocument[]): void {
    if (documents.some(({ languageId }) => languageId === REQUEST_LANGUAGE)) {
      opened.dispose();
      import('./requestEditing.ts').then(
        ({ startRequestEditing }) => loaded.push(startRequestEditing(services)),
        (error: unknown) => {
          services.log.error('request editing', error);
        },
      );
    }
  }
}
