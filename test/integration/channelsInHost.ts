import * as vscode from 'vscode';
import type { ChannelRow } from '../../src/features/channel/channelRow.ts';
import { ChannelsView, type RowsView } from '../../src/features/channel/channelsView.ts';
import { createTokenClock } from '../../src/core/token/tokenClock.ts';
import type { Services } from '../../src/services.ts';

/** The rows of the channels view over services of a test, and what the view around them would show. */
export class ChannelsInHost {
  readonly rows: ChannelsView;
  readonly view: RowsView = {
    message: '',
    visible: true,
    onDidChangeVisibility: new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>().event,
  };
  readonly #clock = createTokenClock();

  constructor(services: Services) {
    this.rows = new ChannelsView(services, this.#clock, this.view);
  }

  /** A row and what it looks like, as VS Code asks for both. */
  children(parent?: ChannelRow): { row: ChannelRow; item: vscode.TreeItem }[] {
    return this.rows.getChildren(parent).map(row => ({ row, item: this.rows.getTreeItem(row) }));
  }

  /** The accounts shown, by the environment they stand under. */
  accounts(): Record<string, string[]> {
    return Object.fromEntries(
      this.children().flatMap(({ row }) =>
        row.kind === 'environment'
          ? [
              [
                row.environmentId,
                this.rows
                  .getChildren(row)
                  .flatMap(child => (child.kind === 'account' ? [child.accountId] : [])),
              ],
            ]
          : [],
      ),
    );
  }

  dispose(): void {
    this.rows.dispose();
    this.#clock.dispose();
  }
}
