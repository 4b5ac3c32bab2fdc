import * as l10n from '@vscode/l10n';
import type {
  ApiFindingCode,
  ApiFindingDetails,
  ApiMistake,
  ExpectedType,
} from '../core/api/apiFinding.ts';
import { plainList, plainText } from './plainText.ts';

/** One sentence for each mistake in an API description. A missing one does not compile. */
const SENTENCES: { [C in ApiFindingCode]: (details: ApiFindingDetails[C]) => string } = {
  'api/syntax': ({ reason }) => {
    switch (reason) {
      case 'duplicate-member':
        return l10n.t('This member is here twice: remove one of the two.');
      case 'indentation':
        return l10n.t('The indentation does not fit: use spaces, the same number for all members.');
      case 'unclosed':
        return l10n.t(
          'What is opened here is not closed: add the bracket or quotation mark that ends it.',
        );
      case 'colon-missing':
        return l10n.t('A name with a colon and a space after it is expected here.');
      case 'second-colon':
        return l10n.t(
          'There is one colon too many here: put the text in quotation marks, or separate the members.',
        );
      case 'markup':
        return l10n.t('This is a web page or XML: download the description itself.');
      case 'other':
        return l10n.t('From here on this cannot be read as YAML or JSON: correct the notation.');
    }
  },
  'api/not-a-description': () =>
    l10n.t('This is no API description: it has neither “openapi” nor “swagger”.'),
  'api/version': ({ version }) =>
    l10n.t(
      'Version {0} cannot be read: OpenAPI 3.0, OpenAPI 3.1 and Swagger 2.0 can.',
      plainText(version),
    ),
  'api/newer-version': ({ version }) =>
    l10n.t('OpenAPI {0} is read as 3.1: what is new in it has no effect.', plainText(version)),
  'api/too-large': ({ limit }) =>
    l10n.t('With all that it refers to this description has more than {0} values.', limit),
  'api/file-unreadable': ({ file }) =>
    l10n.t(
      'The file “{0}” cannot be read: correct the path, or put the file there.',
      plainText(file),
    ),
  'api/not-fetched': ({ host, cause }) =>
    l10n.t(
      '“{0}” did not give this document ({1}): check the address and your connection, then import the description again.',
      plainText(host),
      plainText(cause),
    ),
  'api/host-not-allowed': ({ host }) =>
    l10n.t(
      'This document lies at “{0}”, from which nothing is loaded: add the host to the setting fla.api.allowedHosts if you trust it.',
      plainText(host),
    ),
  'api/address-refused': ({ address }) =>
    l10n.t(
      'Documents are only read from https addresses and, by local descriptions, from files: “{0}” is neither.',
      plainText(address),
    ),
  'api/reference-missing': ({ reference }) =>
    l10n.t('There is nothing at “{0}”: correct the reference.', plainText(reference)),
  'api/reference-circular': ({ reference }) =>
    l10n.t('“{0}” leads back to itself and never to a value.', plainText(reference)),
  'api/missing-member': ({ name }) => l10n.t('“{0}” is missing.', plainText(name)),
  'api/unknown-member': ({ name, closest }) => {
    const sentence = l10n.t('“{0}” has no meaning here.', plainText(name));
    return closest === undefined
      ? sentence
      : `${sentence} ${l10n.t('Did you mean “{0}”?', closest)}`;
  },
  'api/type': ({ name, expected }) => expectation(plainText(name), expected),
  'api/choice': ({ name, text, allowed }) =>
    l10n.t(
      '“{0}” cannot be “{1}”, but one of {2}.',
      plainText(name),
      plainText(text),
      plainList(allowed),
    ),
  'api/pattern': () => l10n.t('This is no regular expression, so that it is left out.'),
  'api/duplicate-operation': ({ operationId }) =>
    l10n.t(
      'Another operation has the id “{0}” already: this one goes by its method and path.',
      plainText(operationId),
    ),
  'api/path-parameter': ({ name }) =>
    l10n.t('The parameter “{0}” of the path is not described.', plainText(name)),
};

/** A mistake in an API description in one sentence. */
export function apiFindingMessage({ code, details }: ApiMistake): string {
  const sentence = SENTENCES[code] as (details: object) => string;
  return sentence(details);
}

function expectation(name: string, expected: ExpectedType): string {
  switch (expected) {
    case 'object':
      return l10n.t('“{0}” must be an object, so that what stands here is left out.', name);
    case 'list':
      return l10n.t('“{0}” must be a list, so that what stands here is left out.', name);
    case 'text':
      return l10n.t('“{0}” must be a text.', name);
    case 'number':
      return l10n.t('“{0}” must be a number, so that what stands here is left out.', name);
    case 'flag':
      return l10n.t('“{0}” must be true or false, so that what stands here is left out.', name);
  }
}
