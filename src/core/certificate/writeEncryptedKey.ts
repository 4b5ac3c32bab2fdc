import type { KeyObject } from 'node:crypto';
import { Der } from './der.ts';
import { encodePem } from './encodePem.ts';
import { encryptPbes2 } from './encryptPbes2.ts';

/** As many as `openssl pkcs8` and the key stores written here use at least. */
const ITERATIONS = 10_000;

/**
 * Writes a private key alone, encrypted: PKCS#8 in PEM, PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256.
 *
 * @throws the reason of `options.signal`
 * @see RFC 5958 section 3
 */
export async function writeEncryptedKey(
  privateKey: KeyObject,
  passphrase: string,
  options: { randomBytes: (size: number) => Uint8Array; signal?: AbortSignal },
): Promise<string> {
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    const { algorithm, ciphertext } = await encryptPbes2(
      plain,
      Buffer.from(passphrase),
      ITERATIONS,
      options.randomBytes,
      options.signal,
    );
    const info = Der.sequence(algorithm, Der.octetString(ciphertext));
    return encodePem('ENCRYPTED PRIVATE KEY', info);
  } finally {
    plain.fill(0);
  }
}
