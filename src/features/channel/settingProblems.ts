import * as vscode from 'vscode';
import { LatestWork } from '../../core/base/latestWork.ts';
import type { ChannelServices } from './channelServices.ts';
import { publishSettingProblems } from './publishSettingProblems.ts';

/** Shows every mistake in accounts and environments as a problem of the settings that hold it, as long as it exists. */
export class SettingProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fla.settings');
  readonly #subscription: vscode.Disposable;

  constructor(services: ChannelServices) {
    const { log, settings, watched } = services;
    const work = new LatestWork(
      () => publishSettingProblems(services, this.#collection),
      error => {
        log.error('fla.settings', error);
      },
    );
    const update = (): void => work.ask();
    this.#subscription = vscode.Disposable.from(
      this.#collection,
      settings.onDidChange(update),
      services.onDidChangeLanguage(update),
      watched.onDidChange(path => {
        if (settings.read().environments.some(({ ca }) => ca === path)) {
          update();
        }
      }),
    );
    update();
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
