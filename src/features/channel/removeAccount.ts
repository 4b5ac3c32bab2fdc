import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { askAccount } from '../../ui/chooseAccount.ts';
import { plainText } from '../../ui/plainText.ts';
import { scopeLabel } from '../../ui/settingsScopes.ts';
import type { WritingServices } from './channelServices.ts';

/** What is removed: an account that cannot be used has an id and nothing else that counts. */
type Removed = { id: string; configured: ConfiguredAccount | undefined };

/**
 * Removes an account from all settings that define it, after the user has agreed. Its key store stays where it is.
 *
 * @throws AppError `account/none`, `account/unknown`, `settings/not-written`
 */
export async function removeAccount(
  services: WritingServices,
  argument?: AccountArgument,
): Promise<void> {
  const { written, channels, tokens, activeAccount, log } = services;
  const removed = await chooseRemoved(services, argument);
  const answer = removed && (await confirm(services, removed));
  if (!answer) {
    return;
  }
  const { id, configured } = removed;
  const environment = configured && channels.environment(configured.account.environment);
  await written.accounts.remove(id);
  if (environment) {
    tokens.discard({ account: configured.account, environment });
  }
  if (activeAccount.get() === id) {
    // No other account takes its place unasked: it might be one of production.
    await activeAccount.set(undefined);
  }
  if (configured && answer === 'withPassphrase') {
    await services.keys.forget(configured.keyStorePath).catch((error: unknown) => {
      // Of a file that is gone and was never read nobody knows the passphrase.
      log.error('fla.account.remove', error);
    });
  }
}

async function chooseRemoved(
  { channels, written, activeAccount }: WritingServices,
  argument: AccountArgument | undefined,
): Promise<Removed | undefined> {
  if (argument === undefined) {
    const configured = await askAccount(channels, activeAccount, {
      title: l10n.t('Remove Account'),
      placeHolder: l10n.t('Which account?'),
    });
    return configured && { id: configured.account.id, configured };
  }
  const id = typeof argument === 'string' ? argument : argument.accountId;
  if (written.accounts.scopesOf(id).length === 0) {
    throw new AppError('account/unknown', { account: id });
  }
  const { accounts } = channels.configuration;
  return { id, configured: accounts.find(({ account }) => account.id === id) };
}

async function confirm(
  { written, channels }: WritingServices,
  { id, configured }: Removed,
): Promise<'alone' | 'withPassphrase' | undefined> {
  const environmentId = configured?.account.environment ?? '';
  const environment = channels.environment(environmentId);
  const places = written.accounts.scopesOf(id).map(scopeLabel).join(', ');
  const detail = [
    l10n.t(
      'Environment: {0}',
      plainText(environment ? environmentLabel(environment) : environmentId),
    ),
    l10n.t('Defined in: {0}', places),
    l10n.t('The key store stays where it is, and nothing changes in Chaman.'),
  ];
  const remove = l10n.t('Remove');
  const forgetToo = l10n.t('Remove and Forget Passphrase');
  const isShared = channels.configuration.accounts.some(
    ({ account, keyStorePath }) => account.id !== id && keyStorePath === configured?.keyStorePath,
  );
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Remove the account “{0}”?', plainText(configured?.account.name ?? id)),
    { modal: true, detail: detail.join('\n') },
    remove,
    ...(configured && !isShared ? [forgetToo] : []),
  );
  return answer === remove ? 'alone' : answer === forgetToo ? 'withPassphrase' : undefined;
}
