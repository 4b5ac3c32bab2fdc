import * as vscode from 'vscode';
import { BodyProblems } from './bodyProblems.ts';
import { completeBody } from './completeBody.ts';
import type { DeclarationServices } from './declarationServices.ts';
import { hoverBody } from './hoverBody.ts';
import { repairs } from './repairs.ts';

/**
 * Starts what helps to write bodies, in the documents that match.
 *
 * @returns what ends it
 */
export function startEditing(
  services: DeclarationServices,
  documents: vscode.DocumentSelector,
): vscode.Disposable {
  const problems = new BodyProblems(services, documents);
  return vscode.Disposable.from(
    problems,
    vscode.languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position) => completeBody(services, document, position),
      },
      '"',
      ':',
    ),
    vscode.languages.registerHoverProvider(documents, {
      provideHover: (document, position) => hoverBody(services, document, position),
    }),
    vscode.languages.registerCodeActionsProvider(
      documents,
      { provideCodeActions: (document, range) => repairs(problems, document, range) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}
