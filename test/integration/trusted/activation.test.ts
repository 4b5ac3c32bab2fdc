import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';
import { ExtensionLog } from '../extensionLog.ts';
import { copyDeclarations, FIRST_AID } from './testChannels.ts';
import './processGlobals.ts';

const ID = 'fla-tools.federal-learning-account';
const activeAtStart = vscode.extensions.getExtension(ID)?.isActive;

describe('the installed extension', () => {
  it('comes from the package, sleeps until needed, and activates', async () => {
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension);
    await extension.activate();
    assert.deepStrictEqual(
      {
        activeAtStart,
        active: extension.isActive,
        fromRepository: extension.extensionPath === hostPaths().repository,
        trusted: vscode.workspace.isTrusted,
        folders: vscode.workspace.workspaceFolders?.map(folder => folder.uri.fsPath),
      },
      {
        activeAtStart: false,
        active: true,
        fromRepository: false,
        trusted: true,
        folders: [hostPaths().workspace],
      },
    );
  });

  it('says that there is no account, and no declaration', async () => {
    const log = new ExtensionLog();
    log.mark();
    copyDeclarations();
    assert.deepStrictEqual(
      [
        await vscode.commands.executeCommand('fla.send', FIRST_AID),
        await vscode.commands.executeCommand('fla.account.test'),
        await vscode.commands.executeCommand('fla.send'),
        await log.failures(3),
      ],
      [
        undefined,
        undefined,
        undefined,
        ['fla.send account/none', 'fla.account.test account/none', 'fla.send declaration/none'],
      ],
    );
  });
});
