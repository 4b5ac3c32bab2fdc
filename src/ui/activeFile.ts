import * as vscode from 'vscode';

/** The file in the active editor, or in the active tab: known before its editor has loaded the text, right after it was opened. */
export function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    vscode.window.activeTextEditor?.document.uri ??
    (input instanceof vscode.TabInputText ? input.uri : undefined)
  );
}
