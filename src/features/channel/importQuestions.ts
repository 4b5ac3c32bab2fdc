import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ImportedAccount } from '../../core/channel/accountImport.ts';
import type { FileFinding } from '../../core/channel/readAccountFile.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelServices } from './channelServices.ts';
import { showFindings } from './fileFindings.ts';

/** Asks where the accounts come from; undefined when the user gave up. */
export async function askSource(): Promise<vscode.Uri | 'clipboard' | undefined> {
  const file = {
    label: `$(file) ${l10n.t('File…')}`,
    detail: l10n.t('An exported file, or a settings file'),
  };
  const clipboard = {
    label: `$(clippy) ${l10n.t('Clipboard')}`,
    detail: l10n.t('A part of somebody’s settings, such as "fla.accounts": { … }'),
  };
  const chosen = await vscode.window.showQuickPick([file, clipboard], {
    title: l10n.t('Import Accounts'),
    placeHolder: l10n.t('Where are the accounts?'),
  });
  if (chosen !== file) {
    return chosen && 'clipboard';
  }
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose File with Accounts'),
      openLabel: l10n.t('Read Accounts'),
      filters: { [l10n.t('Settings')]: ['json', 'jsonc', 'code-workspace'] },
    })) ?? [];
  return uri;
}

interface Row extends vscode.QuickPickItem {
  imported?: ImportedAccount;
}

/** Lets the user choose among the accounts of a file; none when the user gave up. */
export async function chooseImported(
  services: ChannelServices,
  imported: readonly ImportedAccount[],
  { name, findings }: { name: string; findings: readonly FileFinding[] },
): Promise<ImportedAccount[]> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = l10n.t('Import Accounts from “{0}”', name);
  pick.placeholder = l10n.t(
    'Nothing is written until you have decided. In your settings already: {0}',
    imported.filter(({ state }) => state === 'same').length,
  );
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = rowsOf(services, imported);
  pick.selectedItems = pick.items.filter(row => row.imported !== undefined);
  if (findings.length > 0) {
    const tooltip = l10n.t('Show Remarks ({0})', findings.length);
    pick.buttons = [{ iconPath: new vscode.ThemeIcon('warning'), tooltip }];
  }
  try {
    return await new Promise<ImportedAccount[]>((resolve, reject) => {
      pick.onDidTriggerButton(() => {
        showFindings(findings, name).catch(reject);
      });
      pick.onDidAccept(() => {
        resolve(pick.selectedItems.flatMap(row => row.imported ?? []));
      });
      pick.onDidHide(() => {
        resolve([]);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function rowsOf({ channels }: ChannelServices, imported: readonly ImportedAccount[]): Row[] {
  const of = (wanted: ImportedAccount['state']): ImportedAccount[] =>
    imported.filter(({ state }) => state === wanted);
  const group = (label: string, members: ImportedAccount[]): Row[] =>
    members.length === 0 ? [] : [separator(label), ...members.map(rowOf)];
  const rowOf = (one: ImportedAccount): Row => {
    const { name, environment, quality, clientId, certificate } = one.account;
    const known = channels.environment(environment);
    return {
      label: plainText(name),
      description: plainText(
        `${known ? environmentLabel(known) : environment} · ${qualityLabel(quality)}`,
      ),
      detail: plainText(`${clientId} · ${certificate}`),
      imported: one,
    };
  };
  return [
    ...group(l10n.t('New'), of('new')),
    ...group(l10n.t('Different from yours'), of('conflict')),
  ];
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
