import * as l10n from '@vscode/l10n';
import { AppError } from '../../core/base/errors.ts';
import { isProduction } from '../../core/channel/environment.ts';
import { processTokenAnswer } from '../../core/token/requestToken.ts';
import type { TokenExchange, TokenSuccess } from '../../core/token/tokenExchange.ts';
import {
  UNTOLD_LIFETIME,
  type TokenOwner,
  type TokenState,
} from '../../core/token/tokenService.ts';
import type { ShownCause, ShownStep } from '../../protocol/cause.ts';
import type { TokenLife, TokenViewModel } from '../../protocol/token.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { clockText } from '../../ui/dateText.ts';
import { messageFor } from '../../ui/messages.ts';
import { exchangeSections } from './tokenExchangeSections.ts';
import { tokenSection } from './accessTokenSection.ts';

/** Everything that is told of an account's token. */
export interface TokenSituation {
  /** What the user asked for: the last exchange, or the token itself. */
  focus: 'exchange' | 'token';
  /** As settings have it now. */
  owner: TokenOwner;
  exchange: TokenExchange | undefined;
  success: TokenSuccess | undefined;
  /** The token in memory. */
  token: (TokenState & { accessToken: string }) | undefined;
  causes: readonly ShownCause[];
  causesNote: string | undefined;
  now: Date;
  /** BCP 47 tag. */
  language: string;
}

/** What only this view does; the other steps belong to causes. */
export type OwnStep =
  'requestAgain' | 'inspectToken' | 'explain' | 'copyToken' | 'discard' | 'openGuide';

/** What the token view shows of an account's token and of the exchange that it came from, or did not come from. */
export function tokenExchangeModel(situation: TokenSituation): TokenViewModel {
  const { focus, owner, exchange, token, causes, causesNote } = situation;
  const { account, environment } = owner;
  const life = lifeOf(situation);
  const sections = exchange ? exchangeSections(exchange, situation) : [];
  return {
    id: JSON.stringify([focus, environment.id, account.id]),
    heading: account.name,
    facts: [environmentLabel(environment), qualityLabel(account.quality), account.clientId],
    // The sandbox has no address while it does not run.
    isProduction: environment.tokenEndpoint !== '' && isProduction(environment),
    verdict: verdictOf(situation),
    ...(life ? { life } : {}),
    causes,
    ...(causesNote !== undefined && causes.length > 0 ? { causesNote } : {}),
    sections:
      focus === 'token' && token
        ? [
            tokenSection(token, situation),
            ...sections.map(section => ({ ...section, isOpen: false })),
          ]
        : sections,
    steps: stepsOf(situation),
  };
}

function verdictOf(situation: TokenSituation): TokenViewModel['verdict'] {
  const { exchange, token, owner } = situation;
  if (!exchange) {
    return {
      tone: 'information',
      text: l10n.t('No access token'),
      explanation: l10n.t(
        'Nothing has been asked of the token endpoint for this account since the window was opened, or it was forgotten since. Tokens are kept in memory alone.',
      ),
    };
  }
  const { outcome } = exchange;
  const verdict = outcome.error
    ? failureVerdict(outcome.error, token !== undefined)
    : successVerdict(exchange, situation);
  return hasOtherSettings(exchange, owner)
    ? {
        ...verdict,
        explanation: `${verdict.explanation} ${l10n.t('The account’s settings have changed since: request again to see what holds now.')}`,
      }
    : verdict;
}

function failureVerdict(error: AppError, hasToken: boolean): TokenViewModel['verdict'] {
  const explanation = messageFor(error);
  return {
    tone: 'error',
    text: failureText(error),
    explanation: hasToken
      ? `${explanation} ${l10n.t('The token that the account got before is still used until its end.')}`
      : explanation,
  };
}

function failureText(error: AppError): string {
  if (AppError.is(error, 'token/rejected')) {
    return l10n.t('The request was refused: {0}', error.details.error);
  }
  if (AppError.is(error, 'token/unexpected-answer')) {
    return l10n.t('The answer is no token: {0}', `HTTP ${error.details.status}`);
  }
  if (AppError.is(error, 'token/invalid-member')) {
    return l10n.t('The token cannot be used');
  }
  if (AppError.is(error, 'token/timeout')) {
    return l10n.t('No answer came in time');
  }
  return AppError.is(error, 'token/untrusted-certificate')
    ? l10n.t('The server’s certificate is not trusted')
    : l10n.t('The token endpoint was not reached');
}

function successVerdict(
  exchange: TokenExchange,
  { token, language }: TokenSituation,
): TokenViewModel['verdict'] {
  const from = clockText(receivedAt(exchange), language);
  const { host } = new URL(exchange.channel.environment.tokenEndpoint);
  if (token) {
    return {
      tone: 'success',
      text: l10n.t('The account has an access token'),
      explanation: l10n.t(
        '{0} issued it at {1}; it ends at {2}.',
        host,
        from,
        clockText(token.expiresAt, language),
      ),
    };
  }
  return {
    tone: 'information',
    text: l10n.t('The access token has ended'),
    explanation: l10n.t(
      '{0} issued it at {1}. The next call asks for another by itself.',
      host,
      from,
    ),
  };
}

/** Of the token in memory; else of the last one, which has ended. */
function lifeOf({ exchange, success, token }: TokenSituation): TokenLife | undefined {
  if (token) {
    const from = exchange && !exchange.outcome.error ? receivedAt(exchange) : success?.at;
    return from && { from: from.toISOString(), to: token.expiresAt.toISOString() };
  }
  if (exchange?.outcome.kind !== 'answered' || exchange.outcome.error) {
    return undefined;
  }
  const { answer } = exchange.outcome;
  const { expiresIn = UNTOLD_LIFETIME } = processTokenAnswer(answer, '');
  const from = answer.receivedAt;
  return {
    from: from.toISOString(),
    to: new Date(from.getTime() + expiresIn * 1000).toISOString(),
  };
}

function receivedAt({ at, outcome }: TokenExchange): Date {
  return outcome.kind === 'answered' ? outcome.answer.receivedAt : at;
}

/** Whether the account would ask otherwise, or elsewhere, by now. */
function hasOtherSettings(
  { channel }: TokenExchange,
  { account, environment }: TokenOwner,
): boolean {
  return (
    channel.account.clientId !== account.clientId ||
    channel.account.certificate !== account.certificate ||
    // A sandbox that has stopped, or runs again elsewhere, is no change of settings.
    (environment.kind !== 'sandbox' &&
      (channel.environment.tokenEndpoint !== environment.tokenEndpoint ||
        channel.environment.audience !== environment.audience))
  );
}

function stepsOf({ focus, exchange, token }: TokenSituation): ShownStep[] {
  const step = (id: OwnStep, label: string): ShownStep => ({ id, label });
  const request = step(
    'requestAgain',
    exchange ? l10n.t('Request Again') : l10n.t('Get Access Token'),
  );
  const copy = step('copyToken', l10n.t('Copy Token…'));
  const guide = { ...step('openGuide', l10n.t('The Portal’s OAuth Guide')), isExternal: true };
  const discard = exchange ? [step('discard', l10n.t('Discard'))] : [];
  if (!token) {
    return [request, ...discard, guide];
  }
  return focus === 'token'
    ? [copy, step('explain', l10n.t('Explain the Exchange')), request, ...discard, guide]
    : [request, step('inspectToken', l10n.t('Inspect Token')), copy, ...discard, guide];
}
