import * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';

/**
 * The bytes of a file that the user chose.
 *
 * @param megabytes what is larger is not read at all
 * @throws AppError `file/unreadable`, `file/too-large`
 */
export async function readChosenFile(uri: vscode.Uri, megabytes: number): Promise<Uint8Array> {
  const file = uri.path;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > megabytes * 1e6) {
      throw new AppError('file/too-large', { file, limit: megabytes });
    }
    return await vscode.workspace.fs.readFile(uri);
  } catch (cause) {
    throw AppError.is(cause) ? cause : new AppError('file/unreadable', { file }, { cause });
  }
}
