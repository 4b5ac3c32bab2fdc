import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import type { DeclarationServices } from './declarationServices.ts';

/** Documents with bodies, of which somebody writes: declarations, and requests that may have one. No versions of the past. */
const BODIES: vscode.DocumentSelector = ['file', 'untitled'].flatMap(scheme => [
  { scheme, pattern: '**/*.fla.json' },
  { scheme, language: REQUEST_LANGUAGE },
]);

/** Problems, completion, hovers and repairs in bodies. All of it loads with the first document that has one. */
export function registerDeclaration(services: DeclarationServices): vscode.Disposable {
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
    if (documents.some(document => vscode.languages.match(BODIES, document) > 0)) {
      opened.dispose();
      import('./declarationEditing.ts').then(
        ({ startEditing }) => loaded.push(startEditing(services, BODIES)),
        (error: unknown) => {
          services.log.error('declaration editing', error);
        },
      );
    }
  }
}
