import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import {
  findRequest,
  requestAt,
  type FileRequest,
  type RequestFile,
} from '../../core/exchange/requestFile.ts';

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
  if (requests.length === 0) {
    const [first] = file.mistakes;
    if (!first) {
      throw new AppError('request/none', { file: name });
    }
    const { line, character } = document.positionAt(first.start);
    const place = { line: line + 1, column: character + 1 };
    throw new AppError('request/invalid', { file: name, ...place, mistake: first });
  }
  const cursor = cursorIn(document);
  const atCursor = cursor && requestAt(file, document.offsetAt(cursor));
  return atCursor ?? (requests.length === 1 ? requests[0] : pickRequest(document, requests));
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
