import * as vscode from 'vscode';
import { fileExists } from './fileExists.ts';

/** A file as it is to begin. */
export interface UnsavedFile {
  /** Where it is saved; undefined for anywhere, which VS Code asks when it is saved. */
  folder: vscode.Uri | undefined;
  /** What it is about, from which its name is made: an `operationId`, for example. */
  about: string;
  /** With the dot: `.fla.json`. */
  extension: string;
  languageId: string;
  content: string;
}

/** Opens a file that is not saved yet, under the first name in its folder that neither a file nor an open editor has. */
export async function openUnsaved(file: UnsavedFile): Promise<vscode.TextDocument> {
  const { folder, about, extension, languageId, content } = file;
  if (!folder) {
    return vscode.workspace.openTextDocument({ language: languageId, content });
  }
  const uri = await freeAddress(folder, fileName(about), extension);
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

/** The address that an unsaved file has once it is saved. */
export function savedAddress(folder: vscode.Uri, unsaved: vscode.Uri): vscode.Uri {
  return folder.with({ path: unsaved.path });
}

async function freeAddress(
  folder: vscode.Uri,
  name: string,
  extension: string,
): Promise<vscode.Uri> {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    const saved = vscode.Uri.joinPath(folder, numbered + extension);
    const uri = saved.with({ scheme: 'untitled' });
    const open = vscode.workspace.textDocuments.some(
      document => document.uri.toString() === uri.toString(),
    );
    if (!open && !(await fileExists(saved))) {
      return uri;
    }
  }
}

/** An `operationId` may be `METHOD /path`. */
function fileName(about: string): string {
  return about.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'new';
}
