import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import { TextLines } from '../../core/base/textLines.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { findingDiagnostic, requestDiagnostic } from '../../ui/findingDiagnostic.ts';
import type { FileFindings } from './checkFiles.ts';
import { readPayload, type Payload } from './readPayload.ts';

/**
 * The problems that validating files has found. What is open is watched anyway, and of it only what shows beside other files is left to
 * be said here; once it is closed, and when it changes unopened, it is looked at again.
 */
export class ValidationProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fla-validation');
  readonly #check: (payload: Payload) => Promise<FileFindings | undefined>;
  /** The files in which something was found, and those that they repeat, by address. */
  readonly #found = new Map<string, FileFindings>();
  #subscription: vscode.Disposable | undefined;

  /** @param check looks at one file again */
  constructor(check: (payload: Payload) => Promise<FileFindings | undefined>) {
    this.#check = check;
  }

  /**
   * Shows these in place of what was shown before.
   *
   * @param roots the files and folders that were looked at; undefined for everything
   */
  publish(files: readonly FileFindings[], roots: readonly vscode.Uri[] | undefined): void {
    this.#subscription ??= this.#follow();
    for (const { uri } of [...this.#found.values()]) {
      if (!roots || roots.some(root => isWithin(uri, root))) {
        this.#forget(uri);
      }
    }
    const repeated = new Set(files.flatMap(({ findings }) => findings.flatMap(repeatedBy)));
    for (const file of files) {
      if (repeated.has(file.uri.toString())) {
        this.#found.set(file.uri.toString(), file);
        this.#show(file);
      } else {
        this.#keep(file);
      }
    }
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#collection.dispose();
  }

  #keep(file: FileFindings): void {
    const { uri, findings, mistakes } = file;
    if (findings.length + mistakes.length === 0) {
      this.#forget(uri);
    } else {
      this.#found.set(uri.toString(), file);
      this.#show(file);
    }
  }

  #forget(uri: vscode.Uri): void {
    this.#found.delete(uri.toString());
    this.#collection.delete(uri);
  }

  #show({ uri, text, findings, mistakes }: FileFindings): void {
    const lines = new TextLines(text);
    const place = (at: number): { line: number; character: number } => lines.positionAt(at);
    const open = isOpen(uri);
    this.#collection.set(uri, [
      ...(open ? [] : mistakes).map(mistake => requestDiagnostic(mistake, place)),
      ...(open ? findings.filter(isAcross) : findings).map(finding =>
        findingDiagnostic(finding, place),
      ),
    ]);
  }

  #follow(): vscode.Disposable {
    const refresh = (uri: vscode.Uri): Promise<void> => this.#refresh(uri);
    const payloads = vscode.workspace.createFileSystemWatcher('**/*.{fla.json,fla}');
    // Of a folder that is deleted nobody tells the files.
    const deleted = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    return vscode.Disposable.from(
      payloads,
      deleted,
      payloads.onDidCreate(refresh),
      payloads.onDidChange(refresh),
      deleted.onDidDelete(gone => {
        for (const { uri } of [...this.#found.values()].filter(file => isWithin(file.uri, gone))) {
          this.#forget(uri);
          this.#forgetTwinsOf(uri);
        }
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        const file = this.#found.get(uri.toString());
        if (file) {
          this.#show(file);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => refresh(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#collection.delete(uri);
          this.#forgetTwinsOf(uri);
        }
      }),
    );
  }

  /** Told late, and a change right after the making of a file as its making: what stands there now decides. */
  async #refresh(uri: vscode.Uri): Promise<void> {
    const known = this.#found.get(uri.toString());
    if (!known || isOpen(uri)) {
      return;
    }
    const now = await this.#lookAgain(known);
    if (this.#found.get(uri.toString()) !== known || isOpen(uri)) {
      return;
    }
    if (now !== known) {
      this.#forgetTwinsOf(uri);
    }
    if (now) {
      this.#keep(now);
    } else {
      this.#forget(uri);
    }
  }

  async #lookAgain(known: FileFindings): Promise<FileFindings | undefined> {
    try {
      const payload = await readPayload(known.uri);
      return payload.getText() === known.text ? known : await this.#check(payload);
    } catch (error) {
      if (AppError.is(error)) {
        return undefined; // what cannot be read any more has no problems to show
      }
      throw error;
    }
  }

  /** What another file repeats is no longer known once that file is other than it was. */
  #forgetTwinsOf(uri: vscode.Uri): void {
    const address = uri.toString();
    const repeats = (finding: Finding): boolean => repeatedBy(finding).includes(address);
    for (const file of [...this.#found.values()]) {
      if (file.findings.some(repeats)) {
        this.#keep({ ...file, findings: file.findings.filter(finding => !repeats(finding)) });
      }
    }
  }
}

function isOpen(uri: vscode.Uri): boolean {
  const address = uri.toString();
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === address);
}

function isWithin(uri: vscode.Uri, root: vscode.Uri): boolean {
  return (
    uri.scheme === root.scheme &&
    uri.authority === root.authority &&
    `${uri.path}/`.startsWith(root.path.replace(/\/*$/, '/'))
  );
}

/** Whether something only shows when a body is seen beside others. */
function isAcross({ across }: Finding): boolean {
  return across === true;
}

/** The address of the other file that something repeats. */
function repeatedBy(finding: Finding): string[] {
  return finding.code === 'training/duplicate-across-files' ? [finding.details.first] : [];
}
