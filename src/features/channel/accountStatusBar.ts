import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';

/** The active account in the status bar. What it says loads after activation. */
export class AccountStatusBar implements vscode.Disposable {
  readonly #services: ChannelServices;
  readonly #clock: TokenClock;
  readonly #item = vscode.window.createStatusBarItem(
    'fla.account',
    vscode.StatusBarAlignment.Left,
    1,
  );
  readonly #subscription: vscode.Disposable;

  constructor(services: ChannelServices, clock: TokenClock) {
    this.#services = services;
    this.#clock = clock;
    const command: CommandId = 'fla.account.select';
    this.#item.command = command;
    const update = (): void => {
      this.#update().catch((error: unknown) => {
        services.log.error('status bar', error);
      });
    };
    // In a turn of its own: even asking for the module takes longer than the rest of activation.
    const starting = setImmediate(update);
    this.#subscription = vscode.Disposable.from(
      { dispose: () => clearImmediate(starting) },
      services.activeAccount.onDidChange(update),
      services.settings.onDidChange(update),
      services.sandbox.onDidChange(update),
      services.onDidChangeLanguage(update),
      services.onDidChangeCertificates(update),
      services.onDidChangeCredentials(update),
      clock.onTick(update),
    );
  }

  async #update(): Promise<void> {
    const { showAccountStatus } = await import('./showAccountStatus.ts');
    showAccountStatus(this.#services, this.#item, this.#clock);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}
