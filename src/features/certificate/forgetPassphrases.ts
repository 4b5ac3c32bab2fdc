import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { StoredPassphrase } from '../../core/certificate/signingKeys.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';

type ForgetServices = Pick<Services, 'channels' | 'keys'>;

interface PassphraseItem extends vscode.QuickPickItem {
  keyStoreDigest: string;
}

/**
 * Lists every passphrase that is kept, lets the user choose, and forgets those chosen. What no account of this window uses is chosen to
 * begin with.
 *
 * @throws AppError `secrets/unavailable`
 */
export async function forgetPassphrases(services: ForgetServices): Promise<void> {
  const { keys } = services;
  const stored = await keys.stored();
  if (stored.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('No passphrase is kept: there is nothing to forget.'),
    );
    return;
  }
  const chosen = await vscode.window.showQuickPick(await itemsOf(services, stored), {
    title: l10n.t('Forget Passphrases'),
    placeHolder: l10n.t('Key stores whose passphrases are forgotten and which are closed'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined || chosen.length === 0 || !(await confirm(chosen))) {
    return;
  }
  await keys.forgetStored(chosen.map(({ keyStoreDigest }) => keyStoreDigest));
  void vscode.window.showInformationMessage(
    chosen.length === 1
      ? l10n.t('1 passphrase is forgotten. It is asked for when its key store is used next.')
      : l10n.t(
          '{0} passphrases are forgotten. They are asked for when their key stores are used next.',
          chosen.length,
        ),
  );
}

/** Those that no account uses come first: they are what one looks for here. */
async function itemsOf(
  { channels, keys }: ForgetServices,
  stored: readonly StoredPassphrase[],
): Promise<PassphraseItem[]> {
  const { accounts } = channels.configuration;
  const paths = new Set(accounts.map(({ keyStorePath }) => keyStorePath));
  const digests = new Map<string, string>();
  await Promise.all(
    [...paths].map(async path => {
      // A file that is gone was perhaps never opened either: then nobody knows what it was.
      const keyStoreDigest = await keys.digestOf(path).catch(() => '');
      digests.set(path, keyStoreDigest);
    }),
  );
  const usersOf = (keyStoreDigest: string): ConfiguredAccount[] =>
    accounts.filter(({ keyStorePath }) => digests.get(keyStorePath) === keyStoreDigest);
  return stored
    .map(({ keyStoreDigest, file }): PassphraseItem => {
      const users = usersOf(keyStoreDigest);
      const path = users[0]?.keyStorePath ?? file;
      return {
        keyStoreDigest,
        label: path === undefined ? l10n.t('Unknown file') : plainText(fileName(path)),
        description:
          users.length > 0
            ? plainText(users.map(({ account }) => account.name).join(', '))
            : l10n.t('no account of this window uses it; another workspace’s may'),
        detail: path === undefined ? `SHA-256 ${keyStoreDigest}` : plainText(path),
        picked: users.length === 0,
      };
    })
    .sort(
      (one, other) =>
        Number(other.picked) - Number(one.picked) || one.label.localeCompare(other.label),
    );
}

async function confirm(chosen: readonly PassphraseItem[]): Promise<boolean> {
  const forget = l10n.t('Forget');
  const question =
    chosen.length === 1
      ? l10n.t('Forget the passphrase of “{0}”?', chosen[0]?.label ?? '')
      : l10n.t('Forget {0} passphrases?', chosen.length);
  const detail = l10n.t(
    'They cannot be brought back: type them again when their key stores are used next. Access tokens in memory stay until they end.',
  );
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, forget);
  return answer === forget;
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
