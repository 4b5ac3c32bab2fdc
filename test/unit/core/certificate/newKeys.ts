import { randomBytes } from 'node:crypto';
import { createCertificate } from '../../../../src/core/certificate/createCertificate.ts';
import type { Subject } from '../../../../src/core/certificate/encodeSubject.ts';
import {
  generateKeyPair,
  type KeyPair,
  type NewKey,
} from '../../../../src/core/certificate/generateKeyPair.ts';
import type { SignatureDigest } from '../../../../src/core/certificate/signStructure.ts';
import { writePkcs12 } from '../../../../src/core/certificate/writePkcs12.ts';

export const PASSPHRASE = `printable \\ "ASCII" & more ~ 1234`;
export const ALIAS = 'FLA sleutel of clé №1';
export const NOW = new Date('2026-11-21T12:00:00.987Z');
export const NOT_AFTER = new Date('2029-11-21T12:00:00Z');

export const SUBJECT: Subject = {
  commonName: 'FLA, test',
  organization: 'Société Exemple & Zoon',
  enterpriseNumber: '0123456749',
  country: 'BE',
};

/** The same as the reader writes it (RFC 4514). */
export const SUBJECT_TEXT =
  'CN=FLA\\, test,organizationIdentifier=NTRBE-0123456749,O=Société Exemple & Zoon,C=BE';

/** The five kinds of key that are offered, each with a hash of its signatures. */
export const KINDS: readonly { name: string; key: NewKey; digest: SignatureDigest }[] = [
  { name: 'RSA-2048', key: { type: 'RSA', bits: 2048 }, digest: 'sha256' },
  { name: 'RSA-3072', key: { type: 'RSA', bits: 3072 }, digest: 'sha384' },
  { name: 'RSA-4096', key: { type: 'RSA', bits: 4096 }, digest: 'sha512' },
  { name: 'P-384', key: { type: 'EC', curve: 'P-384' }, digest: 'sha384' },
  { name: 'P-521', key: { type: 'EC', curve: 'P-521' }, digest: 'sha512' },
];

/** What one kind of key came to. */
export interface Made {
  keys: KeyPair;
  certificate: Buffer;
  pfx: Buffer;
}

const made = new Map<string, Promise<Made>>();

/** A key of one of the {@link KINDS}, its certificate and its key store; made once for all tests, as RSA-4096 takes seconds. */
export function make(name: string): Promise<Made> {
  const known = made.get(name) ?? makeAnew(name);
  made.set(name, known);
  return known;
}

async function makeAnew(name: string): Promise<Made> {
  const { key, digest } = KINDS.find(kind => kind.name === name)!;
  const keys = await generateKeyPair(key);
  const certificate = await createCertificate(
    { subject: SUBJECT, keys, digest, now: NOW, notAfter: NOT_AFTER },
    randomBytes,
  );
  const entry = {
    alias: ALIAS,
    privateKey: keys.privateKey,
    certificates: [{ der: certificate }],
  };
  return { keys, certificate, pfx: await writePkcs12([entry], PASSPHRASE, { randomBytes }) };
}

/** In milliseconds: enough for an RSA key of 4096 bits on a machine that has much else to do. */
export const SLOW = 120_000;
