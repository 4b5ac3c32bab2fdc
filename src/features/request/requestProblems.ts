import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { mistake, type RequestMistake } from '../../core/exchange/requestMistake.ts';
import { bodyFile } from '../../ui/bodyFile.ts';
import { DIAGNOSTIC_SEVERITIES } from '../../ui/diagnosticSeverities.ts';
import { lookAtRequest } from '../../ui/lookAtRequest.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { requestMessage } from '../../ui/requestMessages.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** Until somebody who types pauses. */
const PAUSE_MS = 100;

/** The Problems of open request files, but for those of their bodies. They follow the text, the accounts and the descriptions. */
export class RequestProblems implements vscode.Disposable {
  readonly #services: RequestEditingServices;
  readonly #collection = vscode.languages.createDiagnosticCollection('fla.request');
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscription: vscode.Disposable;

  /** @param changed what requests are compared with is other than before */
  constructor(services: RequestEditingServices, changed: vscode.Event<void>) {
    this.#services = services;
    const checkAll = (): void => {
      for (const document of vscode.workspace.textDocuments) {
        this.#check(document, 0);
      }
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => {
        this.#check(document, 0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#check(document, PAUSE_MS);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        clearTimeout(this.#waiting.get(uri.toString()));
        this.#waiting.delete(uri.toString());
        this.#collection.delete(uri);
      }),
      changed(checkAll),
    );
    checkAll();
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const timer of this.#waiting.values()) {
      clearTimeout(timer);
    }
    this.#collection.dispose();
  }

  #check(document: vscode.TextDocument, pause: number): void {
    if (document.languageId !== REQUEST_LANGUAGE) {
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => {
        this.#waiting.delete(key);
        this.#publish(document).catch((error: unknown) => {
          this.#services.log.error('request problems', error);
        });
      }, pause),
    );
  }

  async #publish(document: vscode.TextDocument): Promise<void> {
    const { version, uri } = document;
    const mistakes = await mistakesIn(this.#services, document);
    if (document.version === version && !document.isClosed) {
      this.#collection.set(
        uri,
        mistakes.map(found => diagnosticOf(document, found)),
      );
    }
  }
}

/** Everything that is wrong with a request file, each once, though several requests may share what is wrong. */
async function mistakesIn(
  services: RequestEditingServices,
  document: vscode.TextDocument,
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

function diagnosticOf(document: vscode.TextDocument, found: RequestMistake): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeIn(document, found),
    requestMessage(found),
    DIAGNOSTIC_SEVERITIES[found.severity],
  );
  diagnostic.source = 'FLA';
  diagnostic.code = found.code;
  return diagnostic;
}
