import type { CertificateFacts, KeyFacts, KeyStoreEntry } from './keyStore.ts';
import { belongTogether, describeKey } from './selectSigningKey.ts';

/** What each criterion looked at. */
export interface PortalFacts {
  'portal/key-algorithm': {
    /** Reads like `RSA-2048`, `P-384` or `Ed25519`. */
    key: string;
    /** EC is on the list, but no client is known that signs with it on the portal (facts A3). */
    unproven: boolean;
  };
  'portal/key-size': { key: string; type: KeyFacts['type'] };
  'portal/signature-digest': {
    /** Name of the certificate's signature algorithm; absent without a certificate. */
    algorithm?: string;
    digest?: string;
  };
  'portal/key-usage': {
    /** Absent where the certificate has no such extension, and without a certificate. */
    keyUsage?: string[];
  };
  'portal/expired': { notAfter?: Date };
  'portal/not-yet-valid': { notBefore?: Date };
  'portal/key-mismatch': { key?: string; certified?: string };
  'portal/no-private-key': { key?: string };
  'portal/shared-between-environments': {
    /** Names of the other environments. */
    environments: string[];
  };
}

export type PortalCode = keyof PortalFacts;

export type PortalVerdict = 'pass' | 'fail' | 'unknown';

/**
 * Why a criterion cannot be judged. `not-self-signed`: it is missed, but it is documented for self-signed certificates alone.
 * `not-listed`: the documents name no value for this algorithm. `unreadable-key`: this runtime's crypto lacks the key's algorithm.
 * `undocumented`: nothing is known about it for this service. `certificate-file`: the file is of a kind that holds certificates alone, as the
 * one for the upload does, so that a missing key says nothing.
 */
export type PortalDoubt =
  | 'not-self-signed'
  | 'not-listed'
  | 'no-certificate'
  | 'no-private-key'
  | 'unreadable-key'
  | 'undocumented'
  | 'certificate-file';

/** The outcome of one criterion. */
export type PortalFindingOf<C extends PortalCode> = { code: C; facts: PortalFacts[C] } & (
  { verdict: 'pass' | 'fail'; doubt?: never } | { verdict: 'unknown'; doubt: PortalDoubt }
);

export type PortalFinding = { [C in PortalCode]: PortalFindingOf<C> }[PortalCode];

const RSA_SIZES = [2048, 3072, 4096];
const CURVES = ['P-384', 'P-521'];
const DIGESTS = ['SHA-256', 'SHA-384', 'SHA-512'];

type Judgement = { verdict: 'pass' | 'fail' } | { verdict: 'unknown'; doubt: PortalDoubt };

/**
 * Compares a key and its certificate with what the portal's documents ask for: one finding per criterion, always in the same order.
 *
 * The table of key, digest and usage is documented for self-signed certificates: one that an authority issued misses it with `unknown`, never
 * with `fail`.
 *
 * @param context.otherEnvironments names of the environments that use the same certificate too, the account's own left out. Where nobody looked
 *   for them, there is no finding about them.
 * @param context.isCertificateFile the file holds certificates alone by its kind (`.cer`, `.p7b`)
 * @see the portal's guide "REST-API-Kanal erstellen", 4.4.1 (table of criteria); facts D
 */
export function checkForPortal(
  entry: KeyStoreEntry,
  context: { now: Date; otherEnvironments?: readonly string[]; isCertificateFile?: boolean },
): PortalFinding[] {
  const [certificate] = entry.certificates;
  const { now, otherEnvironments, isCertificateFile = false } = context;
  return [
    ...checkKey(entry, certificate),
    checkDigest(certificate),
    checkKeyUsage(certificate),
    checkExpired(certificate, now),
    checkNotYetValid(certificate, now),
    checkMatch(entry, certificate, isCertificateFile),
    {
      code: 'portal/no-private-key',
      facts: entry.key === undefined ? {} : { key: describeKey(entry.key) },
      ...(entry.key === undefined && isCertificateFile
        ? { verdict: 'unknown', doubt: 'certificate-file' }
        : { verdict: entry.key === undefined ? 'fail' : 'pass' }),
    },
    ...(otherEnvironments === undefined ? [] : [checkShared(otherEnvironments)]),
  ];
}

/**
 * The verdict on the whole: the worst of all. What is undocumented, and what the kind of file leaves open, does not count.
 */
export function portalVerdict(findings: readonly PortalFinding[]): PortalVerdict {
  if (findings.some(({ verdict }) => verdict === 'fail')) {
    return 'fail';
  }
  return findings.some(({ verdict, doubt }) => verdict === 'unknown' && counts(doubt))
    ? 'unknown'
    : 'pass';
}

/** A certificate file lacks the key, and so what the key is compared with, by its nature. */
function counts(doubt: PortalDoubt | undefined): boolean {
  return doubt !== 'undocumented' && doubt !== 'certificate-file';
}

function checkKey(
  entry: KeyStoreEntry,
  certificate: CertificateFacts | undefined,
): [PortalFindingOf<'portal/key-algorithm'>, PortalFindingOf<'portal/key-size'>] {
  const facts: KeyFacts = certificate?.key ?? entry.key ?? { type: 'unknown' };
  const { type, bits = 0, curve = '' } = facts;
  const key = describeKey(facts);
  const isListed = type === 'RSA' || type === 'EC';
  return [
    {
      code: 'portal/key-algorithm',
      facts: { key, unproven: type === 'EC' },
      ...ofTable(isListed, certificate),
    },
    {
      code: 'portal/key-size',
      facts: { key, type },
      ...(isListed
        ? ofTable(type === 'RSA' ? RSA_SIZES.includes(bits) : CURVES.includes(curve), certificate)
        : { verdict: 'unknown', doubt: 'not-listed' }),
    },
  ];
}

function checkDigest(
  certificate: CertificateFacts | undefined,
): PortalFindingOf<'portal/signature-digest'> {
  const code = 'portal/signature-digest';
  if (certificate === undefined) {
    return { code, facts: {}, verdict: 'unknown', doubt: 'no-certificate' };
  }
  const { signatureAlgorithm: algorithm, signatureDigest: digest } = certificate;
  if (digest === undefined) {
    return { code, facts: { algorithm }, verdict: 'unknown', doubt: 'not-listed' };
  }
  return { code, facts: { algorithm, digest }, ...ofTable(DIGESTS.includes(digest), certificate) };
}

function checkKeyUsage(
  certificate: CertificateFacts | undefined,
): PortalFindingOf<'portal/key-usage'> {
  const keyUsage = certificate?.keyUsage;
  return {
    code: 'portal/key-usage',
    facts: keyUsage === undefined ? {} : { keyUsage },
    ...(certificate === undefined
      ? { verdict: 'unknown', doubt: 'no-certificate' }
      : ofTable(keyUsage?.includes('digitalSignature') ?? false, certificate)),
  };
}

/** Both ends of the validity belong to it (RFC 5280 section 4.1.2.5). */
function checkExpired(
  certificate: CertificateFacts | undefined,
  now: Date,
): PortalFindingOf<'portal/expired'> {
  const code = 'portal/expired';
  if (certificate === undefined) {
    return { code, facts: {}, verdict: 'unknown', doubt: 'no-certificate' };
  }
  const { notAfter } = certificate;
  return { code, facts: { notAfter }, verdict: now > notAfter ? 'fail' : 'pass' };
}

function checkNotYetValid(
  certificate: CertificateFacts | undefined,
  now: Date,
): PortalFindingOf<'portal/not-yet-valid'> {
  const code = 'portal/not-yet-valid';
  if (certificate === undefined) {
    return { code, facts: {}, verdict: 'unknown', doubt: 'no-certificate' };
  }
  const { notBefore } = certificate;
  return { code, facts: { notBefore }, verdict: now < notBefore ? 'fail' : 'pass' };
}

function checkMatch(
  { key, privateKey }: KeyStoreEntry,
  certificate: CertificateFacts | undefined,
  isCertificateFile: boolean,
): PortalFindingOf<'portal/key-mismatch'> {
  const facts = {
    ...(key === undefined ? {} : { key: describeKey(key) }),
    ...(certificate === undefined ? {} : { certified: describeKey(certificate.key) }),
  };
  return { code: 'portal/key-mismatch', facts, ...judge() };

  function judge(): Judgement {
    if (key === undefined) {
      const doubt = isCertificateFile ? 'certificate-file' : 'no-private-key';
      return { verdict: 'unknown', doubt };
    }
    if (certificate === undefined) {
      return { verdict: 'unknown', doubt: 'no-certificate' };
    }
    if (privateKey === undefined) {
      return { verdict: 'unknown', doubt: 'unreadable-key' };
    }
    return { verdict: belongTogether(privateKey, certificate) ? 'pass' : 'fail' };
  }
}

/** Advised against for a sister service, not documented for this one: never a failure (facts D). */
function checkShared(
  environments: readonly string[],
): PortalFindingOf<'portal/shared-between-environments'> {
  return {
    code: 'portal/shared-between-environments',
    facts: { environments: [...environments] },
    ...(environments.length === 0
      ? { verdict: 'pass' }
      : { verdict: 'unknown', doubt: 'undocumented' }),
  };
}

function ofTable(isMet: boolean, certificate: CertificateFacts | undefined): Judgement {
  if (isMet) {
    return { verdict: 'pass' };
  }
  if (certificate === undefined) {
    return { verdict: 'unknown', doubt: 'no-certificate' };
  }
  return certificate.selfSigned
    ? { verdict: 'fail' }
    : { verdict: 'unknown', doubt: 'not-self-signed' };
}
