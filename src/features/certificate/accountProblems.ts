import * as vscode from 'vscode';
import type { Services } from '../../services.ts';

export type ProblemServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'certificates'
  | 'onDidChangeCertificates'
  | 'readSettingsFiles'
  | 'language'
  | 'onDidChangeLanguage'
>;

/**
 * Shows what is wrong with accounts as problems of the settings that define them, from the moment somebody looks at accounts: in the channels
 * view, or in a settings file.
 */
export class AccountProblems implements vscode.Disposable {
  readonly #services: ProblemServices;
  readonly #collection = vscode.languages.createDiagnosticCollection('fla.certificate');
  readonly #subscription: vscode.Disposable;
  #publishing = false;
  #outdated = false;

  constructor(services: ProblemServices) {
    this.#services = services;
    const { certificates } = services;
    const update = (): void => this.#update();
    const look = (document: vscode.TextDocument): void => {
      if (!certificates.looksAtAll && isSettings(document.uri)) {
        certificates.lookAtAll();
      }
    };
    this.#subscription = vscode.Disposable.from(
      this.#collection,
      services.onDidChangeCertificates(update),
      services.onDidChangeLanguage(update),
      vscode.workspace.onDidOpenTextDocument(look),
    );
    vscode.workspace.textDocuments.forEach(look);
  }

  /** Not before every key store has been looked at: a problem of one may depend on the others. */
  #update(): void {
    const { certificates, log } = this.#services;
    if (!certificates.looksAtAll || certificates.busy) {
      return;
    }
    this.#outdated = true;
    if (!this.#publishing) {
      this.#publishing = true;
      this.#publish()
        .catch((error: unknown) => {
          log.error('fla.certificate', error);
        })
        .finally(() => {
          this.#publishing = false;
        });
    }
  }

  async #publish(): Promise<void> {
    const { publishAccountProblems } = await import('./publishAccountProblems.ts');
    while (this.#outdated) {
      this.#outdated = false;
      await publishAccountProblems(this.#services, this.#collection);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function isSettings({ path }: vscode.Uri): boolean {
  return path.endsWith('/settings.json') || path.endsWith('.code-workspace');
}
