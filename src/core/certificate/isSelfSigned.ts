import { constants, createPublicKey, verify, type VerifyKeyObjectInput } from 'node:crypto';
import type { CertificateFields } from './readCertificate.ts';
import type { SignatureAlgorithm } from './signatureAlgorithm.ts';

/**
 * Whether a certificate names itself as its issuer and its signature is its own key's. Where this runtime's crypto lacks the algorithm the
 * names alone tell.
 *
 * @throws BerError
 */
export function isSelfSigned(fields: CertificateFields, algorithm: SignatureAlgorithm): boolean {
  const { subject, issuer, publicKeyInfo, signed, signature } = fields;
  if (!subject.raw.equals(issuer.raw)) {
    return false;
  }
  const { name, digest } = algorithm;
  if (digest === undefined && !name.startsWith('Ed')) {
    return true;
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
    return true;
  }
}

/** `SHA-256` is `sha256` to node:crypto, but `SHA3-256` is `sha3-256`. */
function hashName(digest: string | undefined): string | null {
  return digest?.toLowerCase().replace(/^sha-/, 'sha') ?? null;
}
