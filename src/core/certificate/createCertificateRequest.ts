import { Der } from './der.ts';
import { DIGITAL_SIGNATURE } from './encodeExtension.ts';
import { encodeSubject, type Subject } from './encodeSubject.ts';
import type { KeyPair } from './generateKeyPair.ts';
import { type SignatureDigest, signStructure } from './signStructure.ts';

/**
 * Makes a PKCS#10 request with which to order a certificate from an authority; it asks for the key usage that the portal documents.
 *
 * @returns the request in DER; as PEM its label is `CERTIFICATE REQUEST`
 * @throws RangeError where the subject cannot be encoded, see {@link encodeSubject}
 * @see RFC 2986 section 4
 * @see RFC 2985 section 5.4.2, for the extension request
 */
export function createCertificateRequest({
  subject,
  keys,
  digest,
}: {
  subject: Subject;
  keys: KeyPair;
  digest: SignatureDigest;
}): Promise<Buffer> {
  const extensionRequest = Der.sequence(
    Der.oid('1.2.840.113549.1.9.14'),
    Der.set(Der.sequence(DIGITAL_SIGNATURE)),
  );
  const body = Der.sequence(
    Der.integer(0),
    encodeSubject(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    Der.context(0, extensionRequest),
  );
  return signStructure(body, keys.privateKey, digest);
}
