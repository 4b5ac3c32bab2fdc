import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { findSetting, layOutValue } from '../core/channel/settingEdit.ts';
import type { TextSpan } from '../core/channel/settingsFile.ts';
import type { ScopedEntries, SettingsScope } from '../core/channel/settingsScope.ts';
import { userSettingsFiles } from './userSettings.ts';

/** Milliseconds in which VS Code reads a file it has just written. */
const UNTIL_READ = 5_000;

/**
 * Writes a large setting as an edit of the file of its scope, and waits until VS Code has read it. Only a file that has the setting as
 * VS Code knows it is touched, and one that an editor holds unsaved is not.
 *
 * @param globalStorage the extension's own, beside which the user settings may lie
 * @param read the entries as VS Code knows them at that moment
 * @returns false where it has to be written in VS Code's own way
 */
export async function writeLargeSetting(
  {
    scope,
    setting,
    globalStorage,
  }: { scope: SettingsScope; setting: string; globalStorage: vscode.Uri },
  entries: ScopedEntries,
  read: () => ScopedEntries | undefined,
): Promise<boolean> {
  const before = read();
  for (const { uri, within } of filesOf(scope, globalStorage)) {
    const document = await open(uri);
    const text = document?.getText() ?? '';
    const written = findSetting({ text, within }, setting);
    if (document?.isDirty === false && written && isSame(written.value, before)) {
      const { offset, length } = written.span;
      const content = layOutValue(text, written.span, entries);
      await replace(document, { offset, length }, content);
      if (await becomes(setting, () => isSame(read(), entries))) {
        return true;
      }
      // It could not be saved, or is another profile's.
      const original = text.slice(offset, offset + length);
      await replace((await open(uri)) ?? document, { offset, length: content.length }, original);
    }
  }
  return false;
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Through the editor's own document: a file written past it would be noticed late, or not at all. */
async function replace(
  document: vscode.TextDocument,
  { offset, length }: TextSpan,
  content: string,
): Promise<void> {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, content);
  await vscode.workspace.applyEdit(edit);
  // Where files save themselves it may be saved, and closed, already.
  if (!document.isClosed && document.isDirty) {
    await document.save();
  }
}

function filesOf(
  scope: SettingsScope,
  globalStorage: vscode.Uri,
): { uri: vscode.Uri; within: string[] }[] {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  const ofFolder = (folder: vscode.Uri) => ({
    uri: vscode.Uri.joinPath(folder, '.vscode/settings.json'),
    within: [],
  });
  switch (scope) {
    case 'user':
      // Of a file on a server VS Code learns too late, or not at all, that it was written.
      return userSettingsFiles(globalStorage)
        .filter(({ scheme }) => scheme === 'vscode-userdata')
        .map(uri => ({ uri, within: [] }));
    case 'workspace':
      return workspaceFile === undefined
        ? workspaceFolders.slice(0, 1).map(({ uri }) => ofFolder(uri))
        : [{ uri: workspaceFile, within: ['settings'] }];
    default:
      return [ofFolder(vscode.Uri.parse(scope.slice('folder:'.length)))];
  }
}

/** Values of settings come from VS Code as objects of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return (
    other !== undefined &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
  );
}

/** Whether settings become as wanted before long. */
async function becomes(setting: string, wanted: () => boolean): Promise<boolean> {
  const ended = new AbortController();
  const change = new Promise<boolean>(resolve => {
    const subscription = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(setting) && wanted()) {
        resolve(true);
      }
    });
    ended.signal.addEventListener('abort', () => {
      subscription.dispose();
    });
  });
  try {
    return (
      wanted() ||
      (await Promise.race([
        change,
        sleep(UNTIL_READ, undefined, { signal: ended.signal }).then(wanted),
      ]))
    );
  } finally {
    ended.abort();
  }
}
