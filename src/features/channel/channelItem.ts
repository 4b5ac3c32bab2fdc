import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AppError } from '../../core/base/errors.ts';
import type { AccountGroup, ConfiguredAccount } from '../../core/channel/channels.ts';
import { SANDBOX } from '../../core/channel/environment.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { environmentIcon, productionColor } from '../../ui/environmentIcon.ts';
import { messageFor } from '../../ui/messages.ts';
import { certificateItem } from './certificateRow.ts';
import type { ChannelRow } from './channelRow.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';
import { tokenItem } from './tokenItem.ts';

/** Where more accounts than these are shown, groups start collapsed and tell how many they hold. */
const MANY = 50;

/** What the looks of a row depend on beside the row. */
export interface RowSurroundings {
  clock: TokenClock;
  /** Of an environment: its accounts that are shown. */
  group: AccountGroup | undefined;
  /** Whether only some accounts are shown. */
  filtered: boolean;
}

/** What a row of the channels view looks like, and what menus go by. */
export function channelItem(
  services: ChannelServices,
  row: ChannelRow,
  surroundings: RowSurroundings,
): vscode.TreeItem {
  switch (row.kind) {
    case 'environment':
      return environmentItem(services, row.environmentId, surroundings);
    case 'account':
      return accountItem(services, row.configured);
    case 'certificate':
      return certificateItem(services, row.configured);
    case 'token':
      return tokenItem(services, row.configured, surroundings.clock);
    case 'problem':
      return problemItem(row.id, row.error);
  }
}

function environmentItem(
  services: ChannelServices,
  environmentId: string,
  { group, filtered }: RowSurroundings,
): vscode.TreeItem {
  const { channels, sandbox } = services;
  const environment = channels.environment(environmentId);
  const held = group?.accounts.length ?? 0;
  const many = channels.configuration.accounts.length > MANY;
  const item = new vscode.TreeItem(environment ? environmentLabel(environment) : environmentId);
  item.collapsibleState = collapsibleState(held, many && !filtered);
  // VS Code remembers by id what is open: what the user closed stays closed after a search has opened it, and what was empty
  // opens with its first account.
  item.id = ['environment', filtered && 'filtered', held === 0 && 'empty', environmentId]
    .filter(Boolean)
    .join(' ');
  const count = many && held > 0 ? [l10n.t('accounts: {0}', held)] : [];
  if (environment === undefined) {
    item.description = [l10n.t('unknown environment'), ...count].join(' · ');
    item.iconPath = ERROR_ICON;
    readAloud(item, environmentId, item.description);
    return item;
  }
  const { tokenEndpoint } = environment;
  const running = sandbox.running() !== undefined;
  const host = tokenEndpoint === '' ? l10n.t('not running') : new URL(tokenEndpoint).host;
  item.iconPath = environmentIcon(environment, running);
  item.contextValue =
    environmentId === SANDBOX
      ? `environment.sandbox.${running ? 'running' : 'stopped'}`
      : `environment.${environment.kind}`;
  item.description = [...count, host].join(' · ');
  item.tooltip = tokenEndpoint;
  readAloud(item, environmentLabel(environment), item.description);
  return item;
}

/** What screen readers say of a row: the tooltip alone, where nothing else is told. */
function readAloud(item: vscode.TreeItem, ...parts: string[]): void {
  item.accessibilityInformation = { label: parts.join(', ') };
}

function collapsibleState(held: number, closed: boolean): vscode.TreeItemCollapsibleState {
  if (held === 0) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return closed
    ? vscode.TreeItemCollapsibleState.Collapsed
    : vscode.TreeItemCollapsibleState.Expanded;
}

function accountItem(services: ChannelServices, { account }: ConfiguredAccount): vscode.TreeItem {
  const { channels, activeAccount } = services;
  const environment = channels.environment(account.environment);
  const active = activeAccount.get() === account.id || channels.configuration.accounts.length === 1;
  const quality = qualityLabel(account.quality);
  const item = new vscode.TreeItem(account.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `account ${account.id}`;
  item.description = active ? l10n.t('{0} · active', quality) : quality;
  item.iconPath = new vscode.ThemeIcon(
    active ? 'pass-filled' : 'account',
    environment && productionColor(environment),
  );
  item.contextValue = `account.${account.quality}`;
  readAloud(item, account.name, item.description, account.clientId);
  item.tooltip = [
    account.name,
    quality,
    environment ? environmentLabel(environment) : account.environment,
    account.clientId,
    ...(account.enterpriseNumber === undefined ? [] : [account.enterpriseNumber]),
  ].join('\n');
  return item;
}

function problemItem(id: string, error: AppError): vscode.TreeItem {
  const item = new vscode.TreeItem(id);
  const message = messageFor(error);
  item.id = `problem ${error.code} ${id}`;
  item.description = message;
  item.tooltip = message;
  item.iconPath = ERROR_ICON;
  return item;
}

const ERROR_ICON = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
