import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { requestAt, type FileRequest } from '../../core/exchange/requestFile.ts';
import { requestPlace } from '../../core/exchange/requestPlace.ts';
import { snippetOf } from '../../core/api/snippetOf.ts';
import { accountLabel } from '../../ui/accountLabel.ts';
import { lookAtRequest, type SeenRequest } from '../../ui/lookAtRequest.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { completionItem } from './completionItem.ts';
import { headerItems } from './headerItems.ts';
import type { RequestEditingServices } from './requestServices.ts';
import { queryItems, requestLineItems } from './targetItems.ts';
import { variableItems } from './variableItems.ts';

/** What may be written at a place of a request file: variables everywhere, and what belongs to the line. */
export async function completeRequest(
  services: RequestEditingServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const before = document.lineAt(position).text.slice(0, position.character);
  const text = document.getText();
  const offset = document.offsetAt(position);
  const place = requestPlace(text, offset);
  const reference = /\{\{\s*%?\s*([^{}\s]*)$/.exec(before);
  if (reference && place !== 'comment' && place !== 'separator') {
    return variableItems(document, position, reference[1] ?? '');
  }
  const file = requestFileOf(document);
  const request = requestAt(file, offset);
  const look = async (): Promise<SeenRequest | undefined> =>
    request && lookAtRequest(services, file, request);
  switch (place) {
    case 'comment':
      return metaItems(services, before, position);
    case 'request':
      return requestLineItems(services, request?.api?.text, document, position);
    case 'header':
      return /^\s*[?&]/.test(before)
        ? queryItems(await look(), before, position)
        : headerItems(request, await look(), before, position);
    case 'body':
      return bodyItems(request, await look(), position);
    default:
      return [];
  }
}

/** `# @name`, `# @account` with the accounts there are, `# @api` with the APIs. */
function metaItems(
  { channels, apis }: RequestEditingServices,
  before: string,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const { Keyword, User, Module } = vscode.CompletionItemKind;
  const name = /^\s*(?:#+|\/\/+)\s*(@\w*)$/.exec(before)?.[1];
  if (name !== undefined) {
    const names = {
      '@name': l10n.t('What this request is called'),
      '@account': l10n.t('The account that sends it'),
      '@api': l10n.t('The API that it belongs to'),
    };
    return Object.entries(names).map(([label, detail]) =>
      completionItem(label, Keyword, position, name, { text: `${label} `, detail, suggests: true }),
    );
  }
  const [, which, typed = ''] = /^\s*(?:#+|\/\/+)\s*@(account|api)[\s=]+(.*)$/.exec(before) ?? [];
  if (which === 'api') {
    return apis.ids().map(id => completionItem(id, Module, position, typed));
  }
  return which === undefined
    ? []
    : channels.configuration.accounts.map(configured =>
        completionItem(configured.account.id, User, position, typed, {
          detail: accountLabel(channels, configured),
        }),
      );
}

/** A body to begin with; what goes into one is offered by its schema. */
function bodyItems(
  request: FileRequest | undefined,
  seen: SeenRequest | undefined,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const { operation, description } = seen ?? {};
  if (!operation?.requestBody || !description || request?.body) {
    return [];
  }
  const label = l10n.t('Body of {0}', `${operation.method} ${operation.path}`);
  const item = completionItem(label, vscode.CompletionItemKind.Snippet, position, '');
  item.insertText = new vscode.SnippetString(snippetOf(description, operation));
  return [item];
}
