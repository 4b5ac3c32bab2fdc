import * as vscode from 'vscode';

/** Opens a text beside what the user is doing: a title, and what there is to read line by line. */
export async function showReport(title: string, lines: readonly string[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    content: [title, '', ...lines, ''].join('\n'),
    language: 'plaintext',
  });
  await vscode.window.showTextDocument(document, { preserveFocus: true });
}
