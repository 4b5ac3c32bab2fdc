import { createHash, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { iterateSha1 } from './iterateSha1.ts';

/** Hash names with the block size of each in bytes. */
const BLOCK_SIZES = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 } as const;

export type Digest = keyof typeof BLOCK_SIZES;

/** Hash names with the length of each result in bytes. */
export const DIGEST_SIZES = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;

/** What the derived bytes are for. */
export const Purpose = { key: 1, iv: 2, mac: 3 } as const;

/** Rounds between two turns of the event loop: 1-10 ms. */
const SLICE = 8192;

export interface Pkcs12Parameters {
  digest: Digest;
  /** The passphrase as BMPString with its terminator, or no bytes for an absent one. */
  secret: Uint8Array;
  salt: Uint8Array;
  iterations: number;
  purpose: (typeof Purpose)[keyof typeof Purpose];
  /** Of the result, in bytes. */
  length: number;
}

/**
 * The key derivation of PKCS#12, in slices that leave the event loop free.
 *
 * @throws the reason of `signal`
 * @see RFC 7292 appendix B.2
 */
export async function derivePkcs12Key(
  input: Pkcs12Parameters,
  signal?: AbortSignal,
): Promise<Buffer> {
  const size = BLOCK_SIZES[input.digest];
  const diversifier = Buffer.alloc(size, input.purpose);
  const material = Buffer.concat([repeated(input.salt, size), repeated(input.secret, size)]);
  const blocks: Buffer[] = [];
  for (let produced = 0; produced < input.length;) {
    const start = createHash(input.digest).update(diversifier).update(material).digest();
    const block = await iterate(input.digest, start, input.iterations - 1, signal);
    blocks.push(block);
    produced += block.length;
    addToEach(material, repeated(block, size).subarray(0, size));
  }
  return Buffer.concat(blocks).subarray(0, input.length);
}

/** Hashes `block` `rounds` times over. */
async function iterate(
  digest: Digest,
  block: Buffer,
  rounds: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  for (let left = rounds; left > 0; left -= SLICE) {
    hashRepeatedly(digest, block, Math.min(left, SLICE));
    await setImmediate();
    signal?.throwIfAborted();
  }
  return block;
}

function hashRepeatedly(digest: Digest, block: Buffer, rounds: number): void {
  if (digest === 'sha1') {
    iterateSha1(block, rounds);
    return;
  }
  for (let left = rounds; left > 0; left--) {
    // The one-shot hash into a string is three times as fast as a Hash object: nothing is allocated outside the heap.
    block.write(hash(digest, block, 'binary'), 'binary');
  }
}

/** `bytes` again and again up to a multiple of `size`; no bytes stay no bytes. */
function repeated(bytes: Uint8Array, size: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / size) * size, bytes);
}

/** Adds `summand` and one to every block of `material`, big-endian, modulo its size. */
function addToEach(material: Buffer, summand: Uint8Array): void {
  for (let start = 0; start < material.length; start += summand.length) {
    let carry = 1;
    for (let index = summand.length - 1; index >= 0; index--) {
      carry += (material[start + index] ?? 0) + (summand[index] ?? 0);
      material[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
