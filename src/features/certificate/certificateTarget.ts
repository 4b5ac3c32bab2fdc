import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CERTIFICATE_EDITOR, CERTIFICATE_TEXT_EDITOR } from '../../contributions.ts';
import type { CertificateArgument } from '../../contributions.ts';
import type { Services } from '../../services.ts';

/** Extensions of files with keys or certificates, without the dot. */
export const CERTIFICATE_EXTENSIONS = ['pfx', 'p12', 'jks', 'cer', 'crt', 'der', 'pem', 'p7b'];

/**
 * The file a command is about: the one named, that of the account named, the one open in the inspector, else the one the user
 * picks. Absolute path; undefined when the user gave up.
 *
 * @throws AppError `account/unknown`, `account/invalid`
 */
export async function certificateTarget(
  { channels }: Pick<Services, 'channels'>,
  argument: CertificateArgument | undefined,
): Promise<string | undefined> {
  if (argument instanceof vscode.Uri) {
    return argument.fsPath;
  }
  if (argument) {
    return channels.account(argument.accountId).keyStorePath;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (
    input instanceof vscode.TabInputCustom &&
    (input.viewType === CERTIFICATE_EDITOR || input.viewType === CERTIFICATE_TEXT_EDITOR)
  ) {
    return input.uri.fsPath;
  }
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose Key Store or Certificate'),
      openLabel: l10n.t('Open'),
      filters: {
        [l10n.t('Key stores and certificates')]: CERTIFICATE_EXTENSIONS,
        [l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  return uri?.fsPath;
}
