import * as vscode from 'vscode';
import { operationTexts } from '../../core/api/apiOutline.ts';
import type { Operation } from '../../core/api/apiDescription.ts';
import { METHODS } from '../../core/exchange/methods.ts';
import { descriptionMarkdown } from '../../ui/descriptionMarkdown.ts';
import type { SeenRequest } from '../../ui/lookAtRequest.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { completionItem } from './completionItem.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** Methods, each operation's method with its path, and after a method the paths that have it; after `?` its parameters. */
export async function requestLineItems(
  services: RequestEditingServices,
  api: string | undefined,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const before = document.lineAt(position).text.slice(0, position.character);
  const description = await services.apis.get(api).catch(() => undefined);
  const [, method = '', gap, typed = ''] = /^\s*([A-Za-z]*)(\s+)?(.*)$/.exec(before) ?? [];
  const known = new Set(requestFileOf(document).variables.map(({ name }) => name.text));
  const operations = description?.operations ?? [];
  const itemOf = (operation: Operation, written: string, label: string): vscode.CompletionItem => {
    const { Method, Event } = vscode.CompletionItemKind;
    const texts = description && operationTexts(description, operation, services.language.current);
    const item = completionItem(label, gap === undefined ? Method : Event, position, written, {
      text: withVariables(label, known),
      detail: texts?.summary ?? '',
      sortText: `2${operation.path}`,
    });
    item.documentation = descriptionMarkdown(texts?.summary ?? '', texts?.description ?? '');
    item.tags = operation.deprecated ? [vscode.CompletionItemTag.Deprecated] : [];
    return item;
  };
  if (gap === undefined) {
    return [
      ...METHODS.map(name =>
        completionItem(name, vscode.CompletionItemKind.Keyword, position, method, {
          text: `${name} `,
          sortText: `1${name}`,
          suggests: true,
        }),
      ),
      ...operations.map(operation =>
        itemOf(operation, method, `${operation.method} ${operation.path}`),
      ),
    ];
  }
  if (/[?&][^=&]*$/.test(typed)) {
    const path = typed.replace(/\?.*$/, '');
    const operation = operations.find(
      one => one.method === method.toUpperCase() && fits(one, path),
    );
    return parameterItems(operation, typed, position);
  }
  return operations
    .filter(operation => operation.method === method.toUpperCase())
    .map(operation => itemOf(operation, typed, operation.path));
}

/** The parameters of a query that is written on a line of its own. */
export function queryItems(
  seen: SeenRequest | undefined,
  before: string,
  position: vscode.Position,
): vscode.CompletionItem[] {
  return parameterItems(seen?.operation, before, position);
}

function parameterItems(
  operation: Operation | undefined,
  before: string,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const typed = /[?&]([^=&]*)$/.exec(before)?.[1];
  return typed === undefined
    ? []
    : (operation?.parameters ?? [])
        .filter(parameter => parameter.in === 'query')
        .map(({ name }) =>
          completionItem(name, vscode.CompletionItemKind.Field, position, typed, {
            text: `${name}=`,
          }),
        );
}

/** Whether a path, with variables in it, is one of the operation. */
function fits({ path }: Operation, written: string): boolean {
  const parts = path.split('/');
  const given = written.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, i) => part === given[i] || (part.includes('{') && given[i] !== ''))
  );
}

/** Parameters of a path are written as variables of their names, where the file defines them. */
function withVariables(path: string, known: Set<string>): string {
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    known.has(name) ? `{{${name}}}` : whole,
  );
}
