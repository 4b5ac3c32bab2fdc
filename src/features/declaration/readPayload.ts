import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';

/** A file with declarations: as it stands in its editor, else as it is saved, without opening it in VS Code. */
export type Payload = Pick<vscode.TextDocument, 'uri' | 'version' | 'languageId' | 'getText'> &
  Partial<Pick<vscode.TextDocument, 'isClosed'>>;

/** What VS Code itself hands to extensions. */
const LARGEST_MEGABYTES = 50;

/**
 * Reads one.
 *
 * @throws AppError `declaration/not-found`, `file/too-large`
 */
export async function readPayload(uri: vscode.Uri): Promise<Payload> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === address);
  if (open) {
    return open;
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_MEGABYTES * 1e6) {
      throw new AppError('file/too-large', { file: uri.path, limit: LARGEST_MEGABYTES });
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    // As an editor would read it, in whatever encoding.
    const text = await vscode.workspace.decode(bytes, { uri });
    const languageId = uri.path.endsWith('.fla') ? REQUEST_LANGUAGE : 'json';
    return { uri, version: 0, languageId, getText: () => text };
  } catch (cause) {
    throw AppError.is(cause)
      ? cause
      : new AppError('declaration/not-found', { file: uri.path }, { cause });
  }
}
