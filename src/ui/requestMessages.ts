import * as l10n from '@vscode/l10n';
import { BUILT_IN_VARIABLES } from '../core/exchange/builtInVariables.ts';
import type {
  RequestMistake,
  RequestMistakeCode,
  RequestMistakeDetails,
} from '../core/exchange/requestMistake.ts';
import { findingMessage } from './findingMessages.ts';
import { plainList, plainName, plainText } from './plainText.ts';

type Sentences = { [C in RequestMistakeCode]: (details: RequestMistakeDetails[C]) => string };

/** One sentence for each mistake in a request file. A missing one does not compile. */
const SENTENCES: Sentences = {
  'request/line': () =>
    l10n.t('A request starts with a method and a path, such as “GET /path” on one line.'),
  'method/unknown': ({ method }) =>
    l10n.t(
      '{0} is no method of HTTP: use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.',
      plainText(method),
    ),
  'method/not-sent': ({ method }) =>
    l10n.t('{0} is for proxies and tests of connections, and is not sent from here.', method),
  'target/missing': () => l10n.t('The path is missing: write it after the method.'),
  'target/form': () =>
    l10n.t(
      'A path begins with “/” and counts from the API’s address; a whole URL begins with “https://”.',
    ),
  'target/fragment': () => l10n.t('What follows “#” would not be sent: write “%23” in its place.'),
  'header/form': () =>
    l10n.t('A header is written as “Name: value”; the body begins after an empty line.'),
  'header/authorization': () =>
    l10n.t(
      'The token comes from the account and is put into this header when the request is sent: remove the line.',
    ),
  'header/set-elsewhere': ({ name }) =>
    l10n.t('{0} is set when the request is sent: remove the line.', plainText(name)),
  'header/duplicate': ({ name }) =>
    l10n.t(
      '{0} is here twice: remove one of them, because a request has only one.',
      plainText(name),
    ),
  'header/missing': ({ name }) =>
    l10n.t('The description asks for the header {0}.', plainText(name)),
  'header/characters': ({ name }) =>
    l10n.t('The value of {0} has characters that no header carries.', plainText(name)),
  'body/file-among-text': () => l10n.t('A body is either text or one file: leave the other out.'),
  'body/encoding': ({ encoding }) =>
    l10n.t('Files are read as UTF-8, not {0}: write “<@” and the path.', plainText(encoding)),
  'body/not-sent': ({ method }) => l10n.t('{0} is sent without a body: remove it.', method),
  'body/missing': () => l10n.t('The description asks for a body.'),
  'body/not-described': () => l10n.t('The description knows no body for this operation.'),
  'body/media-type': details => findingMessage({ code: 'body/media-type', details }),
  'body/no-file': ({ file }) => l10n.t('There is no file “{0}”.', plainName(file)),
  'script/not-run': () =>
    l10n.t('Other tools run this, or write answers to it: here it does nothing.'),
  'meta/unknown': ({ name }) =>
    l10n.t('“@{0}” says nothing here: known are @name, @account and @api.', plainText(name)),
  'meta/empty': ({ name }) => l10n.t('Nothing stands after “@{0}”.', plainText(name)),
  'name/duplicate': ({ name }) =>
    l10n.t('Another request has the name “{0}” already.', plainText(name)),
  'variable/form': () => l10n.t('A variable is written as “@name = value”.'),
  'variable/unknown': ({ name }) =>
    name.startsWith('$')
      ? l10n.t(
          'There is no built-in variable “{0}”: known are {1}.',
          plainText(name),
          plainList(Object.keys(BUILT_IN_VARIABLES)),
        )
      : l10n.t('Nothing defines “{0}”: add “@{0} = value” above.', plainText(name)),
  'variable/circular': ({ name }) =>
    l10n.t('The value of “{0}” leads back to itself.', plainText(name)),
  'variable/words': ({ name }) =>
    l10n.t('What follows “{0}” means nothing there: remove or correct it.', plainText(name)),
  'variable/no-value': ({ name }) =>
    l10n.t('“{0}” has no value: the account does not tell it.', plainText(name)),
  'variable/too-long': ({ name }) =>
    l10n.t('The value of “{0}” is too long, or refers to too many others.', plainText(name)),
  'account/unknown': ({ account }) =>
    l10n.t('There is no account “{0}”: name one by its id or its name.', plainText(account)),
  'account/ambiguous': ({ account }) =>
    l10n.t('Several accounts are called “{0}”: name one by its id.', plainText(account)),
  'api/unknown': ({ api }) =>
    l10n.t('There is no API “{0}”: import its description first.', plainText(api)),
  'url/foreign': ({ baseUrl }) =>
    l10n.t('The account’s token goes to {0} alone: write the path below it.', plainText(baseUrl)),
  'path/unknown': ({ path }) => l10n.t('The description has no path {0}.', plainText(path)),
  'method/not-described': ({ method, methods }) =>
    l10n.t(
      'The description has no {0} for this path: it has {1}.',
      plainText(method),
      plainList(methods),
    ),
  'query/missing': ({ name }) =>
    l10n.t('The description asks for the parameter “{0}” in the query.', plainText(name)),
  'query/unknown': ({ name }) =>
    l10n.t('The description has no parameter “{0}” in this query.', plainText(name)),
};

/** What is wrong in a request file, in the user's language. */
export function requestMessage<C extends RequestMistakeCode>(
  mistake: Pick<RequestMistake<C>, 'code' | 'details'>,
): string {
  return SENTENCES[mistake.code](mistake.details);
}
