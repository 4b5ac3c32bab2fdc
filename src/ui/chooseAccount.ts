import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../contributions.ts';
import { AppError } from '../core/base/errors.ts';
import type { Channels, ConfiguredAccount } from '../core/channel/channels.ts';
import { environmentIcon, environmentLabel, qualityLabel } from './channelLabels.ts';

/** The account that commands use where none is named, by id. */
export interface ActiveAccount {
  get(): string | undefined;
  set(id: string): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

/**
 * The account a command is about: the one named, else the active one, else the only one, else the one the user picks, which
 * becomes active. Undefined when the user gives up.
 *
 * @throws AppError `account/none`, `account/unknown`, `account/invalid`
 */
export async function chooseAccount(
  channels: Channels,
  active: ActiveAccount,
  argument?: AccountArgument,
): Promise<ConfiguredAccount | undefined> {
  if (argument !== undefined) {
    return channels.account(typeof argument === 'string' ? argument : argument.accountId);
  }
  const { accounts } = channels.configuration;
  const current = accounts.find(({ account }) => account.id === active.get());
  if (current ?? accounts.length === 1) {
    return current ?? accounts[0];
  }
  return pickAccount(channels, active);
}

/**
 * Lets the user pick the account that is active from now on.
 *
 * @throws AppError `account/none`, or why the only accounts there are cannot be used
 */
export async function pickAccount(
  channels: Channels,
  active: ActiveAccount,
): Promise<ConfiguredAccount | undefined> {
  const { accounts, problems } = channels.configuration;
  if (accounts.length === 0) {
    throw (
      problems.find(problem => problem.code === 'account/invalid') ??
      new AppError('account/none', {})
    );
  }
  const environments = channels.environments();
  const items = accounts.map(configured => {
    const { account } = configured;
    const environment = environments.find(({ id }) => id === account.environment);
    return {
      label: account.name,
      description: environment ? environmentLabel(environment) : account.environment,
      detail: `${qualityLabel(account.quality)} · ${account.clientId}`,
      ...(environment ? { iconPath: environmentIcon(environment) } : {}),
      picked: account.id === active.get(),
      configured,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Select Account'),
    placeHolder: l10n.t('The account that declarations are sent with'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) {
    await active.set(chosen.configured.account.id);
  }
  return chosen?.configured;
}
