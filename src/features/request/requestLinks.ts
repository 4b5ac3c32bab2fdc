import * as vscode from 'vscode';
import { bodyFile } from '../../ui/bodyFile.ts';
import { variablesOf } from '../../ui/lookAtRequest.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';

/** Where the variable at a place is defined. */
export function definitionOf(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Location | undefined {
  const offset = document.offsetAt(position);
  const file = requestFileOf(document);
  const reference = file.references.find(({ start, end }) => offset >= start && offset <= end);
  if (!reference) {
    return undefined;
  }
  const request = file.requests.find(({ start, end }) => offset >= start && offset <= end);
  const definition = request
    ? variablesOf(file, request, undefined).definition(reference.name)
    : file.variables.findLast(({ name }) => name.text === reference.name);
  return definition && new vscode.Location(document.uri, rangeIn(document, definition));
}

/** The files that bodies are taken from, to be opened. */
export function bodyLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
  return requestFileOf(document).requests.flatMap(({ body }) =>
    body?.kind === 'file' && !body.path.text.includes('{{')
      ? [
          new vscode.DocumentLink(
            rangeIn(document, body.path),
            bodyFile(document.uri, body.path.text),
          ),
        ]
      : [],
  );
}
