import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { operationTexts } from '../../core/api/apiOutline.ts';
import { isBuiltIn } from '../../core/exchange/builtInVariables.ts';
import type { FileRequest, VariableReference } from '../../core/exchange/requestFile.ts';
import { accountLabel } from '../../ui/accountLabel.ts';
import { qualityLabel } from '../../ui/channelLabels.ts';
import { descriptionMarkdown } from '../../ui/descriptionMarkdown.ts';
import { lookAtRequest, type SeenRequest } from '../../ui/lookAtRequest.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { builtInText } from './builtInText.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** What a variable stands for, which operation a request calls, and which account sends it. */
export async function hoverRequest(
  services: RequestEditingServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  const at = ({ start, end }: { start: number; end: number }): boolean =>
    offset >= start && offset < end;
  const file = requestFileOf(document);
  const reference = file.references.find(at);
  const request =
    file.requests.find(at) ??
    // What stands above all requests holds for each of them: the first one tells.
    file.requests.find(({ account }) => account && at(account)) ??
    file.requests[0];
  if (!request) {
    return undefined;
  }
  const seen = await lookAtRequest(services, file, request);
  if (reference) {
    return new vscode.Hover(variableText(seen, reference), rangeIn(document, reference));
  }
  if (request.account && at(request.account) && seen.account) {
    return new vscode.Hover(
      accountText(services, seen.account),
      rangeIn(document, request.account),
    );
  }
  return at(request.method) || at(request.target)
    ? operationHover(services, document, request, seen)
    : undefined;
}

function variableText(
  { variables }: SeenRequest,
  reference: VariableReference,
): vscode.MarkdownString {
  const { name } = reference;
  const value = variables.valueOf(reference);
  const facts = [
    ...(isBuiltIn(name) ? [builtInText(name)] : []),
    value === undefined ? l10n.t('It has no value here.') : l10n.t('For example: {0}', value),
  ];
  return isBuiltIn(name)
    ? descriptionMarkdown(name, '', facts)
    : descriptionMarkdown(
        name,
        '',
        value === undefined ? facts : [value === '' ? l10n.t('It is empty.') : value],
      );
}

function accountText(
  { channels }: RequestEditingServices,
  configured: NonNullable<SeenRequest['account']>,
): vscode.MarkdownString {
  const { quality, enterpriseNumber } = configured.account;
  return descriptionMarkdown(accountLabel(channels, configured), '', [
    qualityLabel(quality),
    ...(enterpriseNumber === undefined ? [] : [l10n.t('Enterprise number: {0}', enterpriseNumber)]),
  ]);
}

function operationHover(
  { language }: RequestEditingServices,
  document: vscode.TextDocument,
  { method, target }: FileRequest,
  { operation, description, url }: SeenRequest,
): vscode.Hover | undefined {
  if (!operation || !description) {
    return undefined;
  }
  const texts = operationTexts(description, operation, language.current);
  const facts = [
    `${operation.method} ${operation.path}`,
    ...(url ? [url.url] : []),
    ...(operation.deprecated ? [l10n.t('deprecated')] : []),
    ...(description.provisional ? [l10n.t('provisional model')] : []),
  ];
  return new vscode.Hover(
    descriptionMarkdown(texts.summary || operation.operationId, texts.description, facts),
    rangeIn(document, { start: method.start, end: target.end }),
  );
}
