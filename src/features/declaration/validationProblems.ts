import * as vscode from 'vscode';
import { TextLines } from '../../core/base/textLines.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { findingDiagnostic } from '../../ui/findingDiagnostic.ts';
import { readPayload } from './readPayload.ts';

/** What was found in a file: offsets are those of its text. */
export interface FileFindings {
  uri: vscode.Uri;
  text: string;
  findings: readonly Finding[];
}

/**
 * The problems that validating files has found, until a file changes or is opened: what is open is watched anyway, and only what shows
 * beside other files is left to be said of it.
 */
export class ValidationProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fla-validation');
  /** The texts in which something was found, by address. */
  readonly #texts = new Map<string, string>();
  #subscription: vscode.Disposable | undefined;

  /** Shows these in place of what was shown before. */
  publish(files: readonly FileFindings[]): void {
    this.#subscription ??= this.#follow();
    this.#collection.clear();
    this.#texts.clear();
    for (const { uri, text } of files.filter(({ findings }) => findings.length > 0)) {
      this.#texts.set(uri.toString(), text);
    }
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    this.#collection.set(
      files.map(({ uri, text, findings }) => {
        const lines = new TextLines(text);
        const shown = open.has(uri.toString()) ? findings.filter(isAcross) : findings;
        return [uri, shown.map(finding => findingDiagnostic(finding, at => lines.positionAt(at)))];
      }),
    );
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#collection.dispose();
  }

  #follow(): vscode.Disposable {
    const forget = (uri: vscode.Uri): void => {
      this.#collection.delete(uri);
    };
    // Told late, and a change right after the making of a file as its making: what stands there now decides.
    const compare = async (uri: vscode.Uri): Promise<void> => {
      const found = this.#texts.get(uri.toString());
      if (found !== undefined) {
        const now = await readPayload(uri).catch(() => undefined);
        if (now?.getText() !== found) {
          forget(uri);
        }
      }
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{fla.json,fla}');
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(compare),
      watcher.onDidChange(compare),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        const shown = this.#collection.get(uri);
        if (shown) {
          this.#collection.set(uri, shown.filter(isAcross));
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          forget(document.uri);
        }
      }),
    );
  }
}

/** Whether something only shows when a file is seen beside others. */
function isAcross({ code }: Pick<Finding, 'code'> | Pick<vscode.Diagnostic, 'code'>): boolean {
  return code === 'training/duplicate-across-files';
}
