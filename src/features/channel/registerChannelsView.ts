import * as vscode from 'vscode';
import { CHANNELS_VIEW, type AccountArgument } from '../../contributions.ts';
import { isSettingsFile } from '../../ui/isSettingsFile.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ChannelRow } from './channelRow.ts';
import type { ChannelServices } from './channelServices.ts';
import type { ChannelsView } from './channelsView.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';

/** By which VS Code knows rows of this view that are dragged. */
const DRAGGED_ROWS = `application/vnd.code.tree.${CHANNELS_VIEW}`;

/**
 * The channels view, how its accounts are found and arranged, and the problems of the settings they come from. Its rows load when
 * somebody first looks at them.
 */
export function registerChannelsView(
  services: ChannelServices,
  clock: TokenClock,
): vscode.Disposable {
  const { log } = services;
  const loaded: Pick<vscode.Disposable, 'dispose'>[] = [];
  const changed = new vscode.EventEmitter<ChannelRow[] | undefined>();
  let rows: Promise<ChannelsView> | undefined;
  let problems: Promise<void> | undefined;
  const lookForProblems = (): void => {
    problems ??= import('./settingProblems.ts').then(
      ({ SettingProblems }) => void loaded.push(new SettingProblems(services)),
    );
  };
  const load = (): Promise<ChannelsView> =>
    (rows ??= import('./channelsView.ts').then(({ ChannelsView }) => {
      const made = new ChannelsView(services, clock, view);
      loaded.push(
        made,
        made.onDidChangeTreeData(some => changed.fire(some)),
      );
      if (!services.certificates.looksAtAll) {
        services.certificates.lookAtAll();
      }
      lookForProblems();
      return made;
    }));
  const view = vscode.window.createTreeView<ChannelRow>(CHANNELS_VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async row => (await load()).getChildren(row),
      getTreeItem: async row => (await load()).getTreeItem(row),
    },
    showCollapseAll: true,
    dragAndDropController: {
      dragMimeTypes: [DRAGGED_ROWS],
      dropMimeTypes: [DRAGGED_ROWS],
      handleDrag: (dragged, data) => {
        data.set(DRAGGED_ROWS, new vscode.DataTransferItem(dragged));
      },
      handleDrop: async (target, data) => {
        const { dropRows } = await import('./arrangeAccounts.ts');
        await dropRows(services, data.get(DRAGGED_ROWS)?.value, target);
      },
    },
  });
  const openDocument = ({ uri }: vscode.TextDocument): void => {
    if (isSettingsFile(uri)) {
      lookForProblems();
    }
  };
  vscode.workspace.textDocuments.forEach(openDocument);
  const moveCommand = (id: 'fla.account.moveUp' | 'fla.account.moveDown', step: -1 | 1) =>
    registerCommand(id, log, async (named?: AccountArgument) => {
      const { moveAccount } = await import('./arrangeAccounts.ts');
      await moveAccount(services, named ?? view.selection[0], step, (await load()).filter);
    });
  return vscode.Disposable.from(
    view,
    changed,
    { dispose: () => loaded.forEach(one => void one.dispose()) },
    vscode.workspace.onDidOpenTextDocument(openDocument),
    registerCommand('fla.account.filter', log, async text => {
      const { filterAccounts } = await import('./filterAccounts.ts');
      await filterAccounts(services, await load(), text);
    }),
    registerCommand('fla.account.clearFilter', log, async () => {
      (await load()).filter = undefined;
    }),
    moveCommand('fla.account.moveUp', -1),
    moveCommand('fla.account.moveDown', 1),
  );
}
