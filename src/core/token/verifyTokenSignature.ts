import { X509Certificate, type KeyObject } from 'node:crypto';
import { compactVerify, errors } from 'jose';

/** What a public key can verify. A shared secret is none: whoever knows the key could sign. @see RFC 8725 section 3.1 */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/**
 * Whether a key made the signature of a token. False for every token and key that do not fit each other.
 *
 * @param compact JWS in compact serialisation
 * @see RFC 7515 section 5.2
 */
export async function verifyTokenSignature(
  compact: string,
  publicKey: KeyObject,
): Promise<boolean> {
  try {
    await compactVerify(compact, publicKey, { algorithms: ALGORITHMS });
    return true;
  } catch (error) {
    // A key of another type, size or curve than the algorithm's is one of the latter two.
    if (
      error instanceof errors.JOSEError ||
      error instanceof TypeError ||
      error instanceof DOMException
    ) {
      return false;
    }
    throw error;
  }
}

/** The public key in a certificate; undefined where this runtime's crypto cannot use it. */
export function publicKeyIn(certificate: Uint8Array): KeyObject | undefined {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return undefined;
  }
}
