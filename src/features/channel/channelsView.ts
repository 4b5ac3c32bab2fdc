import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ContextKeys } from '../../contributions.ts';
import type { Account } from '../../core/channel/account.ts';
import type { AccountGroup } from '../../core/channel/channels.ts';
import { SANDBOX } from '../../core/channel/environment.ts';
import { channelItem } from './channelItem.ts';
import type { ChannelRow } from './channelRow.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';

/** What accounts are looked for by. */
export interface AccountFilter {
  /** As typed. */
  text: string;
  matches: (account: Account) => boolean;
}

/** What is needed of the view that shows the rows. */
export type RowsView = Pick<
  vscode.TreeView<ChannelRow>,
  'message' | 'visible' | 'onDidChangeVisibility'
>;

/** Environments, their accounts, and each account's certificate and token. Exists from when somebody first looks at them. */
export class ChannelsView implements vscode.TreeDataProvider<ChannelRow>, vscode.Disposable {
  readonly #services: ChannelServices;
  readonly #clock: TokenClock;
  readonly #changed = new vscode.EventEmitter<ChannelRow[] | undefined>();
  readonly #view: RowsView;
  readonly #subscription: vscode.Disposable;
  /** By environment, since the roots were asked for. */
  #groups = new Map<string, AccountGroup>();
  readonly #rows = new Map<string, ChannelRow>();
  /** Rows whose looks change by themselves, from when they were shown. */
  readonly #drawn = { certificate: new Set<ChannelRow>(), token: new Set<ChannelRow>() };
  #filter: AccountFilter | undefined;
  #active: string | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: ChannelServices, clock: TokenClock, view: RowsView) {
    this.#services = services;
    this.#clock = clock;
    this.#view = view;
    this.#active = services.activeAccount.get();
    const refresh = (): void => this.#changed.fire(undefined);
    const tokens = (): void => this.#redraw([...this.#drawn.token]);
    // Time goes by for rows that somebody sees.
    const shownTokens = (): void => {
      if (view.visible) {
        tokens();
      }
    };
    this.#subscription = vscode.Disposable.from(
      services.settings.onDidChange(refresh),
      services.accountOrder.onDidChange(refresh),
      services.onDidChangeLanguage(refresh),
      services.sandbox.onDidChange(() => this.#redraw([this.#rows.get(`environment ${SANDBOX}`)])),
      services.activeAccount.onDidChange(() => {
        const before = this.#active;
        this.#active = services.activeAccount.get();
        this.#redraw([before, this.#active].map(id => this.#rows.get(`account ${id}`)));
      }),
      services.onDidChangeCredentials(tokens),
      services.onDidChangeCertificates(() => this.#redraw([...this.#drawn.certificate])),
      clock.onTick(shownTokens),
      view.onDidChangeVisibility(shownTokens),
    );
  }

  get filter(): AccountFilter | undefined {
    return this.#filter;
  }

  /** Shows only the accounts that match, from now on. */
  set filter(filter: AccountFilter | undefined) {
    this.#filter = filter;
    this.#changed.fire(undefined);
  }

  getChildren(row?: ChannelRow): ChannelRow[] {
    switch (row?.kind) {
      case undefined:
        return this.#roots();
      case 'environment':
        return (this.#groups.get(row.environmentId)?.accounts ?? []).map(configured =>
          this.#row('account', configured),
        );
      case 'account':
        return [this.#row('certificate', row.configured), this.#row('token', row.configured)];
      default:
        return [];
    }
  }

  getTreeItem(row: ChannelRow): vscode.TreeItem {
    if (row.kind === 'certificate' || row.kind === 'token') {
      this.#drawn[row.kind].add(row);
    }
    return channelItem(this.#services, row, {
      clock: this.#clock,
      group: row.kind === 'environment' ? this.#groups.get(row.environmentId) : undefined,
      filtered: this.#filter !== undefined,
    });
  }

  #roots(): ChannelRow[] {
    const { channels } = this.#services;
    const { accounts, problems } = channels.configuration;
    this.#rows.clear();
    this.#drawn.certificate.clear();
    this.#drawn.token.clear();
    const groups = this.#filtered(channels.groups());
    this.#groups = new Map(groups.map(group => [group.environmentId, group]));
    this.#tellFilter(
      groups.reduce((sum, group) => sum + group.accounts.length, 0),
      accounts.length,
    );
    if (accounts.length + problems.length === 0) {
      // The view shows its welcome instead.
      return [];
    }
    const failed = this.#filter ? [] : problems;
    return [
      ...groups.map(({ environmentId }): ChannelRow => {
        const row: ChannelRow = { kind: 'environment', environmentId };
        this.#rows.set(`environment ${environmentId}`, row);
        return row;
      }),
      ...failed.map((error): ChannelRow => ({
        kind: 'problem',
        id: 'account' in error.details ? error.details.account : error.details.environment,
        error,
      })),
    ];
  }

  #tellFilter(shown: number, all: number): void {
    const { text } = this.#filter ?? {};
    const key: keyof ContextKeys = 'fla.accountsFiltered';
    void vscode.commands.executeCommand('setContext', key, text !== undefined);
    if (text === undefined) {
      this.#view.message = '';
    } else {
      this.#view.message =
        shown === 0
          ? l10n.t('No account matches “{0}”', text)
          : l10n.t('Accounts {0} of {1}: “{2}”', shown, all, text);
    }
  }

  #filtered(groups: AccountGroup[]): AccountGroup[] {
    const { matches } = this.#filter ?? {};
    return matches === undefined
      ? groups
      : groups
          .map(group => ({
            ...group,
            accounts: group.accounts.filter(({ account }) => matches(account)),
          }))
          .filter(({ accounts }) => accounts.length > 0);
  }

  /** VS Code knows a row by its identity: the same one until everything is asked for anew. */
  #row(
    kind: 'account' | 'certificate' | 'token',
    configured: AccountGroup['accounts'][number],
  ): ChannelRow {
    const key = `${kind} ${configured.account.id}`;
    const row = this.#rows.get(key) ?? { kind, accountId: configured.account.id, configured };
    this.#rows.set(key, row);
    return row;
  }

  #redraw(rows: (ChannelRow | undefined)[]): void {
    const known = rows.filter(row => row !== undefined);
    if (known.length > 0) {
      this.#changed.fire(known);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
