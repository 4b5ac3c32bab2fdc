import * as vscode from 'vscode';
import type { SettingsText } from '../core/channel/settingsFile.ts';
import { userSettingsFiles } from './userSettings.ts';

/** One of the files that make up the settings of this window. */
export interface SettingsSource extends SettingsText {
  uri: vscode.Uri;
}

/**
 * Reads the files that may define accounts: first those that are merged for the first folder, the one that wins first (the
 * folder's, the workspace's, the user's), then each other folder's own. What cannot be read is left out; settings of an untrusted
 * workspace do not count.
 *
 * @param globalStorage the extension's own, beside which the user settings of the default profile lie
 */
export async function readSettingsFiles(globalStorage: vscode.Uri): Promise<SettingsSource[][]> {
  const { workspaceFolders = [], workspaceFile, isTrusted } = vscode.workspace;
  const ofFolder = ({ uri }: vscode.WorkspaceFolder) =>
    read(vscode.Uri.joinPath(uri, '.vscode/settings.json'), []);
  const [first = [], ...others] = (isTrusted ? workspaceFolders : []).map(folder => [
    ofFolder(folder),
  ]);
  const ofWorkspace =
    isTrusted && workspaceFile !== undefined && workspaceFile.scheme !== 'untitled'
      ? [read(workspaceFile, ['settings'])]
      : [];
  const layers = [[...first, ...ofWorkspace, readUser(globalStorage)], ...others];
  const sources = await Promise.all(layers.map(layer => Promise.all(layer)));
  return sources.map(layer => layer.filter(source => source !== undefined));
}

/**
 * The user settings by the address at which VS Code shows them, so that what is said about them shows in the editor: one of its own, but
 * a file where VS Code is a server. Nothing is found where they lie on another machine or belong to another profile.
 */
async function readUser(globalStorage: vscode.Uri): Promise<SettingsSource | undefined> {
  for (const uri of userSettingsFiles(globalStorage)) {
    const source = await read(uri, []);
    if (source) {
      return source;
    }
  }
  return undefined;
}

async function read(
  uri: vscode.Uri,
  within: readonly string[],
): Promise<SettingsSource | undefined> {
  // What an editor holds may be newer than the file, and it is where the marks show.
  const open = vscode.workspace.textDocuments.find(
    document => document.uri.toString() === uri.toString(),
  );
  try {
    const text =
      open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { uri, text, within };
  } catch {
    return undefined;
  }
}
