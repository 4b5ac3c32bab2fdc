import { extname } from 'node:path';
import * as vscode from 'vscode';
import type { CertificateArgument } from '../../contributions.ts';
import type { Services } from '../../services.ts';
import type { CertificateEditor } from './certificateEditor.ts';
import { CERTIFICATE_EXTENSIONS, certificateTarget } from './certificateTarget.ts';

/**
 * Shows a file with keys or certificates in the inspector: the one named, that of the account named, the one in the active editor, else
 * the one the user picks.
 *
 * @throws AppError `account/unknown`, `account/invalid`
 */
export async function inspectCertificate(
  services: Pick<Services, 'channels'>,
  editor: CertificateEditor,
  argument: CertificateArgument | undefined,
): Promise<void> {
  const target = argument ?? activeFile();
  if (target instanceof vscode.Uri) {
    await editor.inspect(target);
    return;
  }
  const path = await certificateTarget(services, target);
  if (path !== undefined) {
    await editor.inspect(vscode.Uri.file(path));
  }
}

/** The file that is open as text, where its name says that it holds keys or certificates. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText &&
    CERTIFICATE_EXTENSIONS.includes(extname(input.uri.path).slice(1).toLowerCase())
    ? input.uri
    : undefined;
}
