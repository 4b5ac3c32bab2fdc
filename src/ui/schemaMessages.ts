import * as l10n from '@vscode/l10n';
import type { FindingCode, FindingDetails } from '../core/declaration/finding.ts';
import { plainList, plainText } from './plainText.ts';

type SchemaCode = Extract<FindingCode, `schema/${string}`>;

/** One sentence for each way in which a value does not follow its schema. A missing one does not compile. */
export const schemaMessages: { [C in SchemaCode]: (details: FindingDetails[C]) => string } = {
  'schema/unknown-member': ({ name, closest }) =>
    closest === undefined
      ? l10n.t('The description knows no “{0}” here: remove it.', plainText(name))
      : l10n.t(
          'The description knows no “{0}” here: did you mean “{1}”?',
          plainText(name),
          plainText(closest),
        ),
  'schema/missing-member': ({ name }) => l10n.t('“{0}” is missing here: add it.', plainText(name)),
  'schema/type': ({ expected, actual }) =>
    l10n.t('This is {0}: write {1}.', typeText(actual), expected.map(typeText).join(' / ')),
  'schema/enum': ({ allowed, closest }) =>
    closest === undefined
      ? l10n.t('This value is not on the list: use one of {0}.', choices(allowed))
      : l10n.t(
          'This value is not on the list: did you mean “{0}”? Possible are {1}.',
          plainText(closest),
          choices(allowed),
        ),
  'schema/pattern': ({ pattern, kind }) =>
    kind
      ? NUMBERS[kind]()
      : l10n.t(
          'This text does not follow the pattern {0} of the description: correct it.',
          plainText(pattern),
        ),
  'schema/format': ({ format }) => FORMATS[format]?.() ?? otherFormat(format),
  'schema/length': ({ bound, limit, actual }) =>
    bound === 'minimum'
      ? l10n.t('This text has too few characters ({0}): it needs {1} or more.', actual, limit)
      : l10n.t('This text has too many characters ({0}): it may have {1} at most.', actual, limit),
  'schema/range': ({ bound, limit }) => {
    switch (bound) {
      case 'minimum':
        return l10n.t('This number is too small: write {0} or more.', limit);
      case 'maximum':
        return l10n.t('This number is too large: write {0} or less.', limit);
      case 'exclusiveMinimum':
        return l10n.t('This number is too small: write more than {0}.', limit);
      case 'exclusiveMaximum':
        return l10n.t('This number is too large: write less than {0}.', limit);
      case 'multipleOf':
        return l10n.t('This number must be a multiple of {0}.', limit);
    }
  },
  'schema/items': ({ of, bound, limit, actual }) => {
    if (of === 'items') {
      return bound === 'minimum'
        ? l10n.t('This list has too few entries ({0}): it needs {1} or more.', actual, limit)
        : l10n.t('This list has too many entries ({0}): it may have {1} at most.', actual, limit);
    }
    return bound === 'minimum'
      ? l10n.t('This object has too few members ({0}): it needs {1} or more.', actual, limit)
      : l10n.t('This object has too many members ({0}): it may have {1} at most.', actual, limit);
  },
  'schema/unique': ({ first }) =>
    l10n.t('This is the same as entry {0} of the list: remove one of the two.', first + 1),
  'schema/one-of': ({ variants, matching }) =>
    matching > 0
      ? l10n.t(
          'This fits several of the variants that exclude each other: keep what belongs to one. Variants: {0}',
          choices(variants),
        )
      : l10n.t('This fits none of the variants: write one of {0}.', choices(variants)),
  'schema/other': ({ keyword }) =>
    l10n.t('This does not follow the description (“{0}”): look it up there.', plainText(keyword)),
  'schema/read-only': ({ name }) =>
    l10n.t('“{0}” is given by the service and not sent: remove it.', plainText(name)),
};

const NUMBERS: Record<NonNullable<FindingDetails['schema/pattern']['kind']>, () => string> = {
  ssin: () => l10n.t('A social security identification number (SSIN) has 11 digits: correct it.'),
  enterpriseNumber: () =>
    l10n.t('An enterprise number has 10 digits and begins with 0 or 1: correct it.'),
  establishmentUnitNumber: () =>
    l10n.t(
      'An establishment unit number has 10 digits and begins with a digit from 2 to 8: correct it.',
    ),
};

const FORMATS: Record<string, (() => string) | undefined> = {
  date: () => l10n.t('This is no date: write it like 2025-03-31.'),
  'date-time': () => l10n.t('This is no date and time: write it like 2025-03-31T14:30:00+02:00.'),
  uuid: () => l10n.t('This is no UUID: write it like 0a6cd1a1-6a0f-4c1c-9d8a-3f1f3a2b7c11.'),
  email: () => l10n.t('This is no e-mail address: write it like name@example.org.'),
  uri: () => l10n.t('This is no address: write it like https://example.org/path.'),
};

function otherFormat(format: string): string {
  return l10n.t('This does not have the form “{0}”: correct it.', plainText(format));
}

function typeText(type: string): string {
  switch (type) {
    case 'string':
      return l10n.t('a text in double quotes');
    case 'integer':
      return l10n.t('a whole number without quotes');
    case 'number':
      return l10n.t('a number without quotes');
    case 'boolean':
      return l10n.t('true or false without quotes');
    case 'array':
      return l10n.t('a list in brackets');
    case 'object':
      return l10n.t('an object in braces');
    case 'null':
      return l10n.t('the empty value null');
    default:
      return plainText(type);
  }
}

/** More choices than somebody reads are left to completion. */
function choices(values: readonly string[]): string {
  const most = 12;
  const shown = plainList(values.slice(0, most).map(value => l10n.t('“{0}”', plainText(value))));
  return values.length > most ? `${shown}, …` : shown;
}
