import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';

/** A file with declarations: as it stands in its editor, else as it is saved, without opening it in VS Code. */
export type Payload = Pick<vscode.TextDocument, 'uri' | 'version' | 'languageId' | 'getText'> &
  Partial<Pick<vscode.TextDocument, 'isClosed'>>;

/**
 * Reads one.
 *
 * @throws AppError `declaration/not-found`
 */
export async function readPayload(uri: vscode.Uri): Promise<Payload> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === address);
  if (open) {
    return open;
  }
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const languageId = uri.path.endsWith('.fla') ? REQUEST_LANGUAGE : 'json';
    return { uri, version: 0, languageId, getText: () => text };
  } catch (cause) {
    throw new AppError('declaration/not-found', { file: uri.path }, { cause });
  }
}
