import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PlaceArgument } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { findTokenAt } from '../../core/token/findTokenAt.ts';
import { plainText } from '../../ui/plainText.ts';
import type { TokenPanel } from './tokenPanel.ts';
import type { TokenServices } from './tokenServices.ts';
import { TokenTextSource, type TokenText } from './tokenTextSource.ts';

/**
 * Takes a token apart and shows it: the one at a place, else in the selection, else in the file that is named or open, else in the
 * clipboard.
 *
 * @param uri the file that a menu names
 * @param at where a token stands in it
 * @throws AppError `token/no-text` where there is none
 */
export async function inspectTokenText(
  services: TokenServices,
  panel: TokenPanel,
  uri: vscode.Uri | undefined,
  at: PlaceArgument | undefined,
): Promise<void> {
  const from = (await place(uri, at)) ?? selection(uri) ?? (await file(uri)) ?? (await clipboard());
  const source = new TokenTextSource(services, from);
  if (source.result().kind === 'empty') {
    throw new AppError('token/no-text', {});
  }
  await source.check();
  panel.show(source);
}

/** The token at a place that was pointed at; nothing once it stands there no more. */
async function place(
  uri: vscode.Uri | undefined,
  at: PlaceArgument | undefined,
): Promise<TokenText | undefined> {
  if (!uri || !at) {
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const found =
    at.line < document.lineCount
      ? findTokenAt(document.lineAt(at.line).text, at.character)
      : undefined;
  return (
    found && {
      text: found.token,
      heading: l10n.t('Token in “{0}”, line {1}', nameOf(uri), at.line + 1),
    }
  );
}

/** What is selected in the active editor, unless another file is meant. */
function selection(uri: vscode.Uri | undefined): TokenText | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || (uri && editor.document.uri.toString() !== uri.toString())) {
    return undefined;
  }
  const selected = editor.selections.find(one => !one.isEmpty);
  return (
    selected && {
      text: editor.document.getText(selected),
      heading: l10n.t('Token selected in “{0}”', nameOf(editor.document.uri)),
    }
  );
}

/** All of the file that is named, or of the active editor if it holds tokens by its language. */
async function file(uri: vscode.Uri | undefined): Promise<TokenText | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const document = uri
    ? await vscode.workspace.openTextDocument(uri)
    : active?.languageId === 'jwt'
      ? active
      : undefined;
  return (
    document && {
      text: document.getText(),
      heading: l10n.t('Token in “{0}”', nameOf(document.uri)),
      document,
    }
  );
}

async function clipboard(): Promise<TokenText> {
  return {
    text: await vscode.env.clipboard.readText(),
    heading: l10n.t('Token in the clipboard'),
  };
}

function nameOf(uri: vscode.Uri): string {
  return plainText(basename(uri.path));
}
