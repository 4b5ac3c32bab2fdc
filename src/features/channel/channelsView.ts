import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { SANDBOX, type Environment } from '../../core/channel/environment.ts';
import { environmentIcon, environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import type { ChannelServices } from './channelServices.ts';

/** A row of the view. What menus need of an account they read from `accountId`. */
type Row =
  | { kind: 'environment'; environment: Environment }
  | { kind: 'unknownEnvironment'; id: string }
  | { kind: 'account'; accountId: string; configured: ConfiguredAccount }
  | { kind: 'certificate'; accountId: string; configured: ConfiguredAccount }
  | { kind: 'token'; accountId: string; configured: ConfiguredAccount }
  | { kind: 'problem'; id: string; error: AppError };

/** Environments, their accounts, and each account's certificate and token. */
export class ChannelsView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #services: ChannelServices;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;
  #expiry: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: ChannelServices) {
    this.#services = services;
    const refresh = (): void => this.#changed.fire(undefined);
    this.#subscription = vscode.Disposable.from(
      services.settings.onDidChange(refresh),
      services.activeAccount.onDidChange(refresh),
      services.sandbox.onDidChange(refresh),
      services.onDidChangeCredentials(refresh),
      services.onDidChangeCertificates(refresh),
      services.onDidChangeLanguage(refresh),
    );
  }

  getChildren(row?: Row): Row[] {
    const { accounts, problems } = this.#services.channels.configuration;
    switch (row?.kind) {
      case undefined:
        // Without any account the view shows its welcome instead.
        return accounts.length + problems.length === 0 ? [] : this.#roots();
      case 'environment':
        return accountsIn(accounts, row.environment.id);
      case 'unknownEnvironment':
        return accountsIn(accounts, row.id);
      case 'account':
        return [
          { kind: 'certificate', accountId: row.accountId, configured: row.configured },
          { kind: 'token', accountId: row.accountId, configured: row.configured },
        ];
      default:
        return [];
    }
  }

  async getTreeItem(row: Row): Promise<vscode.TreeItem> {
    switch (row.kind) {
      case 'environment':
        return this.#environmentItem(row.environment);
      case 'unknownEnvironment': {
        const item = new vscode.TreeItem(row.id, vscode.TreeItemCollapsibleState.Expanded);
        item.id = `environment ${row.id}`;
        item.description = l10n.t('unknown environment');
        item.iconPath = ERROR_ICON;
        return item;
      }
      case 'account':
        return this.#accountItem(row.configured);
      case 'certificate':
        return (await import('./certificateRow.ts')).certificateItem(
          this.#services,
          row.configured,
        );
      case 'token':
        return this.#tokenItem(row.configured);
      case 'problem': {
        const item = new vscode.TreeItem(row.id);
        const { messageFor } = await import('../../ui/messages.ts');
        const message = messageFor(row.error);
        item.id = `problem ${row.id}`;
        item.description = message;
        item.tooltip = message;
        item.iconPath = ERROR_ICON;
        return item;
      }
    }
  }

  #roots(): Row[] {
    const { channels } = this.#services;
    const { accounts, problems } = channels.configuration;
    const environments = channels.environments();
    const unknown = accounts
      .map(({ account }) => account.environment)
      .filter(id => !environments.some(environment => environment.id === id));
    return [
      ...environments.map((environment): Row => ({ kind: 'environment', environment })),
      ...[...new Set(unknown)].map((id): Row => ({ kind: 'unknownEnvironment', id })),
      ...problems.map((problem): Row => ({
        kind: 'problem',
        id: 'account' in problem.details ? problem.details.account : problem.details.environment,
        error: problem,
      })),
    ];
  }

  #environmentItem(environment: Environment): vscode.TreeItem {
    const { channels, sandbox } = this.#services;
    const own = accountsIn(channels.configuration.accounts, environment.id);
    const item = new vscode.TreeItem(
      environmentLabel(environment),
      own.length > 0
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.None,
    );
    const isSandbox = environment.id === SANDBOX;
    const running = sandbox.running() !== undefined;
    item.id = `environment ${environment.id}`;
    item.iconPath = environmentIcon(environment, running);
    item.contextValue = isSandbox
      ? `environment.sandbox.${running ? 'running' : 'stopped'}`
      : `environment.${environment.kind}`;
    const host =
      environment.tokenEndpoint === '' ? undefined : new URL(environment.tokenEndpoint).host;
    item.description = isSandbox ? (host ?? l10n.t('not running')) : (host ?? '');
    item.tooltip = environment.tokenEndpoint === '' ? '' : environment.tokenEndpoint;
    return item;
  }

  #accountItem({ account }: ConfiguredAccount): vscode.TreeItem {
    const { channels, activeAccount } = this.#services;
    const { accounts } = channels.configuration;
    const active = activeAccount.get() === account.id || accounts.length === 1;
    const item = new vscode.TreeItem(account.name, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `account ${account.id}`;
    item.description = active
      ? l10n.t('{0} · active', qualityLabel(account.quality))
      : qualityLabel(account.quality);
    item.iconPath = new vscode.ThemeIcon(active ? 'pass-filled' : 'account');
    item.contextValue = 'account';
    item.tooltip = [account.name, qualityLabel(account.quality), account.clientId].join('\n');
    return item;
  }

  #tokenItem({ account }: ConfiguredAccount): vscode.TreeItem {
    const { channels, tokens } = this.#services;
    const environment = channels.environments().find(({ id }) => id === account.environment);
    const state = environment && tokens.state({ account, environment });
    const item = new vscode.TreeItem(l10n.t('Access token'));
    item.id = `token ${account.id}`;
    item.contextValue = 'token';
    item.iconPath = new vscode.ThemeIcon('key');
    item.description = state
      ? l10n.t(
          'valid until {0}',
          state.expiresAt.toLocaleTimeString(this.#services.language.current, {
            timeStyle: 'short',
          }),
        )
      : l10n.t('none');
    if (state) {
      this.#refreshAt(state.expiresAt);
    }
    return item;
  }

  /** One refresh when a shown token ends, in place of polling. */
  #refreshAt(moment: Date): void {
    clearTimeout(this.#expiry);
    const wait = Math.max(0, moment.getTime() - Date.now()) + 500;
    this.#expiry = setTimeout(() => this.#changed.fire(undefined), Math.min(wait, LONGEST_TIMER));
  }

  dispose(): void {
    clearTimeout(this.#expiry);
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** Milliseconds beyond which `setTimeout` fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const ERROR_ICON = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));

function accountsIn(accounts: readonly ConfiguredAccount[], environment: string): Row[] {
  return accounts
    .filter(({ account }) => account.environment === environment)
    .map(configured => ({ kind: 'account', accountId: configured.account.id, configured }));
}
