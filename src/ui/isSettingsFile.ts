import type * as vscode from 'vscode';

/** Whether accounts may be defined in a file, by its address. */
export function isSettingsFile({ path }: vscode.Uri): boolean {
  return path.endsWith('/settings.json') || path.endsWith('.code-workspace');
}
