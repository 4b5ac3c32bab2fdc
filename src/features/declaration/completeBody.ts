import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, TargetArgument } from '../../contributions.ts';
import type { Completion } from '../../core/declaration/declarationWork.ts';
import { withoutPictures } from '../../ui/withoutPictures.ts';
import { bodyAtPosition, type PlacedBody } from './bodyAtPosition.ts';
import type { DeclarationServices } from './declarationServices.ts';

const KINDS: Record<Completion['kind'], vscode.CompletionItemKind> = {
  member: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  code: vscode.CompletionItemKind.EnumMember,
  snippet: vscode.CompletionItemKind.Snippet,
};

/**
 * What may be written at a place of a document, by the description. Whoever types on meanwhile is offered the same: VS Code reads ranges as of
 * the text that it asked for.
 */
export async function completeBody(
  services: DeclarationServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const placed = await bodyAtPosition(services, document, position);
  if (!placed) {
    return [];
  }
  const [completions, remembered] = await Promise.all([
    services.declarations.complete(placed.body, placed.offset),
    services.targets.remembered(document.uri),
  ]);
  return completions.map((completion, index) => {
    const item = itemOf(document.uri, placed, completion, remembered?.account);
    // What is replaced stands on the line of the place.
    item.range = new vscode.Range(
      position.translate(0, completion.start - placed.offset),
      position.translate(0, completion.end - placed.offset),
    );
    // In the description's order, before what VS Code's own JSON guesses.
    item.sortText = `!${String(index).padStart(5, '0')}`;
    return item;
  });
}

function itemOf(
  uri: vscode.Uri,
  { body }: PlacedBody,
  completion: Completion,
  account: string | undefined,
): vscode.CompletionItem {
  const { kind, label, operation, filterText, snippet, suggests = false } = completion;
  const { description } = body.target;
  const item = new vscode.CompletionItem(
    operation === undefined ? label : { label, description: operation },
    KINDS[kind],
  );
  item.insertText = new vscode.SnippetString(snippet);
  item.documentation = documentationOf(completion, description.provisional);
  item.filterText = filterText ?? label;
  if (suggests) {
    item.command = { title: '', command: 'editor.action.triggerSuggest' };
  } else if (operation !== undefined && !body.variables) {
    // Whose whole body is inserted, by that operation the file is sent from now on; the account that was said stays.
    const command: CommandId = 'fla.declaration.changeTarget';
    const target: TargetArgument = {
      apiId: description.id,
      operationId: operation,
      ...(account !== undefined && { account }),
    };
    item.command = { title: '', command, arguments: [uri, target] };
  }
  return item;
}

function documentationOf(
  { documentation, kind }: Completion,
  provisional: boolean,
): vscode.MarkdownString {
  const content = new vscode.MarkdownString(withoutPictures(documentation));
  if (provisional && kind === 'snippet') {
    content.appendMarkdown('\n\n').appendText(l10n.t('provisional model'));
  }
  return content;
}
