import * as vscode from 'vscode';

/** Characters of a document, from 0 to the first after them, as a range of it. */
export function rangeIn(
  document: Pick<vscode.TextDocument, 'positionAt'>,
  { start, end }: { start: number; end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
