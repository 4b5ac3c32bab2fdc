import * as l10n from '@vscode/l10n';
import type { CauseCode } from '../core/token/cause.ts';
import type { CauseText } from './causeText.ts';

type AnswerCode = Extract<
  CauseCode,
  `${'answer' | 'address' | 'server' | 'service' | 'api'}/${string}`
>;

/** Texts of causes that lie in what answered. */
export const ANSWER_CAUSES: { [C in AnswerCode]: CauseText } = {
  'answer/web-page': {
    title: () => l10n.t('A web page answers in place of the service'),
    explanation: ({ host }) =>
      l10n.t(
        'A proxy, a sign-in page of the network or a maintenance page answered, not {0} itself. The view shows what it says.',
        host,
      ),
    steps: ['openProxySettings', 'requestAgain'],
  },
  'answer/empty': {
    title: () => l10n.t('The answer is empty'),
    explanation: () =>
      l10n.t('A token is JSON: a proxy dropped the body, or the address is not a token endpoint.'),
    steps: ['requestAgain', 'openSettings'],
  },
  'answer/truncated': {
    title: () => l10n.t('The answer breaks off'),
    explanation: () =>
      l10n.t(
        'It begins as JSON and is not complete: something on the way cut it, or the service failed midway.',
      ),
    steps: ['requestAgain', 'openProxySettings'],
  },
  'answer/redirect': {
    title: () => l10n.t('The answer points to another address'),
    explanation: () =>
      l10n.t(
        'It is not followed: credentials go nowhere but where they were sent. A proxy asks to sign in, or the address in settings is an old one.',
      ),
    steps: ['openSettings', 'openProxySettings'],
  },
  'answer/not-oauth': {
    title: () => l10n.t('What answers is no token endpoint'),
    explanation: () =>
      l10n.t(
        'The answer has not the form of OAuth (RFC 6749 section 5): the address is that of another service, or a gateway answered.',
      ),
    steps: ['openSettings', 'openGuide'],
  },
  'answer/access-token': {
    title: () => l10n.t('The answer holds no usable access token'),
    explanation: () =>
      l10n.t(
        'The member access_token is missing, or it has characters that no token may have (RFC 6750 section 2.1). That is the server’s fault.',
      ),
    steps: ['requestAgain', 'openSettings'],
  },
  'answer/token-type': {
    title: () => l10n.t('The token is not said to be a bearer token'),
    explanation: () =>
      l10n.t(
        'The member token_type is missing or names another type; a token whose type is not understood must not be used (RFC 6749 section 7.1). That is the server’s fault.',
      ),
    steps: ['requestAgain', 'openSettings'],
  },
  'answer/expires-in': {
    title: () => l10n.t('The token’s lifetime is not usable'),
    explanation: () =>
      l10n.t(
        'The member expires_in is not a number of seconds above zero: such a token has ended before it could be used. That is the server’s fault.',
      ),
    steps: ['requestAgain', 'openSettings'],
  },
  'answer/expires-in-missing': {
    title: () => l10n.t('The answer does not say how long the token lives'),
    explanation: () =>
      l10n.t(
        'The member expires_in is missing, which RFC 6749 section 5.1 allows. The token is taken for one of a minute and asked for anew after that.',
      ),
    steps: [],
  },
  'answer/expires-in-text': {
    title: () => l10n.t('The token’s lifetime is given as text'),
    explanation: () =>
      l10n.t(
        'The member expires_in should be a number (RFC 6749 section 5.1); the text of a number is taken for it. Other clients may refuse it.',
      ),
    steps: [],
  },
  'answer/scope-differs': {
    title: () => l10n.t('Other scopes were granted than asked for'),
    explanation: () =>
      l10n.t(
        'The server may grant other scopes and has to say so (RFC 6749 section 3.3). A call that needs what is missing will be refused.',
      ),
    steps: ['openChaman', 'editAccount'],
  },
  'address/wrong-path': {
    title: () => l10n.t('The address is not the right one'),
    explanation: ({ host, environment }) =>
      l10n.t(
        '{0} answers, but not for this path or method: check the addresses of {1} in settings.',
        host,
        environment,
      ),
    steps: ['openSettings', 'openGuide'],
  },
  'server/rate-limit': {
    title: () => l10n.t('Too many requests'),
    explanation: () =>
      l10n.t(
        'The server asks to slow down: wait before trying again. The limits of the portal are not documented.',
      ),
    steps: ['requestAgain'],
  },
  'server/error': {
    title: () => l10n.t('The server failed'),
    explanation: ({ host }) =>
      l10n.t(
        '{0} has a fault or is under maintenance; what was sent may be right. Try again in a while.',
        host,
      ),
    steps: ['requestAgain', 'showLog'],
  },
  'server/other-refusal': {
    title: () => l10n.t('The server refuses for a reason of its own'),
    explanation: () =>
      l10n.t(
        'The code of the refusal names no cause that is known here. Which codes and texts the portal uses is not documented: read its own words, and tell its contact centre the trace id.',
      ),
    steps: ['openGuide', 'showLog', 'requestAgain'],
  },
  'service/closed': {
    title: () => l10n.t('The service may be closed'),
    explanation: () =>
      l10n.t(
        'The Federal Learning Account is repealed and takes no registrations any more. Whether its service still answers, and how it refuses, is not documented.',
      ),
    steps: ['openGuide'],
  },
  'api/token-refused': {
    title: () => l10n.t('The service does not accept the token'),
    explanation: () =>
      l10n.t(
        'A new token was refused as well: it may be one of another environment than the service, or the service does not know the permission behind it.',
      ),
    steps: ['discard', 'requestAgain', 'openSettings'],
  },
  'api/missing-scope': {
    title: () => l10n.t('The token lacks a scope'),
    explanation: () =>
      l10n.t(
        'The token was issued without a scope that this call needs: tick the permission in Chaman, check the scope in the account’s settings, and request a new token.',
      ),
    steps: ['openChaman', 'editAccount', 'discard'],
  },
  'api/no-mandate': {
    title: () => l10n.t('There is no active mandate for this employer'),
    explanation: () =>
      l10n.t(
        'Who declares for an employer needs an active mandate for “Federal Learning Account” in Mahis, from the right quarter on; an employer can have one representative alone.',
      ),
    steps: ['openMahis', 'switchAccount'],
  },
  'api/no-permission': {
    title: () => l10n.t('The account may not do this'),
    explanation: ({ quality }) =>
      l10n.t(
        'The permission “CareerPro – Federal Learning Account” is not ticked in Chaman, the enterprise number is another’s, or the quality ({0}) does not allow it.',
        quality,
      ),
    steps: ['openChaman', 'openAccessManagement', 'editAccount'],
  },
  'api/path-not-official': {
    title: () => l10n.t('The path is not an official one'),
    explanation: () =>
      l10n.t(
        'It comes from the provisional description, which is this extension’s own model: the portal’s description is not public. Use the official description when you have it.',
      ),
    steps: ['openGuide'],
  },
  'api/not-found': {
    title: () => l10n.t('Nothing is found at this address'),
    explanation: () =>
      l10n.t(
        'What the address names does not exist, does not exist yet because it is still being processed, or belongs to somebody else.',
      ),
    steps: [],
  },
};
