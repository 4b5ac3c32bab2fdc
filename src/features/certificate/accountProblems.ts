import * as vscode from 'vscode';
import { LatestWork } from '../../core/base/latestWork.ts';
import type { Services } from '../../services.ts';
import { isSettingsFile } from '../../ui/isSettingsFile.ts';

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
 * Shows what is wrong with the certificates of accounts as problems of the settings that define them, from the moment somebody looks at accounts: in the channels
 * view, or in a settings file.
 */
export class AccountProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fla.certificate');
  readonly #subscription: vscode.Disposable;

  constructor(services: ProblemServices) {
    const { certificates, log } = services;
    const work = new LatestWork(
      async () => {
        const { publishAccountProblems } = await import('./publishAccountProblems.ts');
        await publishAccountProblems(services, this.#collection);
      },
      error => {
        log.error('fla.certificate', error);
      },
    );
    // Not before every key store has been looked at: a problem of one may depend on the others.
    const update = (): void => {
      if (certificates.looksAtAll && !certificates.busy) {
        work.ask();
      }
    };
    const look = (document: vscode.TextDocument): void => {
      if (!certificates.looksAtAll && isSettingsFile(document.uri)) {
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

  dispose(): void {
    this.#subscription.dispose();
  }
}
