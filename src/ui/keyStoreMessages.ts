import * as l10n from '@vscode/l10n';
import type { ErrorCode, ErrorDetails } from '../core/base/errors.ts';
import { plainList, plainName, plainText } from './plainText.ts';

/** The failures of key stores and the keys in them. */
type KeyStoreCode = Extract<ErrorCode, `keystore/${string}` | `certificate/${string}`>;

/** One sentence for every failure of a key store: what is wrong with it, and what to do. */
export const KEY_STORE_MESSAGES: { [C in KeyStoreCode]: (details: ErrorDetails[C]) => string } = {
  'keystore/not-found': ({ file }) =>
    l10n.t(
      'The key store “{0}” does not exist: correct the path in the account, or put the file there.',
      plainName(file),
    ),
  'keystore/unreadable': ({ file }) =>
    l10n.t(
      'The key store “{0}” cannot be read: check that it is a file and that you may read it.',
      plainName(file),
    ),
  'keystore/too-large': ({ file, what, value, limit }) =>
    what === 'iterations'
      ? l10n.t(
          'The key store “{0}” asks for {1} key-derivation rounds, more than the {2} that are safe to compute: export it again with fewer.',
          plainName(file),
          value,
          limit,
        )
      : l10n.t(
          'The key store “{0}” is larger than a key store can be (limit: {1}): choose the .pfx or .p12 file itself.',
          plainName(file),
          limit,
        ),
  'keystore/not-a-keystore': ({ file }) =>
    l10n.t(
      '“{0}” is no key store: choose the .pfx, .p12 or .jks file that holds your private key.',
      plainName(file),
    ),
  'keystore/damaged': ({ file }) =>
    l10n.t(
      'The key store “{0}” is damaged or incomplete: copy or export it again.',
      plainName(file),
    ),
  'keystore/passphrase-required': ({ file }) =>
    l10n.t('The key store “{0}” needs its passphrase: try again and type it in.', plainName(file)),
  'keystore/wrong-passphrase': ({ file }) =>
    l10n.t(
      'That passphrase does not open the key store “{0}”: try again with the one chosen when it was exported.',
      plainName(file),
    ),
  'keystore/not-rewritable': ({ file, key }) =>
    l10n.t(
      'The key store “{0}” cannot be rewritten here, because its key ({1}) cannot be handled: use the tool that made it.',
      plainName(file),
      plainText(key),
    ),
  'keystore/not-written': ({ file }) =>
    l10n.t(
      '“{0}” could not be written, and nothing was changed: check that you may write there and that the disk is not full.',
      plainName(file),
    ),
  'keystore/unsupported-algorithm': ({ file, name, oid }) =>
    oid === ''
      ? l10n.t(
          'The key store “{0}” uses {1}, which is not supported: export it again as PKCS#12 with AES-256.',
          plainName(file),
          plainText(name),
        )
      : l10n.t(
          'The key store “{0}” uses {1} ({2}), which is not supported: export it again with AES-256.',
          plainName(file),
          plainText(name),
          plainText(oid),
        ),

  'certificate/no-private-key': ({ file }) =>
    l10n.t(
      'The key store “{0}” holds no private key: export the certificate together with its key.',
      plainName(file),
    ),
  'certificate/no-certificate': ({ file }) =>
    l10n.t(
      'The key store “{0}” holds a private key without its certificate: export both together.',
      plainName(file),
    ),
  'certificate/alias-required': ({ file, aliases }) =>
    l10n.t(
      'The key store “{0}” holds several keys: set the account’s “alias” to one of {1}.',
      plainName(file),
      plainList(aliases),
    ),
  'certificate/alias-unknown': ({ file, alias, aliases }) =>
    l10n.t(
      'The key store “{0}” holds no key “{1}”: set the account’s “alias” to one of {2}.',
      plainName(file),
      plainText(alias),
      plainList(aliases),
    ),
  'certificate/key-not-accepted': ({ file, key }) =>
    l10n.t(
      'The key in “{0}” is {1}, which the portal does not take: use RSA of 2048, 3072 or 4096 bits, or EC P-384 or P-521.',
      plainName(file),
      plainText(key),
    ),
  'certificate/algorithm-mismatch': ({ file, key, algorithm }) =>
    l10n.t(
      'The account asks for {2}, but the key in “{0}” is {1}: remove “algorithm” from the account, or use another key.',
      plainName(file),
      plainText(key),
      plainText(algorithm),
    ),
};
