import { Ber, BerError, Tag } from './ber.ts';
import type { OpenContext } from './openContext.ts';
import { readPrivateKeyFacts } from './readKeyFacts.ts';
import { type Encryption, readEncryption } from './readEncryption.ts';
import type { KeyFacts } from './keyStore.ts';

/** What a bag says about itself. */
export interface BagAttributes {
  friendlyName: string;
  /** Hexadecimal, or undefined where the bag has none. */
  localKeyId: string | undefined;
  /** Whether a Java key store trusts the certificate by itself, not as part of a key's chain. */
  trusted: boolean;
}

/** What a key or certificate says about itself that stands outside any bag. */
export const NO_ATTRIBUTES: BagAttributes = {
  friendlyName: '',
  localKeyId: undefined,
  trusted: false,
};

/** A private key, its PKCS#8 in DER. */
export interface KeyBag {
  kind: 'key';
  facts: KeyFacts;
  pkcs8: Buffer;
  attributes: BagAttributes;
}

export interface ShroudedKeyBag {
  kind: 'shroudedKey';
  encryption: Encryption;
  ciphertext: Buffer;
  attributes: BagAttributes;
}

export interface CertificateBag {
  kind: 'certificate';
  /** Exactly as it stands in the file. */
  der: Buffer;
  attributes: BagAttributes;
}

export type Bag = KeyBag | ShroudedKeyBag | CertificateBag;

/** Bags inside bags are allowed by the standard, and written by nobody. */
const DEPTH_LIMIT = 4;

/**
 * Reads a SafeContents. Secrets, revocation lists and bags of unknown types are left out.
 *
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 * @see RFC 7292 section 4.2
 */
export function readBags(safeContents: Uint8Array, context: OpenContext): Bag[] {
  return Ber.read(safeContents)
    .children()
    .flatMap(bag => readBag(bag, context, DEPTH_LIMIT));
}

function readBag(bag: Ber, context: OpenContext, depth: number): Bag[] {
  const [identifier, wrapped, attributeSet] = bag.children();
  if (identifier === undefined || wrapped === undefined) {
    throw new BerError('malformed', 'no SafeBag');
  }
  const value = wrapped.explicit(0);
  switch (identifier.oid()) {
    case '1.2.840.113549.1.12.10.1.1':
      return [readKeyBag(value, readAttributes(attributeSet))];
    case '1.2.840.113549.1.12.10.1.2':
      return [readShroudedKeyBag(value, readAttributes(attributeSet), context)];
    case '1.2.840.113549.1.12.10.1.3': {
      const [type, certificate] = value.children();
      return type?.oid() === '1.2.840.113549.1.9.22.1' && certificate !== undefined
        ? [
            {
              kind: 'certificate',
              der: certificate.explicit(0).octets(),
              attributes: readAttributes(attributeSet),
            },
          ]
        : [];
    }
    case '1.2.840.113549.1.12.10.1.6':
      if (depth === 0) {
        throw new BerError('nesting', 'bags inside bags');
      }
      return value.children().flatMap(inner => readBag(inner, context, depth - 1));
    default:
      return [];
  }
}

/**
 * Reads a private key that lies open, or has been decrypted.
 *
 * @param info PrivateKeyInfo
 * @throws BerError
 */
export function readKeyBag(info: Ber, attributes: BagAttributes): KeyBag {
  return { kind: 'key', facts: readPrivateKeyFacts(info), pkcs8: info.der(), attributes };
}

/**
 * Reads an encrypted private key.
 *
 * @param info EncryptedPrivateKeyInfo
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 */
export function readShroudedKeyBag(
  info: Ber,
  attributes: BagAttributes,
  context: OpenContext,
): ShroudedKeyBag {
  const [algorithm, ciphertext] = info.children();
  if (ciphertext === undefined) {
    throw new BerError('malformed', 'no EncryptedPrivateKeyInfo');
  }
  return {
    kind: 'shroudedKey',
    encryption: readEncryption(algorithm, context),
    ciphertext: ciphertext.octets(),
    attributes,
  };
}

function readAttributes(set: Ber | undefined): BagAttributes {
  const attributes = { ...NO_ATTRIBUTES };
  for (const attribute of set?.children(Tag.set) ?? []) {
    const [type, values] = attribute.children();
    const [value] = values?.children(Tag.set) ?? [];
    switch (type?.oid()) {
      case '1.2.840.113549.1.9.20':
        attributes.friendlyName = value?.text() ?? '';
        break;
      case '1.2.840.113549.1.9.21':
        attributes.localKeyId = value?.der().toString('hex');
        break;
      case '2.16.840.1.113894.746875.1.1':
        attributes.trusted = true;
        break;
    }
  }
  return attributes;
}
