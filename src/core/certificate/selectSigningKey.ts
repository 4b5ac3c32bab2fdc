import type { KeyObject } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { Account, Algorithm } from '../channel/account.ts';
import type { CertificateFacts, KeyFacts, KeyStore, KeyStoreEntry } from './keyStore.ts';
import { publicKeyBits, publicKeyBitsOf } from './publicKeyBits.ts';
import { readCertificateFields } from './readCertificate.ts';

/** A key that can sign a client assertion. */
export interface SelectedKey {
  privateKey: KeyObject;
  certificate: CertificateFacts;
  /** The certificate and its issuers, leaf first, as far as the key store has them. */
  chain: CertificateFacts[];
  /** What to pass as `alias` to get the same key again. */
  alias: string;
  algorithm: Algorithm;
}

type KeyEntry = KeyStoreEntry & { key: KeyFacts };

/**
 * Chooses the key that signs.
 *
 * @param alias needed where there are several keys. Upper and lower case are the same unless that leaves several. A key whose friendly
 *   name is empty, or not its own, goes by the SHA-1 thumbprint of its certificate.
 * @param file name of the key store, for error details
 * @throws AppError `certificate/no-private-key`, `certificate/alias-required`, `certificate/alias-unknown`,
 *   `certificate/key-not-accepted`, `certificate/no-certificate` (also where the certificate is another key's)
 */
export function selectSigningKey(
  keyStore: KeyStore,
  alias: string | undefined,
  file: string,
): SelectedKey {
  const [name, entry] = selectEntry(keyStore, alias, file);
  const algorithm = signingAlgorithm(entry.key);
  if (algorithm === undefined || entry.privateKey === undefined) {
    throw new AppError('certificate/key-not-accepted', { file, key: describeKey(entry.key) });
  }
  const [certificate] = entry.certificates;
  if (certificate === undefined || !belongTogether(entry.privateKey, certificate)) {
    throw new AppError('certificate/no-certificate', { file });
  }
  return {
    privateKey: entry.privateKey,
    certificate,
    chain: entry.certificates,
    alias: name,
    algorithm,
  };
}

/**
 * The key by which an account signs: as {@link selectSigningKey}, and of the algorithm that the account asks for, if it does.
 *
 * @throws AppError as there, and `certificate/algorithm-mismatch`
 */
export function selectAccountKey(
  keyStore: KeyStore,
  account: Pick<Account, 'alias' | 'algorithm'>,
  file: string,
): SelectedKey {
  const selected = selectSigningKey(keyStore, account.alias, file);
  if (account.algorithm !== undefined && account.algorithm !== selected.algorithm) {
    throw new AppError('certificate/algorithm-mismatch', {
      file,
      key: describeKey(selected.certificate.key),
      algorithm: account.algorithm,
    });
  }
  return selected;
}

/** One word for a key: `RSA-2048`, `RSA-PSS-2048`, `P-384`, `brainpoolP384r1`, `Ed25519`, `unknown`. */
export function describeKey({ type, bits, curve }: KeyFacts): string {
  return curve ?? (bits === undefined ? type : `${type}-${bits}`);
}

/**
 * The entry whose key an account uses, whether or not it can sign; in a file without any key its first certificate.
 *
 * @throws AppError `certificate/no-private-key` for a file with nothing in it, `certificate/alias-required`, `certificate/alias-unknown`
 */
export function selectAccountEntry(
  keyStore: KeyStore,
  alias: string | undefined,
  file: string,
): KeyStoreEntry {
  const [first] = keyStore.entries;
  return first !== undefined && keyStore.entries.every(({ key }) => key === undefined)
    ? first
    : selectEntry(keyStore, alias, file)[1];
}

function selectEntry(
  { entries }: KeyStore,
  alias: string | undefined,
  file: string,
): [name: string, KeyEntry] {
  const named = nameKeys(entries);
  const [first, ...others] = named;
  if (first === undefined) {
    throw new AppError('certificate/no-private-key', { file });
  }
  const aliases = named.map(([name]) => name);
  if (alias === undefined) {
    if (others.length > 0) {
      throw new AppError('certificate/alias-required', { file, aliases });
    }
    return first;
  }
  const alike = named.filter(([name]) => name.toLowerCase() === alias.toLowerCase());
  const chosen =
    alike.find(([name]) => name === alias) ?? (alike.length === 1 ? alike[0] : undefined);
  if (chosen === undefined) {
    throw new AppError('certificate/alias-unknown', { file, alias, aliases });
  }
  return chosen;
}

/** Every entry that holds a key, with a name of its own: what `selectSigningKey` takes as `alias`. */
export function nameKeys(entries: readonly KeyStoreEntry[]): [name: string, KeyEntry][] {
  const withKey = entries.filter(entry => entry.key !== undefined) as KeyEntry[];
  return withKey.map(entry => {
    const isOwn = withKey.filter(({ alias }) => alias === entry.alias).length === 1;
    const thumbprint = entry.certificates[0]?.thumbprints.sha1;
    return [isOwn && entry.alias !== '' ? entry.alias : (thumbprint ?? entry.alias), entry];
  });
}

function signingAlgorithm({ type, bits = 0, curve }: KeyFacts): Algorithm | undefined {
  switch (type) {
    case 'RSA':
      return bits >= 2048 ? 'RS256' : undefined;
    case 'EC':
      return curve === 'P-384' ? 'ES384' : curve === 'P-521' ? 'ES512' : undefined;
    default:
      return undefined;
  }
}

/** Whether a certificate holds the public half of a key. */
export function belongTogether(privateKey: KeyObject, { der }: CertificateFacts): boolean {
  const certified = publicKeyBits(readCertificateFields(der).publicKeyInfo);
  return publicKeyBitsOf(privateKey)?.equals(certified) ?? false;
}
