import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SettingsScope } from '../core/channel/settingsScope.ts';
import type { Choice } from './wizard.ts';

/** The settings that this window can keep an account or environment in. */
export function offeredScopes(): Choice<SettingsScope>[] {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  const shared: Choice<SettingsScope> = {
    label: scopeLabel('workspace'),
    detail: l10n.t('With this workspace, for everybody who shares it'),
    value: 'workspace',
  };
  // The settings of a single folder are those of the workspace.
  const folders = workspaceFile === undefined ? [] : workspaceFolders;
  return [
    { label: scopeLabel('user'), detail: l10n.t('For you, in every workspace'), value: 'user' },
    ...(workspaceFile === undefined && workspaceFolders.length === 0 ? [] : [shared]),
    ...folders.map(({ uri }): Choice<SettingsScope> => ({
      label: scopeLabel(`folder:${uri.toString()}`),
      detail: l10n.t('With this folder, in whatever workspace it is'),
      value: `folder:${uri.toString()}`,
    })),
  ];
}

/** The settings of a scope, as VS Code names them. */
export function scopeLabel(scope: SettingsScope): string {
  switch (scope) {
    case 'user':
      return l10n.t('User settings');
    case 'workspace':
      return l10n.t('Workspace settings');
    default:
      return l10n.t('Settings of the folder “{0}”', folderOf(scope)?.name ?? scope);
  }
}

/** The folder whose files a scope's settings name by relative paths; none for the user's. */
export function folderOf(scope: SettingsScope): vscode.WorkspaceFolder | undefined {
  const { workspaceFolders = [] } = vscode.workspace;
  switch (scope) {
    case 'user':
      return undefined;
    case 'workspace':
      return workspaceFolders[0];
    default:
      return workspaceFolders.find(({ uri }) => `folder:${uri.toString()}` === scope);
  }
}
