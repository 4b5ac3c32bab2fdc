import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { plainText } from '../../ui/plainText.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import type { ChannelServices, WritingServices } from './channelServices.ts';

/** Those of the accounts whose key store is not where they say. */
export async function withoutKeyStore(
  { channels }: Pick<ChannelServices, 'channels'>,
  ids: readonly string[],
): Promise<ConfiguredAccount[]> {
  const configured = channels.configuration.accounts.filter(({ account }) =>
    ids.includes(account.id),
  );
  const exists = await Promise.all(
    configured.map(({ keyStorePath }) =>
      vscode.workspace.fs.stat(vscode.Uri.file(keyStorePath)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return configured.filter((_, index) => exists[index] === false);
}

/**
 * Asks for the key store of one account after the other; accounts that name the same file are asked about once. Giving up one question
 * leaves its accounts as they are and ends the asking.
 *
 * @throws AppError `settings/not-written`
 */
export async function chooseMissingKeyStores(
  { written }: Pick<WritingServices, 'written'>,
  missing: readonly ConfiguredAccount[],
): Promise<void> {
  for (const path of new Set(missing.map(({ keyStorePath }) => keyStorePath))) {
    const accounts = missing.filter(({ keyStorePath }) => keyStorePath === path);
    const names = accounts.map(({ account }) => account.name).join(', ');
    const [uri] =
      (await vscode.window.showOpenDialog({
        title: l10n.t('Key Store of “{0}”', plainText(names)),
        openLabel: l10n.t('Use Key Store'),
        filters: { [l10n.t('Key stores')]: ['pfx', 'p12', 'jks'], [l10n.t('All files')]: ['*'] },
      })) ?? [];
    if (uri === undefined) {
      return;
    }
    for (const { account } of accounts) {
      const scope = written.accounts.scopeOf(account.id, 'certificate') ?? 'user';
      await written.update(account.id, { certificate: writtenPath(uri.fsPath, scope) });
    }
  }
}
