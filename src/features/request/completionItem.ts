import * as vscode from 'vscode';

/** What an item is beside its label. */
export interface ItemTraits {
  /** What is inserted; the label where it is left out. */
  text?: string;
  detail?: string;
  sortText?: string;
  /** Whether what comes after it is offered at once. */
  suggests?: boolean;
}

/**
 * Something that may be written, in place of what was typed of it.
 *
 * @param typed what stands before the cursor
 */
export function completionItem(
  label: string,
  kind: vscode.CompletionItemKind,
  position: vscode.Position,
  typed: string,
  { text = label, detail, sortText, suggests = false }: ItemTraits = {},
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kind);
  item.insertText = text;
  item.filterText = label;
  item.range = new vscode.Range(position.translate(0, -typed.length), position);
  if (detail !== undefined) {
    item.detail = detail;
  }
  if (sortText !== undefined) {
    item.sortText = sortText;
  }
  if (suggests) {
    item.command = { title: '', command: 'editor.action.triggerSuggest' };
  }
  return item;
}
