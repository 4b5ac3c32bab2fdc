import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';
import { ExtensionLog } from '../extensionLog.ts';
import { makeKeyStore } from '../makeKeyStore.ts';
import { LoopbackServer } from '../servers/loopbackServer.ts';
import { userFiles } from '../userFiles.ts';

const DECLARATION = vscode.Uri.file(join(hostPaths().workspace, 'declarations/first-aid.fla.json'));

const HOME = join(hostPaths().profile, 'home');
const MINE = {
  quality: 'employer',
  clientId: 'self_service_chaman_mine',
  certificate: join(HOME, 'p-384.p12'),
};

/** Writes a user setting: those of the workspace do not count here. */
function update(setting: string, value: unknown): Thenable<void> {
  const target = vscode.ConfigurationTarget.Global;
  return vscode.workspace.getConfiguration().update(setting, value, target);
}

// The workspace is the sample: its settings hold accounts, and ask for the sandbox to start by itself.
describe('the extension in an untrusted workspace', () => {
  const log = new ExtensionLog();
  let loopback: LoopbackServer;
  before(async () => {
    const extension = vscode.extensions.getExtension('fla-tools.federal-learning-account');
    assert.ok(extension);
    await extension.activate();
  });
  beforeEach(() => log.mark());
  after(() => loopback.close());

  it('activates in restricted mode, and does not listen', () => {
    assert.deepStrictEqual(
      {
        trusted: vscode.workspace.isTrusted,
        listening: process.getActiveResourcesInfo().filter(name => name === 'TCPServerWrap'),
      },
      { trusted: false, listening: [] },
    );
  });

  it('does not know the accounts of the workspace', async () => {
    const before = userFiles();
    await vscode.commands.executeCommand('fla.account.select', 'sample-employer');
    await vscode.commands.executeCommand('fla.token.get', 'sample-employer');
    await vscode.commands.executeCommand('fla.send', DECLARATION, { account: 'sample-employer' });
    await vscode.commands.executeCommand('fla.send', DECLARATION);
    assert.deepStrictEqual(
      [await log.failures(4), userFiles()],
      [
        [
          'fla.account.select account/unknown',
          'fla.token.get account/unknown',
          'fla.send workspace/untrusted',
          'fla.send workspace/untrusted',
        ],
        before,
      ],
    );
  });

  it('sends nothing for an account of the user either', async () => {
    loopback = await LoopbackServer.start();
    await makeKeyStore(HOME, 'p-384');
    await update('fla.environments', { loopback: loopback.environment });
    await update('fla.accounts', { mine: { ...MINE, environment: 'loopback' } });
    const before = userFiles();
    const selected = await vscode.commands.executeCommand('fla.account.select', 'mine');
    const sent = await vscode.commands.executeCommand('fla.send', DECLARATION, { account: 'mine' });
    await vscode.commands.executeCommand('fla.send', DECLARATION);
    await vscode.commands.executeCommand('fla.token.get', 'mine');
    await vscode.commands.executeCommand('fla.account.test', 'mine');
    assert.deepStrictEqual(
      {
        selected,
        sent,
        failures: await log.failures(4),
        seen: loopback.takeSeen(),
        files: userFiles(),
      },
      {
        selected: 'mine',
        sent: undefined,
        failures: [
          'fla.send workspace/untrusted',
          'fla.send workspace/untrusted',
          'fla.token.get workspace/untrusted',
          'fla.account.test workspace/untrusted',
        ],
        seen: { token: [], api: [] },
        files: before,
      },
    );
  });

  it('does not start the sandbox of an account either', async () => {
    await update('fla.accounts', { mine: { ...MINE, environment: 'sandbox' } });
    await vscode.commands.executeCommand('fla.account.test', 'mine');
    await vscode.commands.executeCommand('fla.send', DECLARATION, { account: 'mine' });
    const servers = process.getActiveResourcesInfo().filter(name => name === 'TCPServerWrap');
    assert.deepStrictEqual(
      [await log.failures(2), servers.length],
      [['fla.account.test workspace/untrusted', 'fla.send workspace/untrusted'], 1],
    );
  });
});
