import { type Ber, Tag } from './ber.ts';

/** By bit, RFC 5280 section 4.2.1.3. */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

const PURPOSES: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '1.3.6.1.5.5.7.3.36': 'documentSigning',
  '1.3.6.1.4.1.311.10.3.12': 'msDocumentSigning',
  '1.3.6.1.4.1.311.20.2.2': 'msSmartcardLogin',
  '1.2.840.113583.1.1.5': 'adobeAuthenticDocumentsTrust',
};

/** The name of an extended key usage, where it has one. */
export function purposeName(oid: string): string | undefined {
  return PURPOSES[oid];
}

/**
 * The names of the bits that are set.
 *
 * @param value contents of the extension
 * @throws BerError
 * @see RFC 5280 section 4.2.1.3
 */
export function readKeyUsage(value: Ber): string[] {
  const [, ...bytes] = value.primitive(Tag.bitString);
  return USAGES.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

/**
 * The names of the purposes, OIDs where they have none.
 *
 * @param value contents of the extension
 * @throws BerError
 * @see RFC 5280 section 4.2.1.12
 */
export function readExtendedKeyUsage(value: Ber): string[] {
  return value.children().map(purpose => {
    const oid = purpose.oid();
    return PURPOSES[oid] ?? oid;
  });
}
