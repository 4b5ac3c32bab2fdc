import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

const SALT = Buffer.from('salt of the tests');
const IV = Buffer.alloc(16, 7);
const ITERATIONS = 1000;

/** One DER element. */
export function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const value = Buffer.concat(contents);
  const length =
    value.length < 0x80
      ? Buffer.of(value.length)
      : Buffer.of(0x82, value.length >> 8, value.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, value]);
}

export const sequence = (...elements: Uint8Array[]): Buffer => der(0x30, ...elements);

/** An OBJECT IDENTIFIER of small first arcs. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap(arc => {
    const digits = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left & 0x7f) | 0x80);
    }
    return digits;
  });
  return der(0x06, Buffer.from(bytes));
}

const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
const integer = (value: number): Buffer => der(0x02, Buffer.of(value >> 8, value & 0xff));
const data = (content: Uint8Array): Buffer =>
  sequence(oid('1.2.840.113549.1.7.1'), der(0xa0, octets(content)));

const HMAC_SHA256 = sequence(oid('1.2.840.113549.2.9'));

function pbkdf2Algorithm(keyLength: number): Buffer {
  return sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(octets(SALT), integer(ITERATIONS), integer(keyLength), HMAC_SHA256),
  );
}

/** A SafeBag of one of the standard's types, 1 (keyBag) to 6 (safeContentsBag). */
export function bag(type: number, value: Uint8Array): Buffer {
  return sequence(oid(`1.2.840.113549.1.12.10.1.${type}`), der(0xa0, value));
}

/** A certificate bag. */
export function certificateBag(certificate: Uint8Array): Buffer {
  return bag(3, sequence(oid('1.2.840.113549.1.9.22.1'), der(0xa0, octets(certificate))));
}

/** A private key encrypted with PBES2, AES-256-CBC, under these very bytes. */
export function shroudedKeyBag(pkcs8: Uint8Array, secret: Uint8Array): Buffer {
  const key = pbkdf2Sync(secret, SALT, ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, IV);
  const scheme = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(IV));
  return bag(
    2,
    sequence(
      sequence(oid('1.2.840.113549.1.5.13'), sequence(pbkdf2Algorithm(32), scheme)),
      octets(Buffer.concat([cipher.update(pkcs8), cipher.final()])),
    ),
  );
}

/** A PFX of open bags, sealed with PBMAC1 (RFC 9579) under `seal` where that is given. */
export function buildPfx(bags: readonly Uint8Array[], seal?: string): Buffer {
  const contents = sequence(data(sequence(...bags)));
  const head = [der(0x02, Buffer.of(3)), data(contents)];
  if (seal === undefined) {
    return sequence(...head);
  }
  const key = pbkdf2Sync(seal, SALT, ITERATIONS, 32, 'sha256');
  const digest = createHmac('sha256', key).update(contents).digest();
  const algorithm = sequence(
    oid('1.2.840.113549.1.5.14'),
    sequence(pbkdf2Algorithm(32), HMAC_SHA256),
  );
  const macData = sequence(sequence(algorithm, octets(digest)), octets(Buffer.from('NOT USED')));
  return sequence(...head, macData);
}
