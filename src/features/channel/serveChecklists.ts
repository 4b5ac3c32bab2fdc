import * as vscode from 'vscode';
import type { ChannelServices } from './channelServices.ts';

/** Scheme of the checklists' documents: they are made when they are read, and nobody can edit them. */
export const CHECKLIST_SCHEME = 'fla-checklist';

/** Serves the checklists in the user's language, and again when it changes. */
export function serveChecklists({
  language,
  onDidChangeLanguage,
}: Pick<ChannelServices, 'language' | 'onDidChangeLanguage'>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    onDidChangeLanguage(() => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === CHECKLIST_SCHEME) {
          changed.fire(uri);
        }
      }
    }),
    vscode.workspace.registerTextDocumentContentProvider(CHECKLIST_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async uri => {
        const { checklistText } = await import('./checklistText.ts');
        return checklistText(uri.query, language.current);
      },
    }),
  );
}
