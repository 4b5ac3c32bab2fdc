import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AskPassphrase } from '../core/certificate/signingKeys.ts';
import { plainName } from './plainText.ts';

/**
 * Asks for a key store's passphrase in an input box that stays open while the user looks it up elsewhere.
 *
 * @param samplePassphrase the passphrase of a key store of the sample workspace, which its prompt tells
 */
export function createAskPassphrase(
  samplePassphrase: (keyStoreDigest: string) => Promise<string | undefined>,
): AskPassphrase {
  return async ({ file, keyStoreDigest, wrong }) => {
    const name = plainName(file);
    const sample = await samplePassphrase(keyStoreDigest);
    const question = wrong
      ? l10n.t(
          'That passphrase does not open “{0}”. Type the one chosen when it was exported.',
          name,
        )
      : l10n.t('Passphrase of “{0}”. It is kept in VS Code’s secret storage alone.', name);
    const hint =
      sample === undefined ? '' : ` ${l10n.t('The sample’s passphrase is: {0}', sample)}`;
    return vscode.window.showInputBox({
      title: l10n.t('Open Key Store'),
      prompt: question + hint,
      password: true,
      ignoreFocusOut: true,
    });
  };
}
