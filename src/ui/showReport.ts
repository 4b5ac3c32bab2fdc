import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

const SCHEME = 'fla-report';

/**
 * Opens a text that can be read and copied, but is no file and asks for no saving: a title, and what there is to say line by line.
 *
 * @param title also that of the tab
 */
export async function showReport(title: string, lines: readonly string[]): Promise<void> {
  const path = `/${title.replace(/[\\/]/g, ' ')}`;
  const uri = vscode.Uri.from({ scheme: SCHEME, path, query: randomUUID() });
  // A document keeps its text without the provider, so that nothing of it stays in memory once it is closed.
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: () => [title, '', ...lines, ''].join('\n'),
  });
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
  } finally {
    provider.dispose();
  }
}
