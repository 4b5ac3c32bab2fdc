import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';

describe('the installed extension', () => {
  it('comes from the package and activates', async () => {
    const extension = vscode.extensions.getExtension('fla-tools.federal-learning-account');
    assert.ok(extension);
    await extension.activate();
    assert.deepStrictEqual(
      {
        active: extension.isActive,
        fromRepository: extension.extensionPath === hostPaths().repository,
        trusted: vscode.workspace.isTrusted,
        folders: vscode.workspace.workspaceFolders?.map(folder => folder.uri.fsPath),
      },
      { active: true, fromRepository: false, trusted: true, folders: [hostPaths().workspace] },
    );
  });
});
