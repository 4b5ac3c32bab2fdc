import { type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { Der } from './der.ts';

const signAsync = promisify(sign);

/** The hashes that the portal documents for the signature of a certificate. */
export type SignatureDigest = 'sha256' | 'sha384' | 'sha512';

/** RFC 4055 section 5. */
const RSA = {
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

/** RFC 5758 section 3.2. */
const ECDSA = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** AlgorithmIdentifier of a signature by an RSA (PKCS#1 v1.5) or EC key. */
export function signatureAlgorithm(
  { asymmetricKeyType }: KeyObject,
  digest: SignatureDigest,
): Buffer {
  return asymmetricKeyType === 'ec'
    ? Der.sequence(Der.oid(ECDSA[digest]))
    : Der.sequence(Der.oid(RSA[digest]), Der.null);
}

/**
 * Puts a signature to a structure, off the event loop.
 *
 * @param body the encoded TBSCertificate or CertificationRequestInfo
 * @returns the Certificate or CertificationRequest
 */
export async function signStructure(
  body: Uint8Array,
  privateKey: KeyObject,
  digest: SignatureDigest,
): Promise<Buffer> {
  const signature = await signAsync(digest, body, privateKey);
  return Der.sequence(body, signatureAlgorithm(privateKey, digest), Der.bitString(signature));
}
