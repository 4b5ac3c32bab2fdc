import * as vscode from 'vscode';
import type { ContextKeys } from '../../contributions.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import { AccountStatusBar } from './accountStatusBar.ts';
import type { ChannelServices } from './channelServices.ts';
import { registerAccountContents } from './registerAccountContents.ts';
import { registerChannelsView } from './registerChannelsView.ts';
import { registerChannelWizards } from './registerChannelWizards.ts';
import { createTokenClock } from '../../core/token/tokenClock.ts';

/** The channels view, the wizard and the choice of the active account. */
export function registerChannel(services: ChannelServices): vscode.Disposable {
  const { log, channels, settings, activeAccount } = services;
  const tellContext = (): void => {
    const { accounts, problems } = channels.configuration;
    const key: keyof ContextKeys = 'fla.hasAccounts';
    void vscode.commands.executeCommand('setContext', key, accounts.length + problems.length > 0);
  };
  // Reading settings with hundreds of accounts takes longer than the whole activation may.
  setImmediate(tellContext);
  const clock = createTokenClock();
  return vscode.Disposable.from(
    clock,
    registerChannelsView(services, clock),
    new AccountStatusBar(services, clock),
    registerAccountContents(services),
    settings.onDidChange(tellContext),
    registerChannelWizards(services),
    registerCommand('fla.account.select', log, async argument => {
      if (argument === undefined) {
        const { pickAccount } = await import('../../ui/chooseAccount.ts');
        return (await pickAccount(channels, activeAccount))?.account.id;
      }
      const id = typeof argument === 'string' ? argument : argument.accountId;
      await activeAccount.set(channels.account(id).account.id);
      return id;
    }),
  );
}
