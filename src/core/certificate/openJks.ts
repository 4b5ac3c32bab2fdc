import { AppError } from '../base/errors.ts';
import { Ber } from './ber.ts';
import type { DecryptedItems } from './decryptItems.ts';
import type { OpenContext } from './openContext.ts';
import { type BagAttributes, type KeyBag, NO_ATTRIBUTES, readKeyBag } from './readBags.ts';
import { readCertificateFields } from './readCertificate.ts';
import { isJksSealed, type JksEntry, readJks, unprotectJksKey } from './readJks.ts';
import { verifySignature } from './verifySignature.ts';

/**
 * Opens a Java key store in its own format.
 *
 * Its keys may have another passphrase than its seal. With the passphrase of the keys the seal cannot be checked: the certificates' own
 * signatures have to do, up to a root.
 *
 * @throws AppError `keystore/damaged`, `keystore/wrong-passphrase`, `keystore/passphrase-required`, `keystore/unsupported-algorithm`
 * @throws BerError
 */
export function openJks(
  bytes: Uint8Array,
  passphrase: string | undefined,
  context: OpenContext,
): DecryptedItems['bags'] {
  const { file } = context;
  const entries = readJks(bytes, context);
  if (passphrase === undefined) {
    throw new AppError('keystore/passphrase-required', { file });
  }
  const secret = Buffer.from(passphrase, 'utf16le').swap16();
  const isSealed = isJksSealed(bytes, secret);
  const keys = entries.filter(({ protectedKey }) => protectedKey !== undefined);
  const opened = entries.map((entry, index) => ({ entry, key: openKey(entry, index, secret) }));
  const failed = opened.some(
    ({ entry, key }) => entry.protectedKey !== undefined && key === undefined,
  );
  if (failed || (!isSealed && keys.length === 0)) {
    const isDamaged = !isSealed && opened.some(({ key }) => key !== undefined);
    throw new AppError(isDamaged ? 'keystore/damaged' : 'keystore/wrong-passphrase', { file });
  }
  if (!isSealed && !entries.every(isSound)) {
    throw new AppError('keystore/damaged', { file });
  }
  return opened.flatMap(({ entry, key }, index) => [
    ...(key === undefined ? [] : [key]),
    ...entry.certificates.map((der, place) => ({
      kind: 'certificate' as const,
      der,
      attributes: place === 0 ? attributesOf(entry, index) : NO_ATTRIBUTES,
    })),
  ]);
}

function attributesOf({ alias, protectedKey }: JksEntry, index: number): BagAttributes {
  return protectedKey === undefined
    ? { friendlyName: alias, localKeyId: undefined, trusted: true }
    : { friendlyName: alias, localKeyId: String(index), trusted: false };
}

function openKey(entry: JksEntry, index: number, secret: Buffer): KeyBag | undefined {
  const pkcs8 = entry.protectedKey && unprotectJksKey(entry.protectedKey, secret);
  return pkcs8 && readKeyBag(Ber.read(pkcs8, true), attributesOf(entry, index));
}

/** Whether every certificate is verifiably signed by the next one, the last one by itself. */
function isSound({ certificates }: JksEntry): boolean {
  const chain = certificates.map(readCertificateFields);
  return chain.every((fields, index) => {
    const { publicKeyInfo } = chain[index + 1] ?? fields;
    return verifySignature(fields, publicKeyInfo) === true;
  });
}
