import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../../contributions.ts';
import { moveAccounts } from '../../core/channel/accountOrder.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelRow } from './channelRow.ts';
import type { AccountFilter } from './channelsView.ts';
import type { ChannelServices } from './channelServices.ts';

type OrderServices = Pick<ChannelServices, 'channels' | 'accountOrder'>;

/**
 * Moves an account, given by its id or a row, one place among the neighbours that are shown; at the end nothing happens.
 *
 * @throws AppError `account/unknown`, `account/invalid`
 */
export async function moveAccount(
  services: OrderServices,
  named: AccountArgument | ChannelRow | undefined,
  step: -1 | 1,
  filter: AccountFilter | undefined,
): Promise<void> {
  const id = idOf(named);
  if (id === undefined) {
    return;
  }
  const all = neighboursOf(services, services.channels.account(id));
  const shown = all
    .filter(({ account }) => filter?.matches(account) ?? true)
    .map(({ account }) => account.id);
  const neighbour = shown[shown.indexOf(id) + step];
  if (neighbour !== undefined) {
    await place(services, all, [id], neighbour, step === 1);
  }
}

/** Rows of other kinds than accounts', certificates and tokens have none. */
function idOf(named: AccountArgument | ChannelRow | undefined): string | undefined {
  if (typeof named !== 'object') {
    return named;
  }
  return 'accountId' in named ? named.accountId : undefined;
}

/**
 * Puts accounts where they were dropped: in the place of the account there, at the top of their environment, or at its end where
 * nothing is. They stay in their environment: dropping them on another one is refused in a sentence.
 */
export async function dropRows(
  services: OrderServices,
  dragged: unknown,
  target: ChannelRow | undefined,
): Promise<void> {
  const { channels } = services;
  const ids = idsOf(dragged);
  const [first, ...others] = ids.map(id => channels.account(id));
  if (first === undefined || target?.kind === 'problem') {
    return;
  }
  const home = first.account.environment;
  const stranger = others.find(({ account }) => account.environment !== home);
  const targetHome =
    target === undefined
      ? home
      : target.kind === 'environment'
        ? target.environmentId
        : target.configured.account.environment;
  if (stranger !== undefined || targetHome !== home) {
    const environment = channels.environment(home);
    void vscode.window.showWarningMessage(
      l10n.t(
        '“{0}” stays in {1}: a channel belongs to its environment. To use another one, duplicate the account.',
        plainText(first.account.name),
        plainText(environment ? environmentLabel(environment) : home),
      ),
    );
    return;
  }
  const all = neighboursOf(services, first);
  const names = all.map(({ account }) => account.id);
  if (target === undefined || target.kind === 'environment') {
    await place(services, all, ids, target && names[0], false);
  } else {
    const downwards = names.indexOf(target.accountId) > names.indexOf(first.account.id);
    await place(services, all, ids, target.accountId, downwards);
  }
}

/** Of what was dragged in this view, the accounts. */
function idsOf(dragged: unknown): string[] {
  const rows = Array.isArray(dragged) ? (dragged as ChannelRow[]) : [];
  return rows.flatMap(row => (row.kind === 'account' ? [row.accountId] : []));
}

function neighboursOf(
  { channels }: OrderServices,
  { account }: ConfiguredAccount,
): readonly ConfiguredAccount[] {
  const groups = channels.groups();
  return groups.find(({ environmentId }) => environmentId === account.environment)?.accounts ?? [];
}

/** Places accounts before or after a neighbour, or at the end. */
async function place(
  { accountOrder }: OrderServices,
  all: readonly ConfiguredAccount[],
  moved: readonly string[],
  neighbour: string | undefined,
  after: boolean,
): Promise<void> {
  const names = all.map(({ account }) => account.id);
  const before = neighbour !== undefined && after ? names[names.indexOf(neighbour) + 1] : neighbour;
  await accountOrder.set(moveAccounts(accountOrder.get(), names, moved, before));
}
