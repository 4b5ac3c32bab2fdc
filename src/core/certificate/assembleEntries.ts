import { createPrivateKey, type KeyObject } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Ber, Tag } from './ber.ts';
import type { CertificateFacts, KeyStoreEntry } from './keyStore.ts';
import { publicKeyBits, publicKeyBitsOf } from './publicKeyBits.ts';
import type { BagAttributes, CertificateBag, KeyBag } from './readBags.ts';
import {
  type CertificateFields,
  readCertificate,
  readCertificateFields,
} from './readCertificate.ts';

/** A certificate with what ties it to keys and to other certificates. */
interface LinkedCertificate {
  attributes: BagAttributes;
  facts: CertificateFacts;
  publicKey: Buffer;
  /** Names and key identifiers are compared as hexadecimal. */
  subject: string;
  issuer: string;
  subjectKeyId: string | undefined;
  issuerKeyId: string | undefined;
}

/** Longest chain that is put together. Chains in the wild have two to five links. */
const CHAIN_LIMIT = 16;

/** Bags between two turns of the event loop: a trust store has hundreds. */
const SLICE = 16;

/**
 * Puts keys and certificates together: one entry per key with its leaf and the issuers of that, then those of the certificates that belong
 * to no key, both in the order of the file.
 *
 * @param areEntriesGiven whether each of the latter is an entry of its own; otherwise a leaf and its issuers are one
 * @throws BerError
 * @throws the reason of `signal`
 */
export async function assembleEntries(
  bags: readonly (KeyBag | CertificateBag)[],
  areEntriesGiven: boolean,
  signal: AbortSignal | undefined,
): Promise<KeyStoreEntry[]> {
  const keys: KeyBag[] = [];
  const certificates: LinkedCertificate[] = [];
  for await (const bag of inSlices(bags, signal)) {
    if (bag.kind === 'key') {
      keys.push(bag);
    } else {
      certificates.push(linkCertificate(bag));
    }
  }
  const issuers = bySubject(certificates);
  const entries: KeyStoreEntry[] = [];
  const seen = new Set<string>();
  const add = (entry: KeyStoreEntry) => {
    entries.push(entry);
    entry.certificates.forEach(facts => seen.add(fingerprint(facts)));
  };
  for await (const key of inSlices(keys, signal)) {
    add(keyEntry(key, certificates, issuers));
  }
  if (!areEntriesGiven) {
    const named = new Set(certificates.filter(isIssued).map(({ issuer }) => issuer));
    for (const leaf of certificates.filter(({ subject }) => !named.has(subject))) {
      if (!seen.has(fingerprint(leaf.facts))) {
        add(certificateEntry(leaf, chainOf(leaf, issuers)));
      }
    }
  }
  for (const certificate of certificates) {
    // Java keeps a certificate that is trusted by itself beside the copy in a key's chain.
    if (certificate.attributes.trusted || !seen.has(fingerprint(certificate.facts))) {
      add(certificateEntry(certificate, [certificate]));
    }
  }
  return entries;
}

async function* inSlices<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  for (const [index, item] of items.entries()) {
    yield item;
    if (index % SLICE === SLICE - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
}

function bySubject(
  certificates: readonly LinkedCertificate[],
): ReadonlyMap<string, LinkedCertificate[]> {
  const found = new Map<string, LinkedCertificate[]>();
  for (const certificate of certificates) {
    const alike = found.get(certificate.subject) ?? [];
    alike.push(certificate);
    found.set(certificate.subject, alike);
  }
  return found;
}

function fingerprint({ thumbprints }: CertificateFacts): string {
  return thumbprints.sha256;
}

/** Whether it names another one as its issuer. */
function isIssued({ subject, issuer }: LinkedCertificate): boolean {
  return subject !== issuer;
}

function certificateEntry(
  { attributes }: LinkedCertificate,
  chain: readonly LinkedCertificate[],
): KeyStoreEntry {
  return {
    alias: attributes.friendlyName,
    certificates: chain.map(({ facts }) => facts),
    ...(attributes.trusted ? { trusted: true } : {}),
  };
}

function keyEntry(
  { facts, pkcs8, attributes }: KeyBag,
  certificates: readonly LinkedCertificate[],
  issuers: ReadonlyMap<string, LinkedCertificate[]>,
): KeyStoreEntry {
  const privateKey = importKey(pkcs8);
  const leaf = findLeaf(attributes.localKeyId, privateKey, certificates);
  return {
    alias: attributes.friendlyName || (leaf?.attributes.friendlyName ?? ''),
    key: facts,
    ...(privateKey === undefined ? {} : { privateKey }),
    certificates: leaf === undefined ? [] : chainOf(leaf, issuers).map(link => link.facts),
  };
}

/** Undefined where this runtime's crypto lacks the algorithm: BoringSSL has no RSA-PSS, secp256k1 or brainpool keys. */
function importKey(pkcs8: Buffer): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

/**
 * The certificate that names the key's id, else one with its public key. Ids lie at times (two keys with the same one), so that
 * a certificate with the right public key comes before one with the right id.
 */
function findLeaf(
  localKeyId: string | undefined,
  privateKey: KeyObject | undefined,
  certificates: readonly LinkedCertificate[],
): LinkedCertificate | undefined {
  const publicKey = privateKey && publicKeyBitsOf(privateKey);
  const named = certificates.filter(
    ({ attributes }) => localKeyId !== undefined && attributes.localKeyId === localKeyId,
  );
  const fitting = [...named, ...certificates].find(
    certificate => publicKey !== undefined && certificate.publicKey.equals(publicKey),
  );
  return fitting ?? named[0];
}

/** The leaf, its issuer, and so on, as far as the file has them. */
function chainOf(
  leaf: LinkedCertificate,
  issuers: ReadonlyMap<string, LinkedCertificate[]>,
): LinkedCertificate[] {
  const chain = [leaf];
  for (let last = leaf; isIssued(last) && chain.length < CHAIN_LIMIT;) {
    const { issuer, issuerKeyId } = last;
    const candidates = (issuers.get(issuer) ?? []).filter(
      ({ facts }) => !chain.some(link => fingerprint(link.facts) === fingerprint(facts)),
    );
    const next =
      candidates.find(({ subjectKeyId }) => subjectKeyId === issuerKeyId) ?? candidates[0];
    if (next === undefined) {
      break;
    }
    chain.push(next);
    last = next;
  }
  return chain;
}

function linkCertificate({ der, attributes }: CertificateBag): LinkedCertificate {
  const fields = readCertificateFields(der);
  return {
    attributes,
    facts: readCertificate(der, fields),
    publicKey: publicKeyBits(fields.publicKeyInfo),
    subject: fields.subject.der().toString('hex'),
    issuer: fields.issuer.der().toString('hex'),
    subjectKeyId: keyId(fields, '2.5.29.14', id => id.octets()),
    issuerKeyId: keyId(fields, '2.5.29.35', authority =>
      authority
        .children()
        .find(({ tag }) => tag === Tag.context(0))
        ?.octets(Tag.context(0)),
    ),
  };
}

/** Key identifiers only choose among issuers of the same name: a broken one is no reason to refuse the certificate. */
function keyId(
  { extensions }: CertificateFields,
  wanted: string,
  read: (value: Ber) => Buffer | undefined,
): string | undefined {
  try {
    const extension = extensions.find(({ oid }) => oid === wanted);
    return extension && read(Ber.read(extension.value))?.toString('hex');
  } catch {
    return undefined;
  }
}
