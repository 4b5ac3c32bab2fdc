import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** What the portal's documents print; production has no direct address there, only a way to click (facts H). */
const ACPT_CHAMAN = 'https://chaman.acc.socialsecurity.be/';
const PORTAL = 'https://www.socialsecurity.be/';

/** Opens Chaman of an environment that the user picks, where technical channels and their certificates are managed. */
export async function openChaman(): Promise<void> {
  const chosen = await vscode.window.showQuickPick(
    [
      { label: l10n.t('Acceptance (ACPT)'), description: ACPT_CHAMAN, address: ACPT_CHAMAN },
      {
        label: l10n.t('Production'),
        description: PORTAL,
        detail: l10n.t('There: Enterprise, all online services, Chaman, manage technical channels'),
        address: PORTAL,
      },
    ],
    { title: l10n.t('Open Chaman'), placeHolder: l10n.t('Of which environment?') },
  );
  if (chosen) {
    await vscode.env.openExternal(vscode.Uri.parse(chosen.address));
  }
}
