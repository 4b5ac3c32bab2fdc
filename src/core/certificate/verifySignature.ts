import { constants, createPublicKey, verify, type VerifyKeyObjectInput } from 'node:crypto';
import type { Ber } from './ber.ts';
import type { CertificateFields } from './readCertificate.ts';
import { readSignatureAlgorithm } from './signatureAlgorithm.ts';

/**
 * Whether a certificate is signed by a key.
 *
 * @param publicKeyInfo SubjectPublicKeyInfo of the issuer
 * @returns undefined where this runtime's crypto lacks the algorithm
 * @throws BerError
 */
export function verifySignature(
  { signed, signature, signatureAlgorithm }: CertificateFields,
  publicKeyInfo: Ber,
): boolean | undefined {
  const { name, digest } = readSignatureAlgorithm(signatureAlgorithm);
  if (digest === undefined && !name.startsWith('Ed')) {
    return undefined;
  }
  try {
    const key: VerifyKeyObjectInput = {
      key: createPublicKey({ key: publicKeyInfo.der(), format: 'der', type: 'spki' }),
    };
    if (name === 'RSASSA-PSS') {
      key.padding = constants.RSA_PKCS1_PSS_PADDING;
      key.saltLength = constants.RSA_PSS_SALTLEN_AUTO;
    }
    return verify(hashName(digest), signed.raw, key, signature.bits());
  } catch {
    return undefined;
  }
}

/** `SHA-256` is `sha256` to node:crypto, but `SHA3-256` is `sha3-256`. */
function hashName(digest: string | undefined): string | null {
  return digest?.toLowerCase().replace(/^sha-/, 'sha') ?? null;
}
