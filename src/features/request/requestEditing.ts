import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { completeRequest } from './completeRequest.ts';
import { hoverRequest } from './hoverRequest.ts';
import { bodyLinks, definitionOf } from './requestLinks.ts';
import { requestLenses } from './requestLenses.ts';
import { foldingRanges, requestSymbols } from './requestOutline.ts';
import { RequestProblems } from './requestProblems.ts';
import type { RequestEditingServices } from './requestServices.ts';

/**
 * Starts what helps to write request files.
 *
 * @returns what ends it
 */
export function startRequestEditing(services: RequestEditingServices): vscode.Disposable {
  const documents: vscode.DocumentSelector = { language: REQUEST_LANGUAGE };
  const changed = new vscode.EventEmitter<void>();
  const { languages } = vscode;
  return vscode.Disposable.from(
    changed,
    services.targets.onDidChange(() => {
      changed.fire();
    }),
    services.onDidChangeLanguage(() => {
      changed.fire();
    }),
    new RequestProblems(services, changed.event),
    languages.registerCodeLensProvider(documents, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: document => requestLenses(services, document),
    }),
    languages.registerDocumentSymbolProvider(documents, {
      provideDocumentSymbols: document => requestSymbols(document, requestFileOf(document)),
    }),
    languages.registerFoldingRangeProvider(documents, {
      provideFoldingRanges: document => foldingRanges(document, requestFileOf(document)),
    }),
    languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position) =>
          completeRequest(services, document, position),
      },
      ...['/', '?', '&', '@', '{', '$', ' '],
    ),
    languages.registerHoverProvider(documents, {
      provideHover: (document, position) => hoverRequest(services, document, position),
    }),
    languages.registerDefinitionProvider(documents, {
      provideDefinition: (document, position) => definitionOf(document, position),
    }),
    languages.registerDocumentLinkProvider(documents, {
      provideDocumentLinks: document => bodyLinks(document),
    }),
  );
}
