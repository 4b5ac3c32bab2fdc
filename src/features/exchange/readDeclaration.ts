import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/isRecord.ts';
import type { Services } from '../../services.ts';
import { activeFile } from '../../ui/activeFile.ts';

/** A declaration as it stands in its file. */
export interface Declaration {
  uri: vscode.Uri;
  text: string;
  json: unknown;
}

/**
 * The file to send: the one named, else the declaration or request file in the active editor.
 *
 * @throws AppError `declaration/none`
 */
export function payloadUri(uri: vscode.Uri | undefined): vscode.Uri {
  const active = activeFile();
  const sendable =
    vscode.window.activeTextEditor?.document.languageId === REQUEST_LANGUAGE ||
    /\.fla(\.json)?$/.test(active?.path ?? '');
  const found = uri ?? (sendable ? active : undefined);
  if (!found) {
    throw new AppError('declaration/none', {});
  }
  return found;
}

/**
 * Reads a declaration: a saved file that holds JSON.
 *
 * @throws AppError `declaration/not-saved`, `declaration/not-json`
 */
export async function readDeclaration(document: vscode.TextDocument): Promise<Declaration> {
  const { uri } = document;
  if (document.isDirty || document.isUntitled) {
    throw new AppError('declaration/not-saved', { file: uri.path });
  }
  return { uri, text: document.getText(), json: await parseDeclaration(document) };
}

/**
 * A declaration or request file as it stands in its editor, else in its file.
 *
 * @throws AppError `declaration/not-found`
 */
export async function openDeclaration(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    throw new AppError('declaration/not-found', { file: uri.path }, { cause });
  }
}

/**
 * What a declaration says.
 *
 * @throws AppError `declaration/not-json`
 */
export async function parseDeclaration(document: vscode.TextDocument): Promise<unknown> {
  const file = document.uri.path;
  const text = document.getText();
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the payload.
    const { line, character } = document.positionAt(await firstErrorOffset(text));
    throw new AppError('declaration/not-json', { file, line: line + 1, column: character + 1 });
  }
}

/**
 * Refuses what is no object where no operation is known for it: hardly any takes something else, so that there is nothing to ask.
 *
 * @param json what the document says
 * @throws AppError `declaration/not-an-object`
 */
export async function expectBody(
  { targets }: Pick<Services, 'targets'>,
  document: vscode.TextDocument,
  json: unknown,
): Promise<void> {
  if (!isRecord(json) && !(await targets.quietly(document))?.operation) {
    throw new AppError('declaration/not-an-object', { file: document.uri.path });
  }
}

async function firstErrorOffset(text: string): Promise<number> {
  const { visit } = await import('jsonc-parser');
  let first: number | undefined;
  const note = (offset: number): void => {
    first = Math.min(first ?? offset, offset);
  };
  visit(
    text,
    { onError: (_, offset) => note(offset), onComment: offset => note(offset) },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return first ?? text.length;
}
