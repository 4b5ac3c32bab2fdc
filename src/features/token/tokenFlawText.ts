import * as l10n from '@vscode/l10n';
import type { TokenPart } from '../../core/token/brokenToken.ts';
import type { PartFlaw } from '../../core/token/decodePart.ts';

/** A part of a token by its name. */
export function tokenPartLabel(part: TokenPart): string {
  switch (part) {
    case 'token':
      return l10n.t('Token');
    case 'header':
      return l10n.t('Header');
    case 'payload':
      return l10n.t('Payload');
    case 'signature':
      return l10n.t('Signature');
    case 'encryptedKey':
      return l10n.t('Encrypted key');
    case 'iv':
      return l10n.t('Initialization vector');
    case 'ciphertext':
      return l10n.t('Ciphertext');
    case 'tag':
      return l10n.t('Authentication tag');
  }
}

/** Why a part cannot be read, and what usually lies behind it. */
export function tokenFlawText(flaw: PartFlaw): string {
  switch (flaw.code) {
    case 'empty':
      return l10n.t('There is nothing in it.');
    case 'alphabet':
      return l10n.t(
        'Character {0} is “{1}”, which base64url does not have: it was encoded as plain base64, or something else was copied along.',
        flaw.position,
        flaw.character,
      );
    case 'length':
      return l10n.t('Its length cannot be that of base64url: a character is missing or too much.');
    case 'not-text':
      return l10n.t('It holds bytes that are no text: characters are missing or were changed.');
    case 'not-json':
      return l10n.t('It holds no JSON: characters are missing or were changed.');
    case 'not-an-object':
      return l10n.t('It is JSON, but not an object.');
    case 'no-algorithm':
      return l10n.t('It does not say the algorithm, alg (RFC 7515 section 4.1.1).');
    case 'part-count':
      return flaw.count < 3
        ? l10n.t('It has {0} of three parts: was all of it copied?', flaw.count)
        : l10n.t('It has {0} parts; a token has three, an encrypted one five.', flaw.count);
    case 'too-long':
      return l10n.t('It is longer than the {0} characters that are looked at.', flaw.limit);
  }
}
