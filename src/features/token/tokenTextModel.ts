import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { isProduction, type Environment } from '../../core/channel/environment.ts';
import type { InspectedToken } from '../../core/token/inspectToken.ts';
import { numericDate } from '../../core/token/numericDate.ts';
import type { NoteCode } from '../../core/token/tokenNotes.ts';
import type { TokenLife, TokenViewModel } from '../../protocol/token.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import type { Signer } from './findSigner.ts';
import { tokenFlawText, tokenPartLabel } from './tokenFlawText.ts';
import { tokenNoteText, type NoteContext } from './tokenNoteText.ts';
import { tokenTextSections } from './tokenTextSections.ts';

/** A token taken apart, with what its view depends on. */
export interface InspectedText {
  result: InspectedToken;
  /** Undefined before the keys known here were tried. */
  signer: Signer | undefined;
  /** Where the text comes from, in words. */
  heading: string;
  environments: readonly Environment[];
  now: Date;
  /** BCP 47 tag. */
  language: string;
}

/** What the token view shows of a text that was taken apart. */
export function tokenTextModel(text: InspectedText): TokenViewModel {
  const { result, signer, heading, environments, now, language } = text;
  const environment = environmentOf(text);
  const context: NoteContext = {
    now,
    language,
    environmentName: id => {
      const named = environments.find(known => known.id === id);
      return named ? environmentLabel(named) : id;
    },
  };
  const life = lifeOf(result);
  return {
    // What is unfolded starts anew with another token, so that none is ever shown without being asked for.
    id: createHash('sha256')
      .update(result.kind === 'empty' ? '' : result.token)
      .digest('hex'),
    heading,
    facts: [...factsOf(result), ...(environment ? [environmentLabel(environment)] : [])],
    isProduction: environment !== undefined && isProduction(environment),
    verdict: verdictOf(result, signer, context),
    ...(life ? { life } : {}),
    causes: [],
    sections: result.kind === 'empty' ? [] : tokenTextSections(result, signer, context),
    steps: [],
  };
}

/** The environment that a client assertion is made for. */
function environmentOf({ result, environments }: InspectedText): Environment | undefined {
  const note = result.notes.find(({ code }) => code === 'client-assertion');
  return note?.code === 'client-assertion'
    ? environments.find(({ id }) => id === note.facts.environment)
    : undefined;
}

function factsOf(result: InspectedToken): string[] {
  switch (result.kind) {
    case 'empty':
      return [];
    case 'jwt':
      return ['JWT', algorithmOf(result.header.members)];
    case 'jws':
      return ['JWS', algorithmOf(result.header.members)];
    case 'jws-json':
      return [
        l10n.t('JWS as JSON'),
        ...result.signatures.map(({ header }) => algorithmOf(header.members)),
      ];
    case 'jwe':
      return ['JWE', algorithmOf(result.header.members)];
    case 'opaque':
      return [l10n.t('Opaque token'), l10n.t('{0} characters', result.length)];
    case 'broken':
      return [l10n.t('Broken token')];
  }
}

function algorithmOf({ alg, enc }: Record<string, unknown>): string {
  return [alg, enc].filter(name => typeof name === 'string').join(', ');
}

/** What keeps a token from being used, the gravest first. */
const GRAVE: readonly NoteCode[] = [
  'not-signed',
  'signature-length',
  'duplicate',
  'not-a-date',
  'no-lifetime',
  'expired',
  'not-yet-valid',
  'signature-missing',
  'issued-in-future',
];

function verdictOf(
  result: InspectedToken,
  signer: Signer | undefined,
  context: NoteContext,
): TokenViewModel['verdict'] {
  const grave = GRAVE.flatMap(code => result.notes.find(note => note.code === code) ?? [])[0];
  if (grave) {
    const { tone, title, text } = tokenNoteText(grave, context);
    return { tone, text: title, explanation: text };
  }
  switch (result.kind) {
    case 'empty':
      return {
        tone: 'information',
        text: l10n.t('No token'),
        explanation: l10n.t('The text holds nothing that looks like a token.'),
      };
    case 'opaque':
      return {
        tone: 'information',
        text: l10n.t('Opaque token'),
        explanation: l10n.t(
          'Only the server that issued it can read it. That is usual for access tokens and no error: a client just sends it on.',
        ),
      };
    case 'broken':
      return {
        tone: 'error',
        text: l10n.t('Broken token: {0}', tokenPartLabel(result.part)),
        explanation: tokenFlawText(result.flaw),
      };
    case 'jwe':
      return {
        tone: 'information',
        text: l10n.t('Encrypted token'),
        explanation: l10n.t('Only its header can be read here. Nothing was sent anywhere.'),
      };
    case 'jwt':
    case 'jws':
    case 'jws-json':
      return signer?.kind === 'verified'
        ? {
            tone: 'success',
            text: l10n.t('Signed by “{0}”', signer.account),
            explanation: l10n.t('The signature was checked here. Nothing was sent anywhere.'),
          }
        : {
            tone: 'information',
            text: l10n.t('The token can be read'),
            explanation: l10n.t(
              'Its content was not verified: anybody can write such a text. Nothing was sent anywhere.',
            ),
          };
  }
}

/** From when to when a token holds, where it says both. */
function lifeOf(result: InspectedToken): TokenLife | undefined {
  if (result.kind !== 'jwt' || result.notes.some(({ code }) => code === 'not-a-date')) {
    return undefined;
  }
  const { exp, iat, nbf } = result.claims.members;
  const [from, to] = [numericDate(iat ?? nbf), numericDate(exp)];
  return from && to && from < to ? { from: from.toISOString(), to: to.toISOString() } : undefined;
}
