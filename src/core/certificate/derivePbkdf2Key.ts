import { pbkdf2 } from 'node:crypto';
import { type Ber, BerError, Tag } from './ber.ts';
import type { Digest } from './derivePkcs12Key.ts';
import { type OpenContext, readIterations, unsupported } from './openContext.ts';

const HMAC_DIGESTS: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

export interface Pbkdf2Parameters {
  salt: Buffer;
  iterations: number;
  digest: Digest;
  /** In bytes, where the file tells it. */
  keyLength?: number;
}

/**
 * Reads which hash an HMAC algorithm uses.
 *
 * @throws AppError `keystore/unsupported-algorithm`
 * @throws BerError
 */
export function readHmacDigest(algorithm: Ber | undefined, context: OpenContext): Digest {
  const oid = algorithm?.children()[0]?.oid();
  if (oid === undefined) {
    throw new BerError('malformed', 'no HMAC algorithm');
  }
  const digest = HMAC_DIGESTS[oid];
  if (digest === undefined) {
    throw unsupported(oid, context);
  }
  return digest;
}

/**
 * Reads the key derivation of PBES2 or PBMAC1.
 *
 * @param derivation AlgorithmIdentifier
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 * @see RFC 8018 appendix A.2
 */
export function readPbkdf2(derivation: Ber | undefined, context: OpenContext): Pbkdf2Parameters {
  const [identifier, parameters] = derivation?.children() ?? [];
  const oid = identifier?.oid();
  if (oid !== undefined && oid !== '1.2.840.113549.1.5.12') {
    throw unsupported(oid, context);
  }
  const [salt, iterations, ...optional] = parameters?.children() ?? [];
  if (salt === undefined || iterations === undefined) {
    throw new BerError('malformed', 'no PBKDF2-params');
  }
  const keyLength = optional.find(({ tag }) => tag === Tag.integer)?.count();
  const prf = optional.find(({ tag }) => tag === Tag.sequence);
  return {
    salt: salt.octets(),
    iterations: readIterations(iterations, context),
    digest: prf === undefined ? 'sha1' : readHmacDigest(prf, context),
    ...(keyLength === undefined ? {} : { keyLength }),
  };
}

/**
 * PBKDF2 off the event loop.
 *
 * @param length of the key in bytes
 * @throws the reason of `signal`, at once: what the thread pool has begun it finishes unheard
 */
export function derivePbkdf2Key(
  { salt, iterations, digest }: Pbkdf2Parameters,
  secret: Uint8Array,
  length: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    pbkdf2(secret, salt, iterations, length, digest, (error, key) => {
      signal?.removeEventListener('abort', abort);
      if (error) {
        reject(error);
      } else {
        resolve(key);
      }
    });
  });
}
