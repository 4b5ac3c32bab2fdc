import { createHash } from 'node:crypto';
import { Ber, BerError, Tag } from './ber.ts';
import { formatDistinguishedName } from './formatDistinguishedName.ts';
import { formatGeneralName } from './generalName.ts';
import type { CertificateFacts } from './keyStore.ts';
import { readExtendedKeyUsage, readKeyUsage } from './keyUsage.ts';
import { readPublicKeyFacts } from './readKeyFacts.ts';
import { readSignatureAlgorithm } from './signatureAlgorithm.ts';
import { verifySignature } from './verifySignature.ts';

export interface Extension {
  oid: string;
  critical: boolean;
  /** Contents of its OCTET STRING. */
  value: Buffer;
}

/** The members of a certificate, still encoded. */
export interface CertificateFields {
  /** 1, 2 or 3. */
  version: number;
  serialNumber: Ber;
  issuer: Ber;
  notBefore: Ber;
  notAfter: Ber;
  subject: Ber;
  publicKeyInfo: Ber;
  extensions: readonly Extension[];
  /** What the signature is over. */
  signed: Ber;
  signatureAlgorithm: Ber;
  signature: Ber;
}

/**
 * Tells what a certificate says. All is read from the DER itself: Node's X509Certificate answers differently, or throws, where its
 * crypto is BoringSSL.
 *
 * @param der one DER certificate
 * @param fields its members, where they are read already
 * @throws BerError where it is none
 */
export function readCertificate(
  der: Uint8Array,
  fields: CertificateFields = readCertificateFields(der),
): CertificateFacts {
  const algorithm = readSignatureAlgorithm(fields.signatureAlgorithm);
  const keyUsage = readExtension(fields, '2.5.29.15', readKeyUsage);
  const extendedKeyUsage = readExtension(fields, '2.5.29.37', readExtendedKeyUsage);
  const names = readExtension(fields, '2.5.29.17', names =>
    names.children().map(formatGeneralName),
  );
  return {
    subject: formatDistinguishedName(fields.subject),
    issuer: formatDistinguishedName(fields.issuer),
    serialNumber: formatSerialNumber(fields.serialNumber),
    notBefore: fields.notBefore.date(),
    notAfter: fields.notAfter.date(),
    key: readPublicKeyFacts(fields.publicKeyInfo),
    signatureAlgorithm: algorithm.name,
    ...(algorithm.digest === undefined ? {} : { signatureDigest: algorithm.digest }),
    ...(keyUsage === undefined ? {} : { keyUsage }),
    ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage }),
    subjectAltNames: names ?? [],
    selfSigned:
      fields.subject.raw.equals(fields.issuer.raw) &&
      (verifySignature(fields, fields.publicKeyInfo) ?? true),
    thumbprints: {
      sha1: createHash('sha1').update(der).digest('hex'),
      sha256: createHash('sha256').update(der).digest('hex'),
    },
    der,
  };
}

/** What an extension says: undefined where it is absent, nothing where it is broken. That is no reason to refuse the certificate. */
function readExtension(
  { extensions }: CertificateFields,
  wanted: string,
  read: (value: Ber) => string[],
): string[] | undefined {
  const extension = extensions.find(({ oid }) => oid === wanted);
  try {
    return extension && read(Ber.read(extension.value));
  } catch {
    return [];
  }
}

/**
 * Splits a certificate into its members.
 *
 * @param der one DER certificate
 * @throws BerError where it is none
 * @see RFC 5280 section 4.1
 */
export function readCertificateFields(der: Uint8Array): CertificateFields {
  const [signed, signatureAlgorithm, signature] = Ber.read(der).children();
  const members = signed?.children() ?? [];
  const version = members[0]?.tag === Tag.context(0) ? members.shift() : undefined;
  const [serialNumber, , issuer, validity, subject, publicKeyInfo] = members;
  const [notBefore, notAfter] = validity?.children() ?? [];
  if (
    signed === undefined ||
    signatureAlgorithm === undefined ||
    signature === undefined ||
    serialNumber === undefined ||
    issuer === undefined ||
    notBefore === undefined ||
    notAfter === undefined ||
    subject === undefined ||
    publicKeyInfo === undefined
  ) {
    throw new BerError('malformed', 'no Certificate');
  }
  const extensions = members.find(({ tag }) => tag === Tag.context(3));
  return {
    version: version === undefined ? 1 : version.explicit(0).count() + 1,
    serialNumber,
    issuer,
    notBefore,
    notAfter,
    subject,
    publicKeyInfo,
    extensions: extensions?.explicit(3).children().map(splitExtension) ?? [],
    signed,
    signatureAlgorithm,
    signature,
  };
}

function splitExtension(extension: Ber): Extension {
  const members = extension.children();
  const [identifier, critical] = members;
  const value = members.at(-1);
  if (identifier === undefined || value === undefined) {
    throw new BerError('malformed', 'no Extension');
  }
  return {
    oid: identifier.oid(),
    critical: critical?.tag === Tag.boolean && critical.boolean(),
    value: value.octets(),
  };
}

/**
 * Writes a serial number in upper-case hexadecimal, without the leading zero byte that only keeps the number positive.
 *
 * @throws BerError
 */
export function formatSerialNumber(serialNumber: Ber): string {
  const hex = serialNumber.integer().toString('hex').toUpperCase();
  return hex.replace(/^00(?=.)/, '');
}
