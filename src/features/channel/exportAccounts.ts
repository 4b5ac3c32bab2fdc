import { posix } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { writeAccountFile } from '../../core/channel/accountFile.ts';
import { isBuiltIn } from '../../core/channel/environment.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import type { ChannelServices } from './channelServices.ts';

/**
 * Writes accounts into a file for others, without passphrases and keys.
 *
 * @returns the file; undefined when the user gave up
 * @throws AppError `account/none`, or why the only accounts there are cannot be used; `file/not-written`
 */
export async function exportAccounts(services: ChannelServices): Promise<vscode.Uri | undefined> {
  const { channels, log } = services;
  const { accounts, problems } = channels.configuration;
  if (accounts.length === 0) {
    throw (
      problems.find(problem => problem.code === 'account/invalid') ??
      new AppError('account/none', {})
    );
  }
  const chosen = await chooseAccounts(services);
  if (chosen.length === 0) {
    return undefined;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Accounts'),
    saveLabel: l10n.t('Export'),
    filters: { JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'fla-accounts.json') } : {}),
  });
  if (uri === undefined) {
    return undefined;
  }
  try {
    const text = accountFileFor(services, chosen);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (cause) {
    throw new AppError('file/not-written', { file: uri.path }, { cause });
  }
  followUp(log, () => tellExported(uri, chosen.length));
  return uri;
}

/** The file for accounts: certificates and authorities stand there by paths that may fit elsewhere. */
export function accountFileFor(
  { channels, sharedPath }: Pick<ChannelServices, 'channels' | 'sharedPath'>,
  chosen: readonly ConfiguredAccount[],
): string {
  const used = new Set(chosen.map(({ account }) => account.environment));
  return writeAccountFile(
    chosen.map(({ account, keyStorePath }) => ({
      ...account,
      certificate: sharedPath(keyStorePath),
    })),
    channels.configuration.environments
      .filter(({ id }) => used.has(id) && !isBuiltIn(id))
      .map(({ ca, ...environment }) => ({
        ...environment,
        ...(ca === undefined ? {} : { ca: sharedPath(ca) }),
      })),
  );
}

async function chooseAccounts({ channels }: ChannelServices): Promise<ConfiguredAccount[]> {
  interface Row extends vscode.QuickPickItem {
    configured?: ConfiguredAccount;
  }
  const rows = channels
    .groups()
    .filter(({ accounts }) => accounts.length > 0)
    .flatMap(({ environment, environmentId, accounts }): Row[] => [
      {
        label: plainText(environment ? environmentLabel(environment) : environmentId),
        kind: vscode.QuickPickItemKind.Separator,
      },
      ...accounts.map(configured => ({
        label: plainText(configured.account.name),
        description: qualityLabel(configured.account.quality),
        detail: plainText(configured.account.clientId),
        picked: true,
        configured,
      })),
    ]);
  const { problems } = channels.configuration;
  const mistaken = problems.filter(({ code }) => code === 'account/invalid').length;
  const chosen = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Export Accounts'),
    placeHolder:
      mistaken > 0
        ? l10n.t('Passphrases and keys never go there. Left out because of mistakes: {0}', mistaken)
        : l10n.t('Accounts for the file. Passphrases and keys never go there.'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return (chosen ?? []).flatMap(({ configured }) => configured ?? []);
}

async function tellExported(uri: vscode.Uri, count: number): Promise<void> {
  const open = l10n.t('Open File');
  const answer = await vscode.window.showInformationMessage(
    l10n.t(
      'Accounts exported to “{0}”: {1}. No passphrase and no key is in it; key stores are named by paths from the workspace or the home folder, where others need theirs.',
      plainText(posix.basename(uri.path)),
      count,
    ),
    open,
  );
  if (answer === open) {
    await vscode.window.showTextDocument(uri);
  }
}
