import type * as vscode from 'vscode';
import { parseRequestFile, type RequestFile } from '../core/exchange/requestFile.ts';

const PARSED = new WeakMap<object, { version: number; file: RequestFile }>();

/** What a request document says, read once for each of its versions. */
export function requestFileOf(
  document: Pick<vscode.TextDocument, 'version' | 'getText'>,
): RequestFile {
  const known = PARSED.get(document);
  if (known?.version === document.version) {
    return known.file;
  }
  const file = parseRequestFile(document.getText());
  PARSED.set(document, { version: document.version, file });
  return file;
}
