import { createCipheriv } from 'node:crypto';
import { Der } from './der.ts';
import { derivePbkdf2Key } from './derivePbkdf2Key.ts';

const KEY_LENGTH = 32;
const SALT_LENGTH = 16;
const IV_LENGTH = 16;

/**
 * Encrypts with a passphrase: AES-256-CBC, PBKDF2 with HMAC-SHA-256.
 *
 * @param secret the passphrase's bytes
 * @returns the AlgorithmIdentifier and the ciphertext
 * @throws the reason of `signal`
 * @see RFC 8018 section 6.2
 */
export async function encryptPbes2(
  plain: Uint8Array,
  secret: Uint8Array,
  iterations: number,
  randomBytes: (size: number) => Uint8Array,
  signal?: AbortSignal,
): Promise<{ algorithm: Buffer; ciphertext: Buffer }> {
  const salt = Buffer.from(randomBytes(SALT_LENGTH));
  const iv = randomBytes(IV_LENGTH);
  const pbkdf2 = { salt, iterations, digest: 'sha256' } as const;
  const key = await derivePbkdf2Key(pbkdf2, secret, KEY_LENGTH, signal);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  const derivation = Der.sequence(
    Der.oid('1.2.840.113549.1.5.12'),
    Der.sequence(
      Der.octetString(salt),
      Der.integer(iterations),
      Der.sequence(Der.oid('1.2.840.113549.2.9'), Der.null),
    ),
  );
  const scheme = Der.sequence(Der.oid('2.16.840.1.101.3.4.1.42'), Der.octetString(iv));
  return {
    algorithm: Der.sequence(Der.oid('1.2.840.113549.1.5.13'), Der.sequence(derivation, scheme)),
    ciphertext,
  };
}
