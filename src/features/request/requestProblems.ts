import * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { requestDiagnostic } from '../../ui/findingDiagnostic.ts';
import { requestMistakesIn } from '../../ui/requestMistakesIn.ts';
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
    const mistakes = await requestMistakesIn(this.#services, document);
    if (document.version === version && !document.isClosed) {
      this.#collection.set(
        uri,
        mistakes.map(found => requestDiagnostic(found, offset => document.positionAt(offset))),
      );
    }
  }
}
