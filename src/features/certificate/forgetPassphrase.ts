import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../../contributions.ts';
import type { Services } from '../../services.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { plainText } from '../../ui/plainText.ts';

/**
 * Forgets the passphrase of an account's key store.
 *
 * @param argument without one, the active account's
 * @throws AppError as `chooseAccount`, `secrets/unavailable`
 */
export async function forgetPassphrase(
  { channels, activeAccount, keys }: Pick<Services, 'channels' | 'activeAccount' | 'keys'>,
  argument: AccountArgument | undefined,
): Promise<void> {
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
}
