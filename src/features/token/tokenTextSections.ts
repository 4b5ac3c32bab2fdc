import * as l10n from '@vscode/l10n';
import type { JsonPart, Payload } from '../../core/token/decodePart.ts';
import type { InspectedToken } from '../../core/token/inspectToken.ts';
import type { TokenSection } from '../../protocol/token.ts';
import { claimRows } from './claimRows.ts';
import type { Signer } from './findSigner.ts';
import { tokenFlawText, tokenPartLabel } from './tokenFlawText.ts';
import { tokenNoteText, type NoteContext } from './tokenNoteText.ts';

type Found = Exclude<InspectedToken, { kind: 'empty' }>;

/** The parts of a token: what stands out first, the token itself last and folded. */
export function tokenTextSections(
  result: Found,
  signer: Signer | undefined,
  context: NoteContext,
): TokenSection[] {
  return [
    ...noteSection(result, context),
    ...contentSections(result, context),
    ...signatureSection(result, signer),
    {
      id: 'token',
      heading: l10n.t('The whole token'),
      isOpen: false,
      rows: [],
      text: result.token,
      canCopy: true,
    },
  ];
}

function noteSection({ notes, more }: Found, context: NoteContext): TokenSection[] {
  const rows = notes.map(note => {
    const { tone, title, text } = tokenNoteText(note, context);
    return { name: title, value: text, isCode: false, tone };
  });
  if (more > 0) {
    rows.push({
      name: l10n.t('Further tokens'),
      value: l10n.t('The text holds further tokens ({0}): select one to see it.', more),
      isCode: false,
      tone: 'information',
    });
  }
  return rows.length === 0
    ? []
    : [{ id: 'notes', heading: l10n.t('What stands out'), isOpen: true, rows, canCopy: false }];
}

function contentSections(result: Found, context: NoteContext): TokenSection[] {
  switch (result.kind) {
    case 'jwt':
      return [headerSection(result.header, context), claimsSection(result.claims, context)];
    case 'jws':
      return [headerSection(result.header, context), payloadSection(result.payload)];
    case 'jws-json':
      return [
        ...result.signatures.map(({ header }, index) => headerSection(header, context, index)),
        'members' in result.payload
          ? claimsSection(result.payload, context)
          : payloadSection(result.payload),
      ];
    case 'jwe':
      return [headerSection(result.header, context), encryptedSection(result.ciphertextLength)];
    case 'opaque':
      return [];
    case 'broken':
      return [
        {
          id: 'broken',
          heading: tokenPartLabel(result.part),
          isOpen: true,
          note: { tone: 'error', text: tokenFlawText(result.flaw) },
          rows: [],
          canCopy: false,
        },
        ...(result.header ? [headerSection(result.header, context)] : []),
        ...(result.claims ? [claimsSection(result.claims, context)] : []),
      ];
  }
}

/** What stands in a part more than once is seen in its text alone. */
function partText({ text, duplicates }: JsonPart): { text?: string } {
  return duplicates.length > 0 ? { text } : {};
}

function headerSection(header: JsonPart, context: NoteContext, index = 0): TokenSection {
  return {
    id: index === 0 ? 'header' : `header.${index}`,
    heading: index === 0 ? l10n.t('Header') : l10n.t('Header of signature {0}', index + 1),
    isOpen: true,
    rows: claimRows(header, 'header', context),
    ...partText(header),
    canCopy: true,
  };
}

function claimsSection(claims: JsonPart, context: NoteContext): TokenSection {
  return {
    id: 'claims',
    heading: l10n.t('Claims'),
    isOpen: true,
    rows: claimRows(claims, 'claims', context),
    ...partText(claims),
    canCopy: true,
  };
}

function payloadSection({ length, text }: Payload): TokenSection {
  return {
    id: 'payload',
    heading: l10n.t('Payload'),
    isOpen: true,
    note: {
      tone: 'information',
      text:
        text === undefined
          ? l10n.t('The payload is {0} bytes that are no text.', length)
          : l10n.t('The payload is text and no claims; its length in bytes is {0}.', length),
    },
    rows: [],
    ...(text === undefined || text === '' ? {} : { text }),
    canCopy: text !== undefined && text !== '',
  };
}

function encryptedSection(length: number): TokenSection {
  return {
    id: 'encrypted',
    heading: l10n.t('Content'),
    isOpen: true,
    note: {
      tone: 'information',
      text: l10n.t(
        'The content is encrypted: only who has the key can read its {0} bytes. That is no error.',
        length,
      ),
    },
    rows: [],
    canCopy: false,
  };
}

function signatureSection(result: Found, signer: Signer | undefined): TokenSection[] {
  const isSigned = result.kind === 'jwt' || result.kind === 'jws' || result.kind === 'jws-json';
  const isEmpty = result.notes.some(
    ({ code }) => code === 'not-signed' || code === 'signature-missing',
  );
  if (!isSigned || isEmpty) {
    return [];
  }
  return [
    {
      id: 'signature',
      heading: l10n.t('Signature'),
      isOpen: true,
      note: signatureNote(signer),
      rows: [],
      canCopy: false,
    },
  ];
}

function signatureNote(signer: Signer | undefined): TokenSection['note'] & {} {
  switch (signer?.kind) {
    case undefined:
    case 'no-key':
      return {
        tone: 'information',
        text: l10n.t('Not checked: no public key is known here.'),
      };
    case 'verified':
      return {
        tone: 'success',
        text: l10n.t(
          'Signed by the key of the account “{0}”, with the certificate “{1}”.',
          signer.account,
          signer.certificate,
        ),
      };
    case 'other-key':
      return signer.claimed === undefined
        ? {
            tone: 'information',
            text: l10n.t(
              'Not checked: none of the keys known here made it ({0} tried), and no other public key is known.',
              signer.keys,
            ),
          }
        : {
            tone: 'warning',
            text: l10n.t(
              'It names the client id of the account “{0}”, and neither that account’s key nor another one known here made the signature.',
              signer.claimed,
            ),
          };
  }
}
