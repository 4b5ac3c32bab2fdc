import { createHash, timingSafeEqual } from 'node:crypto';
import { Ber, BerError, ELEMENT_LIMIT } from './ber.ts';
import { type OpenContext, unsupported } from './openContext.ts';

/** A private key or a certificate that is trusted by itself, as it stands in the file. */
export interface JksEntry {
  alias: string;
  /** Encrypted by the key protector of Java; undefined for a certificate. */
  protectedKey: Buffer | undefined;
  /** DER, leaf first. */
  certificates: Buffer[];
}

const KEY_PROTECTOR = '1.3.6.1.4.1.42.2.17.1.1';
const DIGEST_SIZE = 20;

/** Whether the first bytes are those of a JKS key store. */
export function looksLikeJks(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0xfeedfeed);
}

/** Whether the first bytes are those of a JCEKS key store, of the same shape but with other ciphers. */
export function looksLikeJceks(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0xcececece);
}

function startsWith(bytes: Uint8Array, magic: number): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === magic.toString(16);
}

/**
 * Reads a Java key store as far as it can be read without a passphrase.
 *
 * @throws AppError `keystore/unsupported-algorithm`
 * @throws BerError
 * @see sun.security.provider.JavaKeyStore of the JDK
 */
export function readJks(bytes: Uint8Array, context: OpenContext): JksEntry[] {
  const reader = new Reader(bytes.subarray(4, Math.max(4, bytes.length - DIGEST_SIZE)));
  const version = reader.number();
  const readCertificate = () => {
    if (version === 2) {
      reader.text();
    }
    return reader.take(reader.number());
  };
  const entries = repeat(reader.number(), (): JksEntry => {
    const isKey = reader.number() === 1;
    const alias = reader.text();
    reader.take(8); // when it was made
    if (!isKey) {
      return { alias, protectedKey: undefined, certificates: [readCertificate()] };
    }
    const [algorithm, ciphertext] = Ber.read(reader.take(reader.number())).children();
    const oid = algorithm?.children()[0]?.oid();
    if (oid === undefined || ciphertext === undefined) {
      throw new BerError('malformed', 'no EncryptedPrivateKeyInfo');
    }
    if (oid !== KEY_PROTECTOR) {
      throw unsupported(oid, context);
    }
    const certificates = repeat(reader.number(), readCertificate);
    return { alias, protectedKey: ciphertext.octets(), certificates };
  });
  if (!reader.isAtEnd) {
    throw new BerError('malformed', 'bytes after the last entry');
  }
  return entries;
}

/** Whether the key store is as it was when it was sealed with this secret. */
export function isJksSealed(bytes: Uint8Array, secret: Uint8Array): boolean {
  const [contents, digest] = [bytes.subarray(0, -DIGEST_SIZE), bytes.subarray(-DIGEST_SIZE)];
  return timingSafeEqual(digest, sha1(secret, Buffer.from('Mighty Aphrodite'), contents));
}

/**
 * Decrypts what Java's key protector has encrypted.
 *
 * @param secret the passphrase in UTF-16, big-endian
 * @returns PKCS#8, or undefined where the secret is wrong
 */
export function unprotectJksKey(protectedKey: Buffer, secret: Uint8Array): Buffer | undefined {
  const plain = Buffer.from(protectedKey.subarray(DIGEST_SIZE, -DIGEST_SIZE));
  let pad = protectedKey.subarray(0, DIGEST_SIZE);
  for (let offset = 0; offset < plain.length; offset++) {
    const place = offset % DIGEST_SIZE;
    if (place === 0) {
      pad = sha1(secret, pad);
    }
    plain[offset] = (plain[offset] ?? 0) ^ (pad[place] ?? 0);
  }
  return sha1(secret, plain).equals(protectedKey.subarray(-DIGEST_SIZE)) ? plain : undefined;
}

function sha1(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1');
  for (const part of parts) {
    hash.update(part);
  }
  return hash.digest();
}

function repeat<T>(count: number, read: () => T): T[] {
  if (count > ELEMENT_LIMIT) {
    throw new BerError('elements', 'too many entries');
  }
  return Array.from({ length: count }, read);
}

/** Reads Java's DataOutput. */
class Reader {
  #rest: Buffer;

  constructor(bytes: Uint8Array) {
    this.#rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }

  take(length: number): Buffer {
    if (length > this.#rest.length) {
      throw new BerError('malformed', 'a key store that ends too early');
    }
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  number(): number {
    return this.take(4).readUInt32BE();
  }

  /** In Java's own UTF-8, which spells characters beyond 16 bits, and none, in two halves. */
  text(): string {
    const bytes = this.take(this.take(2).readUInt16BE());
    const units: number[] = [];
    for (let at = 0; at < bytes.length;) {
      const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
      const length = one < 0x80 ? 1 : one < 0xe0 ? 2 : 3;
      units.push(
        length === 1
          ? one
          : length === 2
            ? ((one & 0x1f) << 6) | (two & 0x3f)
            : ((one & 0x0f) << 12) | ((two & 0x3f) << 6) | (three & 0x3f),
      );
      at += length;
    }
    return String.fromCharCode(...units);
  }
}
