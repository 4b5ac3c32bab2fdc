import { createHash } from 'node:crypto';
import { Ber } from './ber.ts';
import { Der } from './der.ts';
import { DIGITAL_SIGNATURE, encodeExtension } from './encodeExtension.ts';
import { encodeSubject, type Subject } from './encodeSubject.ts';
import type { KeyPair } from './generateKeyPair.ts';
import { publicKeyBits } from './publicKeyBits.ts';
import { signatureAlgorithm, type SignatureDigest, signStructure } from './signStructure.ts';

/** How long before it is made a certificate is valid: clocks differ. In milliseconds. */
const BACKDATING = 5 * 60_000;

/** In bytes. RFC 5280 section 4.1.2.2 allows 20; nothing needs more than this. */
const SERIAL_LENGTH = 16;

/** What a new certificate says. */
export interface NewCertificate {
  subject: Subject;
  keys: KeyPair;
  digest: SignatureDigest;
  /** It is valid from five minutes before. */
  now: Date;
  notAfter: Date;
}

/**
 * Makes a self-signed certificate that meets the portal's documented criteria: for digital signatures, and no authority.
 *
 * @returns the certificate in DER
 * @throws RangeError where the subject cannot be encoded, see {@link encodeSubject}, or `notAfter` is not after `now`
 * @see RFC 5280 section 4
 */
export async function createCertificate(
  { subject, keys, digest, now, notAfter }: NewCertificate,
  randomBytes: (size: number) => Uint8Array,
): Promise<Buffer> {
  if (!(notAfter > now)) {
    throw new RangeError('a certificate that is never valid');
  }
  const name = encodeSubject(subject);
  const publicKeyInfo = keys.publicKey.export({ type: 'spki', format: 'der' });
  const body = Der.sequence(
    Der.context(0, Der.integer(2)), // version 3
    Der.integer(newSerialNumber(randomBytes)),
    signatureAlgorithm(keys.privateKey, digest),
    name,
    Der.sequence(Der.time(new Date(now.getTime() - BACKDATING)), Der.time(notAfter)),
    name,
    publicKeyInfo,
    Der.context(
      3,
      Der.sequence(
        // An empty BasicConstraints is that of no authority.
        encodeExtension('2.5.29.19', true, Der.sequence()),
        DIGITAL_SIGNATURE,
        encodeExtension('2.5.29.14', false, Der.octetString(keyIdentifier(publicKeyInfo))),
      ),
    ),
  );
  return signStructure(body, keys.privateKey, digest);
}

/** Positive, and of the same length whatever the chance: the two top bits are 01. */
function newSerialNumber(randomBytes: (size: number) => Uint8Array): Buffer {
  const serialNumber = Buffer.from(randomBytes(SERIAL_LENGTH));
  serialNumber[0] = ((serialNumber[0] ?? 0) & 0x3f) | 0x40;
  return serialNumber;
}

/** A name, not a seal, which is why SHA-1 does: RFC 5280 section 4.2.1.2, method 1. */
function keyIdentifier(publicKeyInfo: Uint8Array): Buffer {
  return createHash('sha1')
    .update(publicKeyBits(Ber.read(publicKeyInfo)))
    .digest();
}
