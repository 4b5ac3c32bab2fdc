import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import type { TokenExchange } from '../../core/token/tokenExchange.ts';
import { messageFor } from '../../ui/messages.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ChannelServices } from './channelServices.ts';
import type { TokenClock } from '../../core/token/tokenClock.ts';

/** Minutes below which a token's end is near. */
const NEAR = 2;

/** What is told of an account's token: its life, and why the last request for one was refused. */
export interface TokenStatus {
  /** Whole minutes. */
  minutesLeft?: number;
  expiresAt?: Date;
  scope?: string;
  refusal?: AppError;
}

/** What is known of an account's token now. Asks for a tick of the clock when that changes by itself. */
export function tokenStatus(
  { channels, tokens }: Pick<ChannelServices, 'channels' | 'tokens'>,
  { account }: ConfiguredAccount,
  clock: TokenClock,
): TokenStatus {
  const environment = channels.environment(account.environment);
  if (environment === undefined) {
    return {};
  }
  const state = tokens.state({ account, environment });
  const minutesLeft = state && clock.minutesLeft(state.expiresAt);
  const refusal = refusalOf(tokens.last({ account, environment }));
  return {
    ...(minutesLeft === undefined ? {} : { ...state, minutesLeft }),
    ...(refusal ? { refusal } : {}),
  };
}

function refusalOf(exchange: TokenExchange | undefined): AppError | undefined {
  return exchange?.outcome.error;
}

/** An account's token: how long it lives, and why there is none. A click explains the last request. */
export function tokenItem(
  services: ChannelServices,
  configured: ConfiguredAccount,
  clock: TokenClock,
): vscode.TreeItem {
  const { account } = configured;
  const status = tokenStatus(services, configured, clock);
  const { minutesLeft, expiresAt, scope, refusal } = status;
  const explain: CommandId = 'fla.token.explain';
  const item = new vscode.TreeItem(l10n.t('Access token'));
  item.id = `token ${account.id}`;
  item.contextValue = minutesLeft === undefined ? 'token.none' : 'token.alive';
  item.iconPath = iconOf(status);
  const texts = [
    ...(minutesLeft === undefined ? [] : [minutesText(minutesLeft)]),
    ...(refusal ? [refusalText(refusal)] : []),
  ];
  item.description = texts.length > 0 ? texts.join(' · ') : l10n.t('none');
  const time = expiresAt?.toLocaleTimeString(services.language.current, { timeStyle: 'short' });
  item.tooltip = [
    ...(time === undefined ? [] : [l10n.t('valid until {0}', time)]),
    ...(scope === undefined ? [] : [plainText(scope)]),
    ...(refusal ? [messageFor(refusal)] : []),
    l10n.t('Select to have the last request explained.'),
  ].join('\n');
  item.command = { command: explain, title: '', arguments: [account.id] };
  return item;
}

/** How long a token lives yet. */
export function minutesText(minutes: number): string {
  return minutes < 1 ? l10n.t('less than 1 min left') : l10n.t('{0} min left', minutes);
}

/** In a few words why there is no token. */
export function refusalText(error: AppError): string {
  if (AppError.is(error, 'token/rejected')) {
    return l10n.t('refused: {0}', plainText(error.details.error));
  }
  return AppError.is(error, 'token/timeout') || AppError.is(error, 'token/unreachable')
    ? l10n.t('no answer')
    : l10n.t('no token');
}

function iconOf({ minutesLeft, refusal }: TokenStatus): vscode.ThemeIcon {
  if (refusal) {
    return new vscode.ThemeIcon(
      minutesLeft === undefined ? 'error' : 'key',
      new vscode.ThemeColor('list.errorForeground'),
    );
  }
  return minutesLeft !== undefined && minutesLeft < NEAR
    ? new vscode.ThemeIcon('key', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon('key');
}
