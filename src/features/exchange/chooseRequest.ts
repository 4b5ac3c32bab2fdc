import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import {
  findRequest,
  partAt,
  type FilePart,
  type FileRequest,
  type RequestFile,
} from '../../core/exchange/requestFile.ts';
import type { RequestMistake } from '../../core/exchange/requestMistake.ts';

/**
 * The request to send: the one named, else the one at the cursor of an editor that shows the file, else the only one, else the one the
 * user picks.
 *
 * @returns undefined when the user gave up
 * @throws AppError `request/none`, `request/unknown`, `request/invalid`
 */
export async function chooseRequest(
  document: vscode.TextDocument,
  file: RequestFile,
  named: string | number | undefined,
): Promise<FileRequest | undefined> {
  const name = document.uri.path;
  const { requests } = file;
  if (named !== undefined) {
    const found = findRequest(file, named);
    if (!found) {
      throw new AppError('request/unknown', { file: name, request: String(named) });
    }
    return found;
  }
  const cursor = cursorIn(document);
  const part = cursor && partAt(file, document.offsetAt(cursor));
  if (part?.request !== undefined) {
    return requests[part.request];
  }
  const unread = unreadable(file, part);
  if (unread) {
    const { line, character } = document.positionAt(unread.start);
    const place = { line: line + 1, column: character + 1 };
    throw new AppError('request/invalid', { file: name, ...place, mistake: unread });
  }
  if (requests.length === 0) {
    throw new AppError('request/none', { file: name });
  }
  return requests.length === 1 ? requests[0] : pickRequest(document, requests);
}

/** Why there is no request at the cursor, in whose place no other one may be sent; in a file without any, why there is none. */
function unreadable(file: RequestFile, at: FilePart | undefined): RequestMistake | undefined {
  const none = file.requests.length === 0;
  return file.mistakes.find(
    ({ severity, code, start }) =>
      severity === 'error' && (none || (code === 'request/line' && partAt(file, start) === at)),
  );
}

function cursorIn(document: vscode.TextDocument): vscode.Position | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const shows = (editor: vscode.TextEditor | undefined): boolean => editor?.document === document;
  const editor = shows(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(shows);
  return editor?.selection.active;
}

async function pickRequest(
  document: vscode.TextDocument,
  requests: FileRequest[],
): Promise<FileRequest | undefined> {
  const items = requests.map(request => {
    const { name, title, method, target } = request;
    const call = `${method.text} ${target.text}`;
    const label = name?.text ?? title?.text;
    const line = document.positionAt(target.start).line + 1;
    return {
      label: label ?? call,
      description: [...(label === undefined ? [] : [call]), l10n.t('line {0}', line)].join(' · '),
      request,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Send to FLA'),
    placeHolder: l10n.t('Which request?'),
  });
  return chosen?.request;
}
