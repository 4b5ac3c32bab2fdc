import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from './tokenClock.ts';

/** The active account in the status bar. What it says loads with the first account. */
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
    this.#subscription = vscode.Disposable.from(
      services.activeAccount.onDidChange(update),
      services.settings.onDidChange(update),
      services.sandbox.onDidChange(update),
      services.onDidChangeLanguage(update),
      services.onDidChangeCertificates(update),
      services.onDidChangeCredentials(update),
      clock.onTick(update),
    );
    update();
  }

  async #update(): Promise<void> {
    if (this.#services.channels.configuration.accounts.length === 0) {
      this.#item.hide();
      return;
    }
    const { showAccountStatus } = await import('./showAccountStatus.ts');
    showAccountStatus(this.#services, this.#active(), this.#item, this.#clock);
  }

  #active(): ConfiguredAccount | undefined {
    const { channels, activeAccount } = this.#services;
    const { accounts } = channels.configuration;
    return (
      accounts.find(({ account }) => account.id === activeAccount.get()) ??
      (accounts.length === 1 ? accounts[0] : undefined)
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}
