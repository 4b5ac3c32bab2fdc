import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { dateText } from '../../ui/dateText.ts';
import { productionColor } from '../../ui/environmentIcon.ts';
import { expiryText } from '../../ui/expiryText.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';
import { expiryDays } from '../../ui/expiryDays.ts';
import { minutesText, refusalText, tokenStatus, type TokenStatus } from './tokenItem.ts';

/** Shows the active account, how long its token lives and, on a warning ground, that it is one of production; nothing where there are no accounts. */
export function showAccountStatus(
  services: ChannelServices,
  item: vscode.StatusBarItem,
  clock: TokenClock,
): void {
  const { channels, certificates, language } = services;
  const { accounts } = channels.configuration;
  if (accounts.length === 0) {
    item.hide();
    return;
  }
  const active = accounts.length === 1 ? accounts[0] : activeAccount(services);
  item.name = l10n.t('FLA Account');
  item.show();
  if (active === undefined) {
    item.text = `$(account) ${l10n.t('FLA: no account chosen')}`;
    item.backgroundColor = undefined;
    item.tooltip = purpose();
    return;
  }
  const { account } = active;
  const environment = channels.environment(account.environment);
  const name = environment ? environmentLabel(environment) : account.environment;
  certificates.look(active);
  const certificate = certificates.certificateOf(active);
  const days = certificate && expiryDays(certificate);
  const token = tokenStatus(services, active, clock);
  const { minutesLeft } = token;
  item.text = [
    `$(account)${days === undefined ? '' : '$(warning)'} ${iconless(account.name)} (${iconless(name)})`,
    ...(minutesLeft === undefined ? [] : [`$(key) ${l10n.t('{0} min', minutesLeft || '<1')}`]),
  ].join(' ');
  item.backgroundColor =
    environment && productionColor(environment)
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  item.tooltip = tooltip([
    [l10n.t('Environment'), name],
    [l10n.t('Quality'), qualityLabel(account.quality)],
    [l10n.t('Client id'), account.clientId],
    ...(certificate
      ? [row(l10n.t('Certificate ends'), dateText(certificate.notAfter, language.current))]
      : []),
    ...(days === undefined ? [] : [row(l10n.t('Certificate'), expiryText(days))]),
    [l10n.t('Access token'), tokenText(token)],
  ]);
}

function activeAccount({
  channels,
  activeAccount: active,
}: ChannelServices): ConfiguredAccount | undefined {
  return channels.configuration.accounts.find(({ account }) => account.id === active.get());
}

function tokenText({ minutesLeft, refusal }: TokenStatus): string {
  const texts = [
    ...(minutesLeft === undefined ? [] : [minutesText(minutesLeft)]),
    ...(refusal ? [refusalText(refusal)] : []),
  ];
  return texts.length > 0 ? texts.join(' · ') : l10n.t('none');
}

type Row = [term: string, value: string];

function row(term: string, value: string): Row {
  return [term, value];
}

function tooltip(rows: readonly Row[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(`${purpose()}\n\n`);
  for (const [term, value] of rows) {
    text.appendText(`${term}: ${plainText(value)}`).appendMarkdown('  \n');
  }
  return text;
}

/** The status bar draws `$(name)` as an icon. */
function iconless(text: string): string {
  return plainText(text).replaceAll('$(', '$ (');
}

const purpose = (): string =>
  l10n.t('The account that declarations are sent with. Select to change it.');
