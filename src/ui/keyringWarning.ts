import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Log } from './log.ts';
import { followUp } from './showError.ts';

/** VS Code's own page on keyrings: which ones it finds, and how to choose one. */
const HELP =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/** Says that passphrases are not kept beyond this session, and where to find what helps. Does not wait for the user. */
export function warnOfKeyring(log: Log): void {
  const help = l10n.t('Help with Keyrings');
  followUp(log, async () => {
    const chosen = await vscode.window.showWarningMessage(
      l10n.t(
        'VS Code could not keep the passphrase, because the system’s keyring is missing or locked: it is held in memory until this window closes, and asked for again after that.',
      ),
      help,
    );
    if (chosen === help) {
      await vscode.env.openExternal(vscode.Uri.parse(HELP));
    }
  });
}
