import { generateKeyPair as generate, type KeyObject } from 'node:crypto';

/** A key that the portal documents for self-signed certificates. */
export type NewKey =
  { type: 'RSA'; bits: 2048 | 3072 | 4096 } | { type: 'EC'; curve: 'P-384' | 'P-521' };

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/**
 * Makes a key pair off the event loop: an EC key within 10 ms, RSA of 4096 bits in 1-10 seconds.
 *
 * @throws the reason of `signal`, at once: what the thread pool has begun it finishes unheard, and the keys are dropped
 */
export function generateKeyPair(key: NewKey, signal?: AbortSignal): Promise<KeyPair> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const done = (error: Error | null, publicKey: KeyObject, privateKey: KeyObject) => {
      signal?.removeEventListener('abort', abort);
      if (error) {
        reject(error);
      } else {
        resolve({ privateKey, publicKey });
      }
    };
    if (key.type === 'RSA') {
      generate('rsa', { modulusLength: key.bits }, done);
    } else {
      generate('ec', { namedCurve: key.curve }, done);
    }
  });
}
