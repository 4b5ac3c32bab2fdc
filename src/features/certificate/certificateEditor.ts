import * as vscode from 'vscode';
import { CERTIFICATE_EDITOR, CERTIFICATE_TEXT_EDITOR } from '../../contributions.ts';
import type { CertificateSession, SessionServices } from './certificateSession.ts';

/** Files that are key stores and nothing else; all others open in the inspector when the user asks for it. */
const KEY_STORE = /\.(pfx|p12|jks)$/i;

/** The certificate inspector as a custom editor. What reads and shows a file loads with the first one. */
export class CertificateEditor implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  readonly #services: SessionServices;
  readonly #registration: vscode.Disposable;
  readonly #sessions = new Set<CertificateSession>();
  /** Files that are being opened by a user who means to see inside: their passphrase is asked for at once. */
  readonly #asking = new Set<string>();

  constructor(services: SessionServices) {
    this.#services = services;
    this.#registration = vscode.Disposable.from(
      ...[CERTIFICATE_EDITOR, CERTIFICATE_TEXT_EDITOR].map(viewType =>
        vscode.window.registerCustomEditorProvider(viewType, this),
      ),
    );
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(
    { uri }: vscode.CustomDocument,
    panel: vscode.WebviewPanel,
  ): Promise<void> {
    const closing = new AbortController();
    panel.onDidDispose(() => closing.abort());
    const { CertificateSession: Session } = await import('./certificateSession.ts');
    if (closing.signal.aborted) {
      return;
    }
    const session = new Session(this.#services, uri, panel);
    this.#sessions.add(session);
    panel.onDidDispose(() => {
      this.#sessions.delete(session);
      session.dispose();
    });
    const isAsking = this.#asking.delete(uri.toString());
    await session.load();
    if (isAsking) {
      await session.unlock();
    }
  }

  /** Opens a file in the inspector, or brings its editor to the front, and asks for its passphrase where it needs one. */
  async inspect(uri: vscode.Uri): Promise<void> {
    const shown = [...this.#sessions].filter(session => session.uri.toString() === uri.toString());
    if (shown.length === 0) {
      this.#asking.add(uri.toString());
    }
    const viewType = KEY_STORE.test(uri.path) ? CERTIFICATE_EDITOR : CERTIFICATE_TEXT_EDITOR;
    await vscode.commands.executeCommand('vscode.openWith', uri, viewType);
    await Promise.all(shown.map(async session => session.unlock()));
  }

  dispose(): void {
    this.#registration.dispose();
    for (const session of this.#sessions) {
      session.dispose();
    }
  }
}
