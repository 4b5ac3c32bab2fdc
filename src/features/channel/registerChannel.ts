import * as vscode from 'vscode';
import { CHANNELS_VIEW, type ContextKeys } from '../../contributions.ts';
import { pickAccount } from '../../ui/chooseAccount.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import { AccountStatusBar } from './accountStatusBar.ts';
import type { ChannelServices } from './channelServices.ts';
import { ChannelsView } from './channelsView.ts';

/** The channels view, the wizard and the choice of the active account. */
export function registerChannel(services: ChannelServices): vscode.Disposable {
  const { log, channels, settings, activeAccount, certificates } = services;
  const tellContext = (): void => {
    const { accounts, problems } = channels.configuration;
    const key: keyof ContextKeys = 'fla.hasAccounts';
    void vscode.commands.executeCommand('setContext', key, accounts.length + problems.length > 0);
  };
  tellContext();
  const rows = new ChannelsView(services);
  const view = vscode.window.createTreeView(CHANNELS_VIEW, {
    treeDataProvider: rows,
    showCollapseAll: true,
  });
  const lookAtCertificates = (): void => {
    if (view.visible && !certificates.looksAtAll) {
      certificates.lookAtAll();
    }
  };
  lookAtCertificates();
  return vscode.Disposable.from(
    rows,
    view,
    view.onDidChangeVisibility(lookAtCertificates),
    new AccountStatusBar(services),
    settings.onDidChange(tellContext),
    registerCommand('fla.account.add', log, async () => {
      const { addAccount } = await import('./addAccount.ts');
      return addAccount(services);
    }),
    registerCommand('fla.account.select', log, async argument => {
      if (argument === undefined) {
        return (await pickAccount(channels, activeAccount))?.account.id;
      }
      const id = typeof argument === 'string' ? argument : argument.accountId;
      await activeAccount.set(channels.account(id).account.id);
      return id;
    }),
  );
}
