import { setImmediate } from 'node:timers/promises';
import rc2 from 'node-forge/lib/rc2.js';
import util from 'node-forge/lib/util.js';

/** Bytes given to the cipher at once: the time it takes grows with the square of them. */
const CHUNK = 512;

/** Chunks between two turns of the event loop: the cipher is plain JavaScript. */
const SLICE = 16;

/**
 * Undoes RC2-CBC with PKCS#7 padding, which neither OpenSSL 3 nor BoringSSL can.
 *
 * @param key as long as its effective bits: 5 or 16 bytes in PKCS#12
 * @returns undefined where the padding is not intact
 * @throws the reason of `signal`
 * @see RFC 2268
 */
export async function decryptRc2(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
  signal?: AbortSignal,
): Promise<Buffer | undefined> {
  if (ciphertext.length === 0 || ciphertext.length % 8 !== 0) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  for (let start = 0; start < ciphertext.length; start += CHUNK) {
    const cipher = rc2.createDecryptionCipher(binary(key), key.length * 8);
    // In CBC a chunk's initialisation vector is the block before it.
    cipher.start(binary(start === 0 ? iv : ciphertext.subarray(start - 8, start)));
    cipher.update(util.createBuffer(binary(ciphertext.subarray(start, start + CHUNK))));
    chunks.push(Buffer.from(cipher.output.getBytes(), 'latin1'));
    if (chunks.length % SLICE === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
  const padded = Buffer.concat(chunks);
  const padding = padded.at(-1) ?? 0;
  const intact =
    padding >= 1 && padding <= 8 && padded.subarray(-padding).every(byte => byte === padding);
  return intact ? padded.subarray(0, -padding) : undefined;
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
