import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../../services.ts';

/** Copies the sample workspace into a folder that the user chooses, and opens the copy. */
export async function openSample({ sample }: Pick<Services, 'sample'>): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose the folder that gets the sample workspace'),
      openLabel: l10n.t('Copy Sample Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (parent) {
    const target = await (await sample()).copyTo(parent.fsPath, 'fla-sample');
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(target), {
      forceNewWindow: (vscode.workspace.workspaceFolders?.length ?? 0) > 0,
    });
  }
}
