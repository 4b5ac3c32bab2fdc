import { createPublicKey, type KeyObject } from 'node:crypto';
import { Ber, BerError } from './ber.ts';

/**
 * The bits of a public key. The algorithm beside them is left out: an RSA key may be named with or without PSS parameters.
 *
 * @param info SubjectPublicKeyInfo
 * @throws BerError
 */
export function publicKeyBits(info: Ber): Buffer {
  const key = info.children()[1];
  if (key === undefined) {
    throw new BerError('malformed', 'no SubjectPublicKeyInfo');
  }
  return key.bits();
}

/** The bits of the public half of a private key, or undefined where this runtime's crypto cannot tell them. */
export function publicKeyBitsOf(privateKey: KeyObject): Buffer | undefined {
  try {
    const info = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    return publicKeyBits(Ber.read(info));
  } catch {
    return undefined;
  }
}
