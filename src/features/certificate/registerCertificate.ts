import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { plainText } from '../../ui/plainText.ts';
import { registerCommand } from '../../ui/runCommand.ts';

/** What has to do with key stores: for now, forgetting a passphrase. */
export function registerCertificate(
  services: Pick<Services, 'log' | 'channels' | 'activeAccount' | 'keys'>,
): vscode.Disposable {
  const { log, channels, activeAccount, keys } = services;
  return vscode.Disposable.from(
    registerCommand('fla.passphrase.forget', log, async argument => {
      const configured = await chooseAccount(channels, activeAccount, argument);
      if (!configured) {
        return;
      }
      await keys.forget(configured.keyStorePath);
      void vscode.window.showInformationMessage(
        l10n.t(
          'The passphrase of “{0}” is forgotten. It is asked for when the account is used next.',
          plainText(configured.account.name),
        ),
      );
    }),
  );
}
