import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CHANNELS_VIEW, type AccountArgument, type ContextKeys } from '../../contributions.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ChannelRow } from './channelRow.ts';
import type { ChannelServices } from './channelServices.ts';
import { ChannelsView } from './channelsView.ts';
import { SettingProblems } from './settingProblems.ts';
import type { TokenClock } from './tokenClock.ts';

/** By which VS Code knows rows of this view that are dragged. */
const DRAGGED_ROWS = `application/vnd.code.tree.${CHANNELS_VIEW}`;

/** The channels view, and how its accounts are found and arranged. */
export function registerChannelsView(
  services: ChannelServices,
  clock: TokenClock,
): vscode.Disposable {
  const { log, certificates } = services;
  const rows = new ChannelsView(services, clock);
  const view = vscode.window.createTreeView<ChannelRow>(CHANNELS_VIEW, {
    treeDataProvider: rows,
    showCollapseAll: true,
    dragAndDropController: {
      dragMimeTypes: [DRAGGED_ROWS],
      dropMimeTypes: [DRAGGED_ROWS],
      handleDrag: (dragged, data) => {
        const ids = dragged.flatMap(row => (row.kind === 'account' ? [row.accountId] : []));
        data.set(DRAGGED_ROWS, new vscode.DataTransferItem(ids));
      },
      handleDrop: async (target, data) => {
        const { dropAccounts } = await import('./arrangeAccounts.ts');
        await dropAccounts(services, draggedIds(data), target);
      },
    },
  });
  const problems = new SettingProblems(services);
  const seen = (): void => {
    rows.visible = view.visible;
    if (view.visible) {
      problems.look();
      if (!certificates.looksAtAll) {
        certificates.lookAtAll();
      }
    }
  };
  seen();
  const moveCommand = (id: 'fla.account.moveUp' | 'fla.account.moveDown', step: -1 | 1) =>
    registerCommand(id, log, async (argument?: AccountArgument) => {
      const accountId = idOf(argument ?? view.selection[0]);
      if (accountId !== undefined) {
        const { moveAccount } = await import('./arrangeAccounts.ts');
        const { filter } = rows;
        await moveAccount(
          services,
          accountId,
          step,
          ({ account }) => filter?.matches(account) ?? true,
        );
      }
    });
  return vscode.Disposable.from(
    rows,
    problems,
    view,
    view.onDidChangeVisibility(seen),
    rows.onDidCount(({ shown, all }) => {
      const { filter } = rows;
      view.message =
        filter === undefined
          ? ''
          : shown === 0
            ? l10n.t('None of {0} accounts matches “{1}”', all, filter.text)
            : l10n.t('{0} of {1} accounts: “{2}”', shown, all, filter.text);
      const key: keyof ContextKeys = 'fla.accountsFiltered';
      void vscode.commands.executeCommand('setContext', key, filter !== undefined);
    }),
    registerCommand('fla.account.filter', log, async text => {
      const { filterAccounts } = await import('./filterAccounts.ts');
      await filterAccounts(services, rows, text);
    }),
    registerCommand('fla.account.clearFilter', log, () => {
      rows.filter = undefined;
      return Promise.resolve();
    }),
    moveCommand('fla.account.moveUp', -1),
    moveCommand('fla.account.moveDown', 1),
  );
}

function draggedIds(data: vscode.DataTransfer): string[] {
  const ids: unknown = data.get(DRAGGED_ROWS)?.value;
  return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
}

function idOf(named: AccountArgument | ChannelRow | undefined): string | undefined {
  if (typeof named === 'object') {
    return 'accountId' in named ? named.accountId : undefined;
  }
  return named;
}
