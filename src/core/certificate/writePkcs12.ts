import { createHmac, type KeyObject } from 'node:crypto';
import { Der } from './der.ts';
import { derivePkcs12Key, Purpose } from './derivePkcs12Key.ts';
import { encryptPbes2 } from './encryptPbes2.ts';
import { type PassphraseForm, passphraseForms } from './passphraseForms.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** Of the encryption and of the seal, as many as keytool writes: what OpenSSL, Java, Windows, GnuTLS and NSS open alike. */
const ITERATIONS = 10_000;

const MAC_LENGTH = 32;
const MAC_SALT_LENGTH = 16;

/** Oracle's attribute for a certificate that Java trusts, for any use. */
const TRUSTED = attribute('2.16.840.1.113894.746875.1.1', Der.oid('2.5.29.37.0'));

/** What one alias stands for: a private key with its certificates, or certificates alone. An entry of a key store that was read will do. */
export interface Pkcs12Entry {
  /** `''` for none. */
  alias: string;
  privateKey?: KeyObject;
  /** In DER, leaf first. */
  certificates: readonly { der: Uint8Array }[];
  /** Whether Java is to trust the certificate, which has no key, by itself; otherwise Java does not list it. */
  trusted?: boolean;
}

/** What writing needs from outside. */
export interface WriteOptions {
  randomBytes: (size: number) => Uint8Array;
  signal?: AbortSignal;
}

/** Whether every program reads a passphrase alike: printable ASCII, and not empty. Java refuses others outright. */
export function isPortablePassphrase(passphrase: string): boolean {
  return /^[\x20-\x7e]+$/.test(passphrase);
}

/**
 * Writes a PKCS#12 key store in the form that every tool opens: PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256, sealed with HMAC-SHA-256.
 * Nothing in it lies open, certificates included. Keys and what is derived from the passphrase are wiped from memory.
 *
 * An entry that was read from a file but whose key this runtime could not import has no `privateKey`: it would lose its key here, so look
 * first.
 *
 * @throws RangeError where {@link isPortablePassphrase} says no: ask first
 * @throws the reason of `options.signal`
 * @see RFC 7292
 */
export async function writePkcs12(
  entries: readonly Pkcs12Entry[],
  passphrase: string,
  options: WriteOptions,
): Promise<Buffer> {
  if (!isPortablePassphrase(passphrase)) {
    throw new RangeError('a passphrase that not every program reads alike');
  }
  const [form] = passphraseForms(passphrase) as [PassphraseForm];
  try {
    const certificates = certificateBags(entries);
    const keys = await keyBags(entries, form, options);
    const contents = Der.sequence(
      ...(certificates.length === 0 ? [] : [await encryptBags(certificates, form, options)]),
      ...(keys.length === 0 ? [] : [contentInfo(DATA, Der.octetString(Der.sequence(...keys)))]),
    );
    return Der.sequence(
      Der.integer(3),
      contentInfo(DATA, Der.octetString(contents)),
      await seal(contents, form, options),
    );
  } finally {
    form.pkcs12.fill(0);
    form.pkcs5[0].fill(0);
  }
}

async function keyBags(
  entries: readonly Pkcs12Entry[],
  { pkcs5: [secret] }: PassphraseForm,
  { randomBytes, signal }: WriteOptions,
): Promise<Buffer[]> {
  const bags: Buffer[] = [];
  for (const [index, { alias, privateKey }] of entries.entries()) {
    if (privateKey === undefined) {
      continue;
    }
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
    try {
      const encrypted = await encryptPbes2(pkcs8, secret, ITERATIONS, randomBytes, signal);
      const info = Der.sequence(encrypted.algorithm, Der.octetString(encrypted.ciphertext));
      bags.push(bag(2, info, [...friendlyName(alias), localKeyId(index)]));
    } finally {
      pkcs8.fill(0);
    }
  }
  return bags;
}

/** Leaves with the name and number of their key, then the rest of the chains, each certificate once. */
function certificateBags(entries: readonly Pkcs12Entry[]): Buffer[] {
  const bags: Buffer[] = [];
  const issuers = new Map<string, Uint8Array>();
  for (const [index, { alias, privateKey, certificates, trusted }] of entries.entries()) {
    const [leaf, ...chain] = certificates;
    if (leaf !== undefined) {
      bags.push(
        certificateBag(leaf.der, [
          ...friendlyName(alias),
          ...(privateKey === undefined ? [] : [localKeyId(index)]),
          ...(trusted === true ? [TRUSTED] : []),
        ]),
      );
    }
    for (const { der } of chain) {
      issuers.set(Buffer.from(der).toString('latin1'), der);
    }
  }
  return [...bags, ...[...issuers.values()].map(der => certificateBag(der, []))];
}

function certificateBag(der: Uint8Array, attributes: Buffer[]): Buffer {
  const x509Certificate = Der.oid('1.2.840.113549.1.9.22.1');
  return bag(3, Der.sequence(x509Certificate, Der.context(0, Der.octetString(der))), attributes);
}

/** @param type 2 for an encrypted key, 3 for a certificate (RFC 7292 section 4.2) */
function bag(type: 2 | 3, value: Buffer, attributes: Buffer[]): Buffer {
  return Der.sequence(
    Der.oid(`1.2.840.113549.1.12.10.1.${type}`),
    Der.context(0, value),
    ...(attributes.length === 0 ? [] : [Der.set(...attributes)]),
  );
}

function attribute(type: string, value: Buffer): Buffer {
  return Der.sequence(Der.oid(type), Der.set(value));
}

function friendlyName(alias: string): Buffer[] {
  return alias === '' ? [] : [attribute('1.2.840.113549.1.9.20', Der.bmpString(alias))];
}

/** Ties a key to its leaf: the number of the entry, as no two have the same. */
function localKeyId(index: number): Buffer {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(index + 1);
  return attribute('1.2.840.113549.1.9.21', Der.octetString(id));
}

async function encryptBags(
  bags: Buffer[],
  { pkcs5: [secret] }: PassphraseForm,
  { randomBytes, signal }: WriteOptions,
): Promise<Buffer> {
  const plain = Der.sequence(...bags);
  const encrypted = await encryptPbes2(plain, secret, ITERATIONS, randomBytes, signal);
  const content = Der.sequence(
    Der.oid(DATA),
    encrypted.algorithm,
    Der.implicitOctets(0, encrypted.ciphertext),
  );
  return contentInfo(ENCRYPTED_DATA, Der.sequence(Der.integer(0), content));
}

function contentInfo(type: string, content: Buffer): Buffer {
  return Der.sequence(Der.oid(type), Der.context(0, content));
}

/** MacData over the contents. */
async function seal(
  contents: Uint8Array,
  { pkcs12: secret }: PassphraseForm,
  { randomBytes, signal }: WriteOptions,
): Promise<Buffer> {
  const salt = randomBytes(MAC_SALT_LENGTH);
  const key = await derivePkcs12Key(
    {
      digest: 'sha256',
      secret,
      salt,
      iterations: ITERATIONS,
      purpose: Purpose.mac,
      length: MAC_LENGTH,
    },
    signal,
  );
  const digest = createHmac('sha256', key).update(contents).digest();
  key.fill(0);
  const algorithm = Der.sequence(Der.oid('2.16.840.1.101.3.4.2.1'), Der.null);
  return Der.sequence(
    Der.sequence(algorithm, Der.octetString(digest)),
    Der.octetString(salt),
    Der.integer(ITERATIONS),
  );
}
