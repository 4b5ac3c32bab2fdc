import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { isRepresentative } from '../../core/channel/declaringFor.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelServices } from './channelServices.ts';

/**
 * The account named, else the active one, else the one picked, if it declares for others; else the user is told why not.
 *
 * @returns its id
 * @throws AppError `account/none`, `account/unknown`, `account/invalid`
 */
export async function chooseRepresentative(
  { channels, activeAccount }: ChannelServices,
  argument: AccountArgument | undefined,
): Promise<string | undefined> {
  if (argument !== undefined) {
    const id = typeof argument === 'string' ? argument : argument.accountId;
    const { account } = channels.account(id);
    if (!isRepresentative(account.quality)) {
      void vscode.window.showInformationMessage(
        l10n.t(
          'The account “{0}” has the quality “{1}” and declares under its own number: only social secretariats and service providers declare for employers.',
          plainText(account.name),
          qualityLabel(account.quality),
        ),
      );
      return undefined;
    }
    return id;
  }
  const { accounts } = channels.configuration;
  const representatives = accounts
    .map(({ account }) => account)
    .filter(({ quality }) => isRepresentative(quality));
  if (accounts.length === 0) {
    throw new AppError('account/none', {});
  }
  if (representatives.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t(
        'None of the accounts declares for others: only social secretariats and service providers declare for employers.',
      ),
    );
    return undefined;
  }
  const current = representatives.find(({ id }) => id === activeAccount.get());
  if (current ?? representatives.length === 1) {
    return (current ?? representatives[0])?.id;
  }
  const items = representatives.map(({ id, name, environment }) => {
    const found = channels.environment(environment);
    return {
      label: plainText(name),
      description: found ? environmentLabel(found) : plainText(environment),
      id,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Employers'),
    placeHolder: l10n.t('Whose employers?'),
    matchOnDescription: true,
  });
  return chosen?.id;
}
