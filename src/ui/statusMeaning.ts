import * as l10n from '@vscode/l10n';
import type { Tone } from '../protocol/tone.ts';

/** A status in words: its reason phrase, what it says here and how it should look. */
export interface StatusMeaning {
  text: string;
  meaning: string;
  tone: Tone;
}

/**
 * What an API's status means for whoever called it (RFC 9110 section 15; facts C1, B2).
 *
 * @param method a safe one (RFC 9110 section 9.2.1) declares nothing, so that nothing is to be looked up after a failure
 */
export function statusMeaning(status: number, method = 'POST'): StatusMeaning {
  const [text, said] = MEANINGS[status] ?? ['', undefined];
  const reading = SAFE.includes(method) ? readMeaning(status) : undefined;
  return { text, meaning: reading ?? said?.() ?? familyMeaning(status), tone: toneOf(status) };
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** What differs where nothing was to be changed. */
function readMeaning(status: number): string | undefined {
  switch (status) {
    case 404:
      return l10n.t('There is nothing at this address: check the path and its values.');
    case 502:
      return l10n.t('A server in between got no good answer: try again later.');
    case 503:
      return undefined;
    case 504:
      return l10n.t('A server in between got no answer in time: try again later.');
    default:
      return status >= 500 ? l10n.t('The service failed: try again later.') : undefined;
  }
}

function toneOf(status: number): Tone {
  if (status >= 400) {
    return status >= 500 ? 'error' : 'warning';
  }
  return status >= 200 && status < 300 ? 'success' : 'information';
}

const MEANINGS: Partial<Record<number, [text: string, meaning: () => string]>> = {
  200: ['OK', () => l10n.t('The service answered as asked.')],
  201: [
    'Created',
    () =>
      l10n.t('The declaration was received. Its status in the body says whether it was accepted.'),
  ],
  202: [
    'Accepted',
    () =>
      l10n.t('The declaration was received and is still being processed: ask for its state later.'),
  ],
  204: ['No Content', () => l10n.t('Done. There is nothing to show.')],
  400: [
    'Bad Request',
    () =>
      l10n.t(
        'The service refused the input. The issues in the body name each part: correct them and send again.',
      ),
  ],
  401: [
    'Unauthorized',
    () =>
      l10n.t(
        'The access token was not accepted, even after a renewal: test the account, then check its environment.',
      ),
  ],
  403: [
    'Forbidden',
    () =>
      l10n.t(
        'The account may not do this: check its scope and permission in Chaman and, for a representative, the employer’s mandate in Mahis.',
      ),
  ],
  404: [
    'Not Found',
    () =>
      l10n.t(
        'There is nothing at this address: check the address, or whether the declaration exists.',
      ),
  ],
  405: [
    'Method Not Allowed',
    () => l10n.t('This address does not take this method: check the operation.'),
  ],
  409: [
    'Conflict',
    () =>
      l10n.t('The declaration conflicts with what the service holds already: look that up first.'),
  ],
  410: ['Gone', () => l10n.t('This address has been closed for good.')],
  413: [
    'Content Too Large',
    () => l10n.t('The declaration is larger than the service takes: split it.'),
  ],
  415: [
    'Unsupported Media Type',
    () => l10n.t('The service does not take this media type: check the API description.'),
  ],
  429: [
    'Too Many Requests',
    () =>
      l10n.t('Too many calls in a short time: wait as long as Retry-After says, then send again.'),
  ],
  500: [
    'Internal Server Error',
    () =>
      l10n.t(
        'The service failed. Whether the declaration was taken is not certain: look it up before you send it again.',
      ),
  ],
  502: [
    'Bad Gateway',
    () =>
      l10n.t(
        'A server in between got no good answer. Look the declaration up before you send it again.',
      ),
  ],
  503: ['Service Unavailable', () => l10n.t('The service is not available now: send again later.')],
  504: [
    'Gateway Timeout',
    () =>
      l10n.t(
        'A server in between got no answer in time. Look the declaration up before you send it again.',
      ),
  ],
};

function familyMeaning(status: number): string {
  if (status < 300) {
    return l10n.t('The service took the call.');
  }
  if (status < 400) {
    return l10n.t(
      'The service points to another address. It was not followed, so that the token goes nowhere else: check the address of the API.',
    );
  }
  return status < 500
    ? l10n.t('The service refused the call: the body may say why.')
    : l10n.t('The service failed. Look the declaration up before you send it again.');
}
