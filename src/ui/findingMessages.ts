import * as l10n from '@vscode/l10n';
import { formatEnterpriseNumber } from '../core/channel/enterpriseNumber.ts';
import type {
  Finding,
  FindingCode,
  FindingDetails,
  FixCode,
  JsonProblem,
} from '../core/declaration/finding.ts';
import { plainList, plainName, plainText } from './plainText.ts';
import { schemaMessages } from './schemaMessages.ts';

type Sentences = { [C in FindingCode]: (details: FindingDetails[C]) => string };

/** One sentence for each finding. A missing one does not compile. */
const SENTENCES: Sentences = {
  ...schemaMessages,

  'json/syntax': ({ problem }) => JSON_PROBLEMS[problem](),
  'json/not-an-object': () =>
    l10n.t('This is not a JSON object: a declaration starts with “{” and ends with “}”.'),
  'body/media-type': ({ mediaType, named }) =>
    l10n.t(
      'The description names no body of type {0} for this operation: send {1}.',
      plainText(mediaType),
      plainList(named),
    ),

  'ssin/separators': () =>
    l10n.t(
      'A social security identification number (SSIN) is written here as 11 digits alone: remove the separators.',
    ),
  'ssin/check-digits': () =>
    l10n.t(
      'The last two digits of this social security identification number (SSIN) do not fit the others: check it for a typing mistake.',
    ),
  'ssin/birth-date': () =>
    l10n.t(
      'The first six digits of this social security identification number (SSIN) are no possible date: check it for a typing mistake.',
    ),
  'ssin/future-birth-date': () =>
    l10n.t(
      'The birth date in this social security identification number (SSIN) is in the future: check it for a typing mistake.',
    ),
  'ssin/counter': () =>
    l10n.t(
      'The digits 7 to 9 of this national number cannot be 000 or 999: check it for a typing mistake.',
    ),
  'enterprise-number/separators': ({ number }) =>
    l10n.t('An enterprise number is written here as 10 digits alone: {0}.', number),
  'enterprise-number/missing-zero': ({ number }) =>
    l10n.t('An enterprise number has 10 digits: put a zero before these nine, {0}.', number),
  'enterprise-number/check-digits': checkDigits,
  'establishment-unit/separators': ({ number }) =>
    l10n.t('An establishment unit number is written here as 10 digits alone: {0}.', number),
  'establishment-unit/check-digits': checkDigits,
  'employer-id/check-digits': () =>
    l10n.t(
      'The last two digits of this NSSO registration number do not fit the others: check it for a typing mistake.',
    ),
  'joint-committee/format': () =>
    l10n.t('A joint committee is written 300, 225.01 or 305.02.09: use one of these forms.'),

  'date/unknown-day': ({ date }) =>
    l10n.t('There is no day {0} in the calendar: correct month or day.', plainText(date)),
  'date/future-birth-date': () => l10n.t('This birth date is in the future: correct it.'),
  'date/order': ({ start, end }) =>
    l10n.t(
      'The end ({0}) is before the start ({1}): correct one of the two.',
      plainText(end),
      plainText(start),
    ),
  'duration/exceeds-period': ({ minutes, days }) =>
    days === 1
      ? l10n.t(
          '{0} hours do not fit into a period of one day: correct the duration or the dates.',
          Math.ceil(minutes / 60),
        )
      : l10n.t(
          '{0} hours do not fit into the period ({1} days): correct the duration or the dates.',
          Math.ceil(minutes / 60),
          days,
        ),

  'training/duplicate': ({ first }) =>
    first === undefined
      ? l10n.t(
          'The same worker and training stand earlier in this file already: declare it once, or tell them apart.',
        )
      : l10n.t(
          'The same worker and training are number {0} of this list already: declare it once, or tell them apart.',
          first + 1,
        ),
  'training/duplicate-across-files': ({ first }) =>
    l10n.t(
      'The same worker and training stand in “{0}” already: declare it once, or tell them apart.',
      fileName(first),
    ),

  'sender/not-the-account': ({ number, account }) =>
    l10n.t(
      'This is {0}, and the account declares for {1}. An employer may declare for the enterprises of the group that it represents: choose another account if it does not.',
      formatEnterpriseNumber(number),
      formatEnterpriseNumber(account),
    ),
  'sender/not-an-employer': ({ number }) =>
    l10n.t(
      '{0} is not among the employers of the account: is there a mandate in Mahis? If so, add it to the account’s employers.',
      formatEnterpriseNumber(number),
    ),
  'sender/not-the-provider': ({ number, account }) =>
    l10n.t(
      'A training provider declares under its own enterprise number: this is {0}, the account’s is {1}.',
      formatEnterpriseNumber(number),
      formatEnterpriseNumber(account),
    ),
};

const JSON_PROBLEMS: Record<JsonProblem, () => string> = {
  comma: () => l10n.t('This is not valid JSON: a comma is missing before this.'),
  colon: () => l10n.t('This is not valid JSON: a colon is missing before this.'),
  value: () => l10n.t('This is not valid JSON: a value is missing here.'),
  'member-name': () =>
    l10n.t(
      'This is not valid JSON: a name in double quotes should stand here. No comma stands after the last member.',
    ),
  brace: () => l10n.t('This is not valid JSON: a closing “}” is missing.'),
  bracket: () => l10n.t('This is not valid JSON: a closing “]” is missing.'),
  quote: () => l10n.t('This is not valid JSON: the closing quote of this text is missing.'),
  end: () => l10n.t('This is not valid JSON: nothing may follow after the end.'),
  comment: () => l10n.t('This is not valid JSON: it has no comments. Remove this one.'),
  number: () => l10n.t('This is not valid JSON: write the number like 12 or 12.5.'),
  escape: () => l10n.t('This is not valid JSON: write the backslash itself as “\\\\”.'),
  character: () => l10n.t('This is not valid JSON: put texts in double quotes.'),
};

const FIXES: { [F in FixCode]: (finding: Finding) => string } = {
  'add-quotes': () => l10n.t('Put it in double quotes'),
  'remove-quotes': () => l10n.t('Remove the quotes'),
  'strip-separators': () => l10n.t('Remove the separators'),
  'pad-zero': () => l10n.t('Put a zero before it'),
  'rename-member': ({ details }) =>
    l10n.t('Rename to “{0}”', plainText('closest' in details ? (details.closest ?? '') : '')),
  'remove-member': ({ details }) =>
    l10n.t('Remove “{0}”', plainText('name' in details ? details.name : '')),
  'add-member': ({ details }) =>
    l10n.t('Add “{0}”', plainText('name' in details ? details.name : '')),
  'use-value': ({ details }) =>
    l10n.t('Use “{0}”', plainText('closest' in details ? (details.closest ?? '') : '')),
};

/** What a finding says and how to put it right, in the user's language. No sentence quotes a national number. */
export function findingMessage<C extends FindingCode>({
  code,
  details,
}: {
  code: C;
  details: FindingDetails[C];
}): string {
  return (SENTENCES as { [K in C]: (details: FindingDetails[K]) => string })[code](details);
}

/** What the repair of a finding does; undefined where it has none. */
export function fixTitle(finding: Finding): string | undefined {
  return finding.fix && FIXES[finding.fix.code](finding);
}

/** Of the file at an address. */
function fileName(address: string): string {
  try {
    return plainName(decodeURIComponent(address));
  } catch {
    return plainName(address);
  }
}

function checkDigits({ number, expected }: { number: string; expected: string }): string {
  return l10n.t(
    'The last two digits of {0} do not fit the others: {1} would. Check the number for a typing mistake.',
    formatEnterpriseNumber(number),
    formatEnterpriseNumber(expected),
  );
}
