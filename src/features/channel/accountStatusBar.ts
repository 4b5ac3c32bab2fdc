import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { isProduction } from '../../core/channel/environment.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { expiryText } from '../../ui/expiryText.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelServices } from './channelServices.ts';

/** The active account in the status bar; on a warning ground when it is one of production. */
export class AccountStatusBar implements vscode.Disposable {
  readonly #services: ChannelServices;
  readonly #item = vscode.window.createStatusBarItem(
    'fla.account',
    vscode.StatusBarAlignment.Left,
    1,
  );
  readonly #subscription: vscode.Disposable;

  constructor(services: ChannelServices) {
    this.#services = services;
    const command: CommandId = 'fla.account.select';
    this.#item.command = command;
    const update = (): void => this.#update();
    this.#subscription = vscode.Disposable.from(
      services.activeAccount.onDidChange(update),
      services.settings.onDidChange(update),
      services.onDidChangeLanguage(update),
      services.onDidChangeCertificates(update),
    );
    update();
  }

  #update(): void {
    const { channels, activeAccount, certificates, expiryWarnings } = this.#services;
    const { accounts } = channels.configuration;
    if (accounts.length === 0) {
      this.#item.hide();
      return;
    }
    const active =
      accounts.find(({ account }) => account.id === activeAccount.get()) ??
      (accounts.length === 1 ? accounts[0] : undefined);
    this.#item.name = l10n.t('FLA Account');
    if (active) {
      const environment = channels
        .environments()
        .find(({ id }) => id === active.account.environment);
      const name = environment ? environmentLabel(environment) : active.account.environment;
      certificates.look(active);
      const certificate = certificates.certificateOf(active);
      const days = certificate && expiryWarnings.daysLeft(certificate);
      const icons = days === undefined ? '$(account)' : '$(account)$(warning)';
      this.#item.text = `${icons} ${plainText(active.account.name)} (${plainText(name)})`;
      this.#item.tooltip = days === undefined ? PURPOSE() : `${PURPOSE()}\n${expiryText(days)}`;
      // The sandbox has no address to compare before it runs.
      const production =
        environment !== undefined && environment.tokenEndpoint !== '' && isProduction(environment);
      this.#item.backgroundColor = production
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    } else {
      this.#item.text = `$(account) ${l10n.t('FLA: no account chosen')}`;
      this.#item.backgroundColor = undefined;
      this.#item.tooltip = PURPOSE();
    }
    this.#item.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}

const PURPOSE = (): string =>
  l10n.t('The account that declarations are sent with. Select to change it.');
