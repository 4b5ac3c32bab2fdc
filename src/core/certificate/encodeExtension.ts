import { Der } from './der.ts';

/**
 * Encodes one extension of a certificate.
 *
 * @param value the extension's own element
 * @see RFC 5280 section 4.1
 */
export function encodeExtension(type: string, critical: boolean, value: Uint8Array): Buffer {
  return Der.sequence(Der.oid(type), ...(critical ? [Der.true] : []), Der.octetString(value));
}

/**
 * The key usage that the portal documents: digital signature, and nothing else. No extended key usage goes with it: the portal documents
 * none, and one that it does not expect could only narrow what the key may be used for.
 *
 * @see RFC 5280 section 4.2.1.3
 */
export const DIGITAL_SIGNATURE = encodeExtension(
  '2.5.29.15',
  true,
  Der.bitString(Buffer.of(0x80), 7),
);
