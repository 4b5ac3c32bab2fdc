import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../contributions.ts';
import { AppError } from '../core/base/errors.ts';
import type { Channels, ConfiguredAccount } from '../core/channel/channels.ts';
import { environmentLabel, qualityLabel } from './channelLabels.ts';
import { environmentIcon } from './environmentIcon.ts';

/** The account that commands use where none is named, by id. */
export interface ActiveAccount {
  get(): string | undefined;
  /** Undefined leaves none chosen. */
  set(id: string | undefined): Promise<void>;
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
 * Lets the user pick the account that is active from now on, in the order of the channels view.
 *
 * @throws AppError `account/none`, or why the only accounts there are cannot be used
 */
export async function pickAccount(
  channels: Channels,
  active: ActiveAccount,
): Promise<ConfiguredAccount | undefined> {
  const chosen = await askAccount(channels, active, {
    title: l10n.t('Select Account'),
    placeHolder: l10n.t('The account that declarations are sent with'),
  });
  if (chosen) {
    await active.set(chosen.account.id);
  }
  return chosen;
}

/**
 * Lets the user pick an account, which changes nothing by itself.
 *
 * @throws AppError `account/none`, or why the only accounts there are cannot be used
 */
export async function askAccount(
  channels: Channels,
  active: ActiveAccount,
  question: { title: string; placeHolder: string },
): Promise<ConfiguredAccount | undefined> {
  const { accounts, problems } = channels.configuration;
  if (accounts.length === 0) {
    throw (
      problems.find(problem => problem.code === 'account/invalid') ??
      new AppError('account/none', {})
    );
  }
  const items = channels.groups().flatMap(({ environmentId, environment, accounts: grouped }) =>
    grouped.map(configured => {
      const { account } = configured;
      return {
        label: account.name,
        description: environment ? environmentLabel(environment) : environmentId,
        detail: `${qualityLabel(account.quality)} · ${account.clientId}`,
        ...(environment ? { iconPath: environmentIcon(environment) } : {}),
        picked: account.id === active.get(),
        configured,
      };
    }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    ...question,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.configured;
}
