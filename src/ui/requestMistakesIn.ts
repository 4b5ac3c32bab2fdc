import * as vscode from 'vscode';
import { mistake, type RequestMistake } from '../core/exchange/requestMistake.ts';
import { bodyFile } from './bodyFile.ts';
import { lookAtRequest, type RequestServices } from './lookAtRequest.ts';
import { requestFileOf } from './requestDocument.ts';

/**
 * Everything that is wrong with a request file but for its bodies, each once, though several requests may share what is wrong. Its places
 * are characters of the file.
 */
export async function requestMistakesIn(
  services: RequestServices,
  document: Pick<vscode.TextDocument, 'uri' | 'version' | 'getText'>,
): Promise<RequestMistake[]> {
  const file = requestFileOf(document);
  const mistakes = [...file.mistakes];
  for (const request of file.requests) {
    const seen = await lookAtRequest(services, file, request);
    mistakes.push(...seen.mistakes);
    const { body } = request;
    const path = body?.kind === 'file' ? seen.variables.expand(body.path.text) : undefined;
    if (body?.kind === 'file' && path && 'text' in path) {
      const missing = !(await exists(bodyFile(document.uri, path.text)));
      mistakes.push(...(missing ? [mistake('body/no-file', { file: path.text }, body.path)] : []));
    }
  }
  const places = new Set<string>();
  return mistakes.filter(({ code, start, end }) => {
    // Of a variable that leads nowhere, the text alone says more than the request that uses it.
    const place = [code.startsWith('variable/') ? 'variable' : code, start, end].join(' ');
    return places.has(place) ? false : places.add(place);
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
