import { createHash } from 'node:crypto';
import { Ber, BerError, Tag } from './ber.ts';
import { formatDistinguishedName } from './formatDistinguishedName.ts';
import type { CertificateFacts } from './keyStore.ts';
import { readPublicKeyFacts } from './readKeyFacts.ts';

/** The members of a TBSCertificate that are used, still encoded. */
export interface CertificateFields {
  serialNumber: Ber;
  issuer: Ber;
  notBefore: Ber;
  notAfter: Ber;
  subject: Ber;
  publicKeyInfo: Ber;
  /** Contents of each extension's OCTET STRING, by dotted OID. */
  extensions: ReadonlyMap<string, Buffer>;
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
  return {
    subject: formatDistinguishedName(fields.subject),
    issuer: formatDistinguishedName(fields.issuer),
    serialNumber: formatSerialNumber(fields.serialNumber),
    notBefore: fields.notBefore.date(),
    notAfter: fields.notAfter.date(),
    key: readPublicKeyFacts(fields.publicKeyInfo),
    thumbprints: {
      sha1: createHash('sha1').update(der).digest('hex'),
      sha256: createHash('sha256').update(der).digest('hex'),
    },
    der,
  };
}

/**
 * Splits a certificate into its members.
 *
 * @param der one DER certificate
 * @throws BerError where it is none
 * @see RFC 5280 section 4.1
 */
export function readCertificateFields(der: Uint8Array): CertificateFields {
  const [tbs] = Ber.read(der).children();
  const members = tbs?.children() ?? [];
  const start = members[0]?.tag === Tag.context(0) ? 1 : 0;
  const [serialNumber, , issuer, validity, subject, publicKeyInfo] = members.slice(start);
  const [notBefore, notAfter] = validity?.children() ?? [];
  if (
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
    serialNumber,
    issuer,
    notBefore,
    notAfter,
    subject,
    publicKeyInfo,
    extensions: new Map(extensions?.explicit(3).children().map(readExtension)),
  };
}

function readExtension(extension: Ber): [string, Buffer] {
  const members = extension.children();
  const [identifier, value] = [members[0], members.at(-1)];
  if (identifier === undefined || value === undefined) {
    throw new BerError('malformed', 'no Extension');
  }
  return [identifier.oid(), value.octets()];
}

/** Without the leading zero byte that only keeps the number positive. */
function formatSerialNumber(serialNumber: Ber): string {
  const hex = serialNumber.integer().toString('hex').toUpperCase();
  return hex.replace(/^00(?=.)/, '');
}
