import * as vscode from 'vscode';
import type { RememberedTarget } from '../../core/declaration/rememberedTarget.ts';
import { BodyProblems } from './bodyProblems.ts';
import { completeBody, REMEMBER_TARGET } from './completeBody.ts';
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
  /** The account that was said for the file stays. */
  const rememberTarget = async (uri: vscode.Uri, target: RememberedTarget): Promise<void> => {
    const { account } = (await services.targets.remembered(uri)) ?? {};
    await services.targets.remember(uri, {
      ...target,
      ...(account !== undefined && { account }),
    });
  };
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
    vscode.commands.registerCommand(REMEMBER_TARGET, rememberTarget),
  );
}
