import * as vscode from 'vscode';
import { LatestWork } from '../../core/base/latestWork.ts';
import { isSettingsFile } from '../../ui/isSettingsFile.ts';
import type { ChannelServices } from './channelServices.ts';

/** Shows every mistake in accounts and environments as a problem of the settings that hold it, from when somebody looks at them. */
export class SettingProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fla.settings');
  readonly #work: LatestWork;
  readonly #subscription: vscode.Disposable;
  #looking = false;

  constructor(services: ChannelServices) {
    const { log, settings, watched } = services;
    this.#work = new LatestWork(
      async () => {
        const { publishSettingProblems } = await import('./publishSettingProblems.ts');
        await publishSettingProblems(services, this.#collection);
      },
      error => {
        log.error('fla.settings', error);
      },
    );
    const update = (): void => {
      if (this.#looking) {
        this.#work.ask();
      }
    };
    const open = ({ uri }: vscode.TextDocument): void => {
      if (isSettingsFile(uri)) {
        this.look();
      }
    };
    this.#subscription = vscode.Disposable.from(
      this.#collection,
      settings.onDidChange(update),
      services.onDidChangeLanguage(update),
      watched.onDidChange(path => {
        if (settings.read().environments.some(({ ca }) => ca === path)) {
          update();
        }
      }),
      vscode.workspace.onDidOpenTextDocument(open),
    );
    vscode.workspace.textDocuments.forEach(open);
  }

  /** From now on somebody looks. */
  look(): void {
    if (!this.#looking) {
      this.#looking = true;
      this.#work.ask();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
