import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createAccountFilter } from '../../core/channel/accountFilter.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import type { ChannelServices } from './channelServices.ts';
import type { ChannelsView } from './channelsView.ts';

/**
 * Shows only accounts that match: at once where a text is given, else while the user types one. Giving up restores what was
 * shown before.
 */
export async function filterAccounts(
  { channels }: ChannelServices,
  rows: ChannelsView,
  text?: string,
): Promise<void> {
  const show = (typed: string): void => {
    const matches = createAccountFilter(typed, account => {
      const environment = channels.environment(account.environment);
      return [qualityLabel(account.quality), environment ? environmentLabel(environment) : ''];
    });
    rows.filter = matches && { text: typed.trim(), matches };
  };
  if (text !== undefined) {
    show(text);
    return;
  }
  const before = rows.filter;
  const accepted = await type(before?.text ?? '', show);
  if (!accepted) {
    rows.filter = before;
  }
}

function type(value: string, show: (typed: string) => void): Promise<boolean> {
  const box = vscode.window.createInputBox();
  box.title = l10n.t('Filter Accounts');
  box.placeholder = l10n.t('Name, client id, enterprise number, employer, quality or environment');
  box.value = value;
  return new Promise<boolean>(resolve => {
    box.onDidChangeValue(show);
    box.onDidAccept(() => {
      resolve(true);
    });
    box.onDidHide(() => {
      resolve(false);
    });
    box.show();
  }).finally(() => {
    box.dispose();
  });
}
