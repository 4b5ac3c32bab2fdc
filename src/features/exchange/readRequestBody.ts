import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import { TextLines } from '../../core/base/textLines.ts';
import { placeInFile } from '../../core/exchange/fileLines.ts';
import type { FileRequest, Joined } from '../../core/exchange/requestFile.ts';
import {
  expandedPlace,
  noValue,
  type RequestVariables,
} from '../../core/exchange/requestVariables.ts';
import { bodyFile } from '../../ui/bodyFile.ts';
import type { FilePlaces } from './checkBeforeSend.ts';

/** The body of a request as it is sent. */
export interface RequestBody {
  text: string;
  /** Of the file it comes from: the request file's own, or the one it names. */
  uri: vscode.Uri;
  file: FilePlaces;
}

/**
 * Puts the body of a request together: its text with the variables replaced, or the text of the file that it names.
 *
 * @param headers that are sent with it
 * @returns undefined where the request has none
 * @throws AppError `file/unreadable`, for a file that is not UTF-8 as well; `request/invalid` for a variable without a value
 */
export async function readRequestBody(
  document: vscode.TextDocument,
  { body }: FileRequest,
  variables: RequestVariables,
  headers: Readonly<Record<string, string>>,
): Promise<RequestBody | undefined> {
  if (!body) {
    return undefined;
  }
  if (body.kind === 'text') {
    const read = withValues(document.uri, document.getText(), body, variables);
    return isForm(headers) ? { ...read, text: read.text.replace(LINE_OF_FORM, '') } : read;
  }
  const path = variables.expand(body.path.text);
  const uri = bodyFile(document.uri, 'unknown' in path ? body.path.text : path.text);
  const text = await readText(uri);
  const whole = { text, start: 0, end: text.length, pieces: [{ start: 0, end: text.length }] };
  return body.variables
    ? withValues(uri, text, whole, variables)
    : { text, uri, file: { text, placeOf: ({ start }) => start } };
}

/** What lies between the members of a form that are written one on each line, as `.http` files do. */
const LINE_OF_FORM = /(?:\r\n|\r|\n)[ \t]*(?=&)/g;

function isForm(headers: Readonly<Record<string, string>>): boolean {
  const mediaType = Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1];
  return /^application\/x-www-form-urlencoded\b/i.test(mediaType ?? '');
}

function withValues(
  uri: vscode.Uri,
  file: string,
  body: Joined,
  variables: RequestVariables,
): RequestBody {
  const expanded = variables.expand(body.text);
  if ('unknown' in expanded) {
    const { start, end } = expanded.unknown;
    const place = { start: placeInFile(body, start), end: placeInFile(body, end - 1) + 1 };
    const { line, character } = new TextLines(file).positionAt(place.start);
    throw new AppError('request/invalid', {
      file: uri.path,
      line: line + 1,
      column: character + 1,
      mistake: noValue(expanded, place),
    });
  }
  return {
    text: expanded.text,
    uri,
    file: { text: file, placeOf: finding => expandedPlace(expanded, body, finding).start },
  };
}

/** Bytes. */
const LARGEST = 100_000_000;

/** The text of a file as it stands in its editor, saved or not, as that of the request file itself. */
async function readText(uri: vscode.Uri): Promise<string> {
  const address = uri.toString();
  const changed = vscode.workspace.textDocuments.find(
    document => document.isDirty && document.uri.toString() === address,
  );
  if (changed) {
    return changed.getText();
  }
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    // A folder, or a device that may never end.
    if ((type & vscode.FileType.File) === 0 || size > LARGEST) {
      throw new AppError('file/unreadable', { file: uri.path });
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await vscode.workspace.fs.readFile(uri),
    );
  } catch (cause) {
    throw new AppError('file/unreadable', { file: uri.path }, { cause });
  }
}
