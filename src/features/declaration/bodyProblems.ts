import * as vscode from 'vscode';
import { AppError, isCancellation } from '../../core/base/errors.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { findingDiagnostic } from '../../ui/findingDiagnostic.ts';
import { messageFor } from '../../ui/messages.ts';
import { placedBodies } from './bodyAtPosition.ts';
import type { DeclarationServices } from './declarationServices.ts';

/** Between a key and its check, which the next key makes idle. */
const PAUSE_MS = 10;

/** A finding as it stands in a document: its places, also those of its repair, are characters of the document. */
export interface ShownFinding {
  finding: Finding;
  diagnostic: vscode.Diagnostic;
}

interface Shown {
  version: number;
  findings: ShownFinding[];
}

/** The Problems of the bodies in open documents. They follow the text, the description, the accounts and the settings. */
export class BodyProblems implements vscode.Disposable {
  readonly #services: DeclarationServices;
  readonly #documents: vscode.DocumentSelector;
  readonly #collection = vscode.languages.createDiagnosticCollection('fla');
  readonly #shown = new Map<string, Shown>();
  /** The check of each document that is waited for or under way. */
  readonly #running = new Map<string, AbortController>();
  readonly #subscription: vscode.Disposable;

  /** @param documents those with bodies */
  constructor(services: DeclarationServices, documents: vscode.DocumentSelector) {
    this.#services = services;
    this.#documents = documents;
    const checkAll = (): void => {
      for (const document of vscode.workspace.textDocuments) {
        this.#check(document, 0);
      }
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => {
        this.#check(document, 0);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#check(document, PAUSE_MS);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        this.#forget(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (
          event.affectsConfiguration('fla.declaration') ||
          event.affectsConfiguration(JSON_TELLS)
        ) {
          checkAll();
        }
      }),
      services.targets.onDidChange(checkAll),
      services.onDidChangeLanguage(checkAll),
    );
    checkAll();
  }

  /** What is shown of a document; undefined while that is of another version than the one that is open. */
  findingsIn({ uri, version }: vscode.TextDocument): ShownFinding[] | undefined {
    const shown = this.#shown.get(uri.toString());
    return shown?.version === version ? shown.findings : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const controller of this.#running.values()) {
      controller.abort();
    }
    this.#collection.dispose();
  }

  #forget(uri: vscode.Uri): void {
    this.#running.get(uri.toString())?.abort();
    this.#shown.delete(uri.toString());
    this.#collection.delete(uri);
  }

  #check(document: vscode.TextDocument, pause: number): void {
    if (vscode.languages.match(this.#documents, document) === 0) {
      return;
    }
    const key = document.uri.toString();
    this.#running.get(key)?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(key, controller);
    const timer = setTimeout(() => {
      void this.#publish(document, signal).finally(() => {
        if (this.#running.get(key) === controller) {
          this.#running.delete(key);
        }
      });
    }, pause);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }

  async #publish(document: vscode.TextDocument, signal: AbortSignal): Promise<void> {
    const { uri, version } = document;
    try {
      const found = await this.#findingsOf(document, signal);
      if (!signal.aborted && document.version === version) {
        const findings = found.map(finding => ({
          finding,
          diagnostic: findingDiagnostic(finding, offset => document.positionAt(offset)),
        }));
        this.#shown.set(uri.toString(), { version, findings });
        this.#collection.set(
          uri,
          findings.map(({ diagnostic }) => diagnostic),
        );
      }
    } catch (error) {
      if (!isCancellation(error) && !signal.aborted) {
        this.#shown.delete(uri.toString());
        this.#tellFailure(uri, error);
      }
    }
  }

  /** A text that nobody could check must not look right. */
  #tellFailure(uri: vscode.Uri, error: unknown): void {
    // What cannot be read of a description stands in the Problems of its own file.
    if (AppError.is(error, 'api/unreadable')) {
      this.#collection.delete(uri);
      return;
    }
    this.#services.log.error('declaration check', error);
    this.#collection.set(uri, AppError.is(error) ? [notChecked(error)] : []);
  }

  async #findingsOf(document: vscode.TextDocument, signal: AbortSignal): Promise<Finding[]> {
    const bodies = await placedBodies(this.#services, document);
    signal.throwIfAborted();
    const found = await Promise.all(
      bodies.map(async ({ body, start }) =>
        (await this.#services.declarations.check(body, signal)).map(finding =>
          movedBy(finding, start),
        ),
      ),
    );
    return found.flat().filter(({ code }) => code !== 'json/syntax' || !isToldByJson(document));
  }
}

/** The setting of VS Code's own JSON that has it tell where JSON breaks. */
const JSON_TELLS = 'json.validate.enable';

/** Whether VS Code tells itself where a text is no JSON. In JSON with comments it does not mind what nobody can send. */
function isToldByJson({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' && vscode.workspace.getConfiguration().get(JSON_TELLS, true);
}

/** At the beginning of a text: why it was not checked. */
function notChecked(error: AppError): vscode.Diagnostic {
  const message = messageFor(error);
  const start = new vscode.Range(0, 0, 0, 0);
  const diagnostic = new vscode.Diagnostic(start, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'FLA';
  diagnostic.code = error.code;
  return diagnostic;
}

function movedBy<F extends Finding>(finding: F, distance: number): F {
  const moved = <T extends { start: number; end: number }>(place: T): T => ({
    ...place,
    start: place.start + distance,
    end: place.end + distance,
  });
  const { fix } = finding;
  return { ...moved(finding), ...(fix && { fix: { ...fix, edits: fix.edits.map(moved) } }) };
}
