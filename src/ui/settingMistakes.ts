import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';
import { closestWord } from '../core/base/closestWord.ts';
import {
  formatPath,
  isHarmless,
  type MistakeCode,
  type MistakeDetails,
  type SettingMistake,
} from '../core/channel/settingMistake.ts';
import { enterpriseNumberProblem } from './inputEnterpriseNumber.ts';
import { messageFor } from './messages.ts';
import { plainText } from './plainText.ts';
import type { SettingProblem } from './settingsDiagnostics.ts';

/** Where a mistake stands, in words. */
interface Place {
  /** `employers[2].name`, or the entry's id. */
  member: string;
  /** The last part of the path: `name`. */
  name: string;
  /** Of the account or environment. */
  id: string;
}

/** One sentence for each mistake. A missing one does not compile. */
const SENTENCES: { [C in MistakeCode]: (details: MistakeDetails[C], place: Place) => string } = {
  'setting/missing': (_, { member }) => l10n.t('“{0}” is missing.', member),
  'setting/type': ({ expected }, { member }) => {
    switch (expected) {
      case 'object':
        return l10n.t('“{0}” must be an object in braces.', member);
      case 'text':
        return l10n.t('“{0}” must be a text in quotes.', member);
      case 'list':
        return l10n.t('“{0}” must be a list in brackets.', member);
    }
  },
  'setting/choice': ({ text, allowed }, { member }) =>
    withGuess(text, allowed, l10n.t('“{0}” must be one of {1}.', member, list(allowed))),
  'setting/address': (_, { member }) =>
    l10n.t(
      '“{0}” must be an address with https and without a user name; http is for this machine alone.',
      member,
    ),
  'setting/enterprise-number': () => enterpriseNumberProblem({ verdict: 'form' }),
  'setting/check-digits': details =>
    enterpriseNumberProblem({ verdict: 'checkDigits', ...details }),
  'setting/unknown-member': ({ allowed }, { member, name }) =>
    /pass|secret|geheim|wachtwoord|kennwort|mdp/i.test(name)
      ? l10n.t(
          'Settings are no place for secrets, others may read them: remove “{0}”. VS Code asks for the passphrase when it is needed and keeps it safe.',
          member,
        )
      : withGuess(
          name,
          allowed,
          l10n.t(
            '“{0}” is not known here and has no effect. Known are {1}.',
            member,
            list(allowed),
          ),
        ),
  'environment/audience-origin': (_, { id }) =>
    messageFor(new AppError('environment/audience-origin', { environment: id })),
  'environment/built-in': (_, { id }) =>
    l10n.t(
      '“{0}” is a built-in environment, which settings cannot change: choose another id.',
      plainText(id),
    ),
  'environment/ca-missing': missingFile,
  'api/description-missing': missingFile,
  'environment/unknown': ({ environment, allowed }) =>
    withGuess(
      environment,
      allowed,
      l10n.t(
        'There is no environment “{0}”: use {1}, or define it in fla.environments.',
        plainText(environment),
        list(allowed),
      ),
    ),
  'account/duplicate-client': ({ others }) =>
    l10n.t(
      'The same client id stands in another quality of this environment too: {0}. In Chaman each quality has an account, and so a client id, of its own: check which one this is.',
      list(others.map(name => l10n.t('“{0}”', name))),
    ),
  'account/duplicate-employer': ({ number }) =>
    l10n.t('The employer {0} is already in the list: remove one of the two.', number),
};

function missingFile({ file }: { file: string }): string {
  return l10n.t('The file “{0}” does not exist: correct the path, or put the file there.', file);
}

/** A mistake in settings as a problem at its place. */
export function problemOf(mistake: SettingMistake): SettingProblem {
  const { setting, id, member, code } = mistake;
  return {
    setting,
    ...(id === undefined ? {} : { id }),
    member,
    mark: code === 'setting/unknown-member' ? 'name' : 'value',
    code,
    message: sentenceOf(mistake),
    severity: isHarmless(mistake)
      ? vscode.DiagnosticSeverity.Warning
      : vscode.DiagnosticSeverity.Error,
  };
}

function sentenceOf({ code, details, member, id, setting }: SettingMistake): string {
  const sentence = SENTENCES[code] as (details: object, place: Place) => string;
  const place = formatPath(member);
  return sentence(details, {
    member: plainText(place === '' ? (id ?? setting) : place),
    name: String(member.at(-1) ?? ''),
    id: id ?? '',
  });
}

function withGuess(written: string, words: readonly string[], sentence: string): string {
  const closest = closestWord(written, words);
  return closest === undefined ? sentence : `${sentence} ${l10n.t('Did you mean “{0}”?', closest)}`;
}

function list(words: readonly string[]): string {
  return words.map(plainText).join(', ');
}
