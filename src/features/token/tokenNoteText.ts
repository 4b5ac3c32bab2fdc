import * as l10n from '@vscode/l10n';
import type { NoteCode, NoteFacts, TokenNote } from '../../core/token/tokenNotes.ts';
import type { Tone } from '../../protocol/tone.ts';
import { relativeText } from '../../ui/dateText.ts';
import { momentTexts } from '../../ui/momentTexts.ts';

/** What a sentence on a token depends on beside its facts. */
export interface NoteContext {
  now: Date;
  /** BCP 47 tag. */
  language: string;
  /** An environment's name as users know it. */
  environmentName: (id: string) => string;
}

/** A note in words: a title of few words, and what it means. */
export interface NoteText {
  tone: Tone;
  title: string;
  text: string;
}

/** A note in the user's language. */
export function tokenNoteText(note: TokenNote, context: NoteContext): NoteText {
  const { tone, title, text } = entryOf(note.code);
  return { tone, title: title(), text: text(note.facts, context) };
}

interface Entry<Facts> {
  tone: Tone;
  title: () => string;
  text: (facts: Facts, context: NoteContext) => string;
}

/** The table says of each code which facts it takes; a note has those of its code. */
function entryOf(code: NoteCode): Entry<TokenNote['facts']> {
  return NOTES[code] as Entry<TokenNote['facts']>;
}

/** Seconds as minutes, where they are whole: assertions are counted in them. */
function durationText(seconds: number, language: string): string {
  const [value, unit] =
    seconds % 60 === 0 && seconds < 7200 ? [seconds / 60, 'minute'] : durationUnit(seconds);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value);
}

function durationUnit(seconds: number): [value: number, unit: string] {
  if (seconds >= 172_800) {
    return [seconds / 86_400, 'day'];
  }
  return seconds >= 7200 ? [seconds / 3600, 'hour'] : [seconds, 'second'];
}

const NOTES: { [C in NoteCode]: Entry<NoteFacts[C]> } = {
  expired: {
    tone: 'warning',
    title: () => l10n.t('Expired'),
    text: ({ at }, { now, language }) =>
      l10n.t('It ended {0}; whoever receives it refuses it.', relativeText(at, now, language)),
  },
  'not-yet-valid': {
    tone: 'warning',
    title: () => l10n.t('Not valid yet'),
    text: ({ at }, { now, language }) =>
      l10n.t(
        'It begins {0}. If it was made just now, this machine’s clock or the other one is wrong.',
        relativeText(at, now, language),
      ),
  },
  'issued-in-future': {
    tone: 'warning',
    title: () => l10n.t('Made in the future'),
    text: ({ at }, { now, language }) =>
      l10n.t(
        'It says that it was made {0}: this machine’s clock or the one of its maker is wrong.',
        relativeText(at, now, language),
      ),
  },
  'no-expiry': {
    tone: 'warning',
    title: () => l10n.t('No end'),
    text: () =>
      l10n.t(
        'It has no exp, so that it never ends by itself. A client assertion must have one (RFC 7523 section 3).',
      ),
  },
  lifetime: {
    tone: 'information',
    title: () => l10n.t('Lifetime'),
    text: ({ seconds }, { language }) => durationText(seconds, language),
  },
  'no-lifetime': {
    tone: 'error',
    title: () => l10n.t('No lifetime'),
    text: () => l10n.t('It ends before it begins.'),
  },
  'not-a-date': {
    tone: 'error',
    title: () => l10n.t('Not a date'),
    text: ({ claim, meant }, { now, language }) =>
      meant
        ? l10n.t(
            '{0} has milliseconds where seconds since 1970 belong; {1} is meant.',
            claim,
            momentTexts(meant, now, language).utc,
          )
        : l10n.t('{0} is no number of seconds since 1970 (RFC 7519 section 2).', claim),
  },
  'client-assertion': {
    tone: 'information',
    title: () => l10n.t('Client assertion'),
    text: ({ environment }, { environmentName }) =>
      environment === undefined
        ? l10n.t(
            'A client made it to authenticate at a token endpoint, one that no environment here has.',
          )
        : l10n.t(
            'A client made it to authenticate at the token endpoint of {0}. It is used once and is no access token.',
            environmentName(environment),
          ),
  },
  'assertion-without-id': {
    tone: 'warning',
    title: () => l10n.t('No id'),
    text: () =>
      l10n.t(
        'It has no jti, by which a server tells it from a replay; every known client of the portal sends one.',
      ),
  },
  'not-signed': {
    tone: 'error',
    title: () => l10n.t('Not signed'),
    text: () => l10n.t('alg is none: anybody can have made it or changed it.'),
  },
  'signature-missing': {
    tone: 'warning',
    title: () => l10n.t('No signature'),
    text: ({ algorithm }) =>
      l10n.t(
        'The header says {0}, and the signature is empty: it was cut off, or left out on purpose.',
        algorithm,
      ),
  },
  'signature-length': {
    tone: 'error',
    title: () => l10n.t('Length of the signature'),
    text: ({ algorithm, length, expected }) =>
      l10n.t(
        'The signature has {0} bytes, with {1} it has {2} (RFC 7518 section 3): it was cut off, or left in the DER form that other tools write.',
        length,
        algorithm,
        expected,
      ),
  },
  'signature-symmetric': {
    tone: 'information',
    title: () => l10n.t('Shared secret'),
    text: ({ algorithm }) =>
      l10n.t(
        '{0} signs with a secret that the receiver knows too; no certificate is involved.',
        algorithm,
      ),
  },
  critical: {
    tone: 'information',
    title: () => l10n.t('Must be understood'),
    text: ({ names }) =>
      names.length === 0
        ? l10n.t('crit is not a list of names: receivers refuse the token.')
        : l10n.t('Receivers that do not know {0} refuse the token.', names.join(', ')),
  },
  duplicate: {
    tone: 'error',
    title: () => l10n.t('Duplicate members'),
    text: ({ part, name }) =>
      part === 'header'
        ? l10n.t('The header has {0} more than once: receivers refuse it, or read either.', name)
        : l10n.t('The claims have {0} more than once: receivers refuse it, or read either.', name),
  },
  nested: {
    tone: 'information',
    title: () => l10n.t('Token in the token'),
    text: () => l10n.t('Its content is itself a token: inspect that to see the claims.'),
  },
  detached: {
    tone: 'information',
    title: () => l10n.t('Payload apart'),
    text: () => l10n.t('The payload travels apart from the signature (RFC 7515 appendix F).'),
  },
  'not-bearer': {
    tone: 'warning',
    title: () => l10n.t('Odd character'),
    text: () =>
      l10n.t(
        'It has a character that cannot stand behind Bearer (RFC 6750 section 2.1): this may be no token, or more than one.',
      ),
  },
  'text-cut': {
    tone: 'warning',
    title: () => l10n.t('Long text'),
    text: ({ limit }, { language }) =>
      l10n.t(
        'Only the first {0} characters were looked at.',
        new Intl.NumberFormat(language).format(limit),
      ),
  },
};
