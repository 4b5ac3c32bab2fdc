import * as l10n from '@vscode/l10n';
import type { AppError, ErrorCode, ErrorDetails } from '../core/base/errors.ts';
import { findingMessage } from './findingMessages.ts';
import { KEY_STORE_MESSAGES } from './keyStoreMessages.ts';
import { plainName, plainText } from './plainText.ts';
import { requestMessage } from './requestMessages.ts';
import { TOKEN_REJECTIONS } from './tokenRejections.ts';

/** One sentence for every failure: what happened, and what to do. A missing one does not compile. */
const MESSAGES: { [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  'account/none': () =>
    l10n.t('There is no account to send with: add one, or open the sample workspace.'),
  'account/unknown': ({ account }) =>
    l10n.t(
      'There is no account “{0}”: choose another, or add it to the setting fla.accounts.',
      plainText(account),
    ),
  'account/invalid': ({ account, member }) =>
    l10n.t(
      'The account “{0}” cannot be used because of its “{1}”: correct it in the setting fla.accounts.',
      plainText(account),
      plainText(member),
    ),
  'account/no-base-url': ({ account, api }) =>
    l10n.t(
      'No address is known at which the account “{0}” calls the API “{1}” (for training providers the portal has not published one): set apis.{1}.baseUrl in the account.',
      plainText(account),
      plainText(api),
    ),
  'environment/unknown': ({ account, environment }) =>
    l10n.t(
      'The account “{0}” names the environment “{1}”, which does not exist: use prod, acpt, sandbox or one of the setting fla.environments.',
      plainText(account),
      plainText(environment),
    ),
  'environment/invalid': ({ environment, member }) =>
    l10n.t(
      'The environment “{0}” cannot be used because of its “{1}”: correct it in the setting fla.environments (addresses are https, but for this machine).',
      plainText(environment),
      plainText(member),
    ),
  'environment/audience-origin': ({ environment }) =>
    l10n.t(
      'The environment “{0}” comes from this workspace and asks for assertions meant for another server: use an audience of its token endpoint’s own origin, or move it to your user settings.',
      plainText(environment),
    ),

  ...KEY_STORE_MESSAGES,

  'token/unreachable': ({ host, cause }) =>
    l10n.t(
      'The token endpoint at {0} cannot be reached ({1}): check your connection, the proxy and the environment’s address.',
      plainText(host),
      plainText(cause),
    ),
  'token/timeout': ({ host, seconds }) =>
    l10n.t(
      'The token endpoint at {0} did not answer within {1} seconds: try again, or check the proxy.',
      plainText(host),
      seconds,
    ),
  'token/untrusted-certificate': ({ host, cause }) =>
    l10n.t(
      'The certificate of {0} is not trusted ({1}): a proxy may be in between; install its certification authority in the system, or set “ca” in an environment of your own.',
      plainText(host),
      plainText(cause),
    ),
  'token/unexpected-answer': ({ host, status, contentType }) =>
    l10n.t(
      '{0} answered {1} ({2}) instead of a token: check the token endpoint’s address, and whether a proxy or a maintenance page answers in its place.',
      plainText(host),
      status,
      contentType === '' ? l10n.t('no media type') : plainText(contentType),
    ),
  'token/rejected': ({ host, status, error }) =>
    TOKEN_REJECTIONS.get(error)?.(plainText(host), status) ??
    l10n.t(
      '{0} refused the token request ({1}, {2}): check client id, certificate and environment of the account.',
      plainText(host),
      status,
      plainText(error),
    ),
  'token/invalid-member': ({ host, member }) =>
    l10n.t(
      'The token answer of {0} cannot be used because of its “{1}”: check that the token endpoint’s address is right.',
      plainText(host),
      plainText(member),
    ),
  'token/no-text': () =>
    l10n.t(
      'There is no token to inspect: select one in an editor, open a .jwt file, or copy one, then try again.',
    ),

  'declaration/none': () =>
    l10n.t('There is nothing to send: open a declaration (a file named *.fla.json) first.'),
  'declaration/not-saved': ({ file }) =>
    l10n.t('“{0}” has changes that are not saved: save it, then send.', plainName(file)),
  'declaration/not-found': ({ file }) =>
    l10n.t('“{0}” cannot be read: check that the file exists.', plainName(file)),
  'declaration/not-json': ({ file, line, column }) =>
    l10n.t(
      '“{0}” is not valid JSON at line {1}, column {2}: correct it there, then send.',
      plainName(file),
      line,
      column,
    ),
  'declaration/not-an-object': ({ file }) =>
    l10n.t(
      '“{0}” is not a JSON object: a declaration starts with “{” and ends with “}”.',
      plainName(file),
    ),
  'declaration/check-failed': () =>
    l10n.t('Checking the declaration failed unexpectedly: try again, and see the log if it stays.'),
  'declaration/invalid': ({ file, line, errors, first }) =>
    errors === 1
      ? l10n.t(
          '“{0}” was not sent because of an error on line {1}. {2}',
          plainName(file),
          line,
          findingMessage(first),
        )
      : l10n.t(
          '“{0}” was not sent because of {3} errors, the first on line {1}. {2}',
          plainName(file),
          line,
          findingMessage(first),
          errors,
        ),
  'request/none': ({ file }) =>
    l10n.t(
      '“{0}” holds no request: write one, such as GET and a path on one line.',
      plainName(file),
    ),
  'request/unknown': ({ file, request }) =>
    l10n.t(
      '“{0}” has no request “{1}”: give its “# @name”, or its number, counted from 0.',
      plainName(file),
      plainText(request),
    ),
  'request/invalid': ({ file, line, mistake }) =>
    l10n.t('“{0}”, line {1}: {2}', plainName(file), line, requestMessage(mistake)),
  'operation/unknown': ({ operation }) =>
    l10n.t(
      'The active API description has no operation “{0}”: name an operationId, or a method and a path.',
      plainText(operation),
    ),
  'operation/takes-no-body': ({ operation }) =>
    l10n.t(
      'The operation “{0}” takes no declaration: choose one that has a body.',
      plainText(operation),
    ),
  'api/unknown': ({ api }) =>
    l10n.t('There is no API “{0}”: import its description, or name another.', plainText(api)),
  'api/unreadable': ({ file }) =>
    l10n.t(
      'The API description “{0}” cannot be used: Problems lists what is wrong with it. Correct it, import another, or return to the built-in one.',
      plainName(file),
    ),

  'exchange/unreachable': ({ host, cause }) =>
    l10n.t(
      '{0} cannot be reached ({1}), nothing was sent: check your connection, the proxy and the address. The service may also be closed.',
      plainText(host),
      plainText(cause),
    ),
  'exchange/timeout': ({ host, seconds }) =>
    l10n.t('{0} did not answer within {1} seconds: try again later.', plainText(host), seconds),
  'exchange/untrusted-certificate': ({ host, cause }) =>
    l10n.t(
      'The certificate of {0} is not trusted ({1}), nothing was sent: install the proxy’s certification authority in the system, or set “ca” in an environment of your own.',
      plainText(host),
      plainText(cause),
    ),
  'exchange/outcome-unknown': ({ host, cause }) =>
    l10n.t(
      'The call left for {0}, but no answer came ({1}), so nobody knows whether it was carried out: look it up there before you send it again.',
      plainText(host),
      cause === 'cancelled' ? l10n.t('cancelled') : plainText(cause),
    ),
  'exchange/not-kept': () =>
    l10n.t('This answer is no longer kept: send the declaration again to see a new one.'),

  'workspace/untrusted': () =>
    l10n.t('Nothing is sent from a workspace you do not trust: trust it first.'),
  'sandbox/not-running': () => l10n.t('The sandbox is not running: start it first.'),
  'sandbox/cannot-listen': ({ cause }) =>
    l10n.t(
      'The sandbox cannot listen on this machine’s loopback address ({0}): close what holds the port, or try again.',
      plainText(cause),
    ),
  'sandbox/clients-invalid': ({ file, member }) =>
    l10n.t(
      'The sandbox’s clients in “{0}” cannot be used because of “{1}”: correct it there.',
      plainName(file),
      plainText(member),
    ),
  'settings/not-written': ({ setting }) =>
    l10n.t(
      'The setting {0} could not be written: correct your settings file (it may have errors or unsaved changes), then try again.',
      plainText(setting),
    ),
  'secrets/unavailable': () =>
    l10n.t(
      'VS Code’s secret storage does not answer: unlock or start the system’s keyring, then try again.',
    ),

  'file/unreadable': ({ file }) =>
    l10n.t(
      '“{0}” cannot be read: check that it is a file and that you may read it.',
      plainName(file),
    ),
  'file/not-written': ({ file }) =>
    l10n.t(
      '“{0}” could not be written: choose another folder, or check that you may write there.',
      plainName(file),
    ),
  'file/too-large': ({ file, limit }) =>
    l10n.t(
      '“{0}” is larger than the {1} MB that are read: split it, or check that it is the right file.',
      plainName(file),
      limit,
    ),
  'employers/no-numbers': ({ file }) =>
    l10n.t(
      '“{0}” has no column with enterprise numbers: save it as CSV with a column such as 0123.456.749.',
      plainName(file),
    ),
  'anomalies/no-codes': ({ file }) =>
    l10n.t(
      '“{0}” has no anomalies that can be read: save it as CSV or JSON with columns such as code, severity, nl, fr, de, en.',
      plainName(file),
    ),
  'glossary/no-terms': ({ file }) =>
    l10n.t(
      '“{0}” has no definitions that can be read: save it as CSV or JSON with columns such as field, nl, fr, de, en.',
      plainName(file),
    ),
};

/**
 * The localised sentence of a failure. Text of servers, certificates and files in it is made harmless.
 */
export function messageFor<C extends ErrorCode>(error: AppError<C>): string {
  return MESSAGES[error.code](error.details);
}
