import { createPublicKey } from 'node:crypto';
import { Der } from './der.ts';
import { encodePem } from './encodePem.ts';
import type { CertificateFacts } from './keyStore.ts';
import { readCertificateFields } from './readCertificate.ts';

/** A certificate as the bytes of a `.cer` or `.pem` file. */
export function exportCertificate(der: Uint8Array, form: 'DER' | 'PEM'): Buffer {
  return Buffer.from(form === 'DER' ? der : encodePem('CERTIFICATE', der));
}

/**
 * Certificates, in their order, as the bytes of one file: PEM, or PKCS#7 with nothing but certificates (`.p7b`, in DER).
 *
 * @see RFC 2315 section 9.1
 */
export function exportChain(certificates: readonly Uint8Array[], form: 'PEM' | 'PKCS#7'): Buffer {
  if (form === 'PEM') {
    return Buffer.from(certificates.map(der => encodePem('CERTIFICATE', der)).join(''));
  }
  const signedData = Der.sequence(
    Der.integer(1),
    Der.set(),
    Der.sequence(Der.oid('1.2.840.113549.1.7.1')),
    // A SET that is not sorted: every other tool writes the leaf first, and lists what it reads in that order.
    Der.context(0, ...certificates),
    Der.set(),
  );
  return Der.sequence(Der.oid('1.2.840.113549.1.7.2'), Der.context(0, signedData));
}

/**
 * The public key of a certificate as text: SubjectPublicKeyInfo in PEM, or a JWK that names its certificate by `x5t#S256`.
 *
 * @returns undefined for a JWK of a key that this runtime's crypto cannot write as one
 * @throws BerError where `der` is no certificate
 * @see RFC 7517 section 4
 */
export function exportPublicKey(
  { der, thumbprints }: Pick<CertificateFacts, 'der' | 'thumbprints'>,
  form: 'PEM' | 'JWK',
): string | undefined {
  const info = readCertificateFields(der).publicKeyInfo.der();
  if (form === 'PEM') {
    return encodePem('PUBLIC KEY', info);
  }
  try {
    const key = createPublicKey({ key: info, format: 'der', type: 'spki' });
    const jwk = { ...key.export({ format: 'jwk' }), 'x5t#S256': toBase64Url(thumbprints.sha256) };
    return `${JSON.stringify(jwk, undefined, 2)}\n`;
  } catch {
    return undefined;
  }
}

/** The thumbprints of a certificate as lines of text: in hexadecimal as other tools show them, and as JOSE writes the second. */
export function formatThumbprints({ thumbprints }: Pick<CertificateFacts, 'thumbprints'>): string {
  return [
    `SHA-1: ${withColons(thumbprints.sha1)}`,
    `SHA-256: ${withColons(thumbprints.sha256)}`,
    `x5t#S256: ${toBase64Url(thumbprints.sha256)}`,
    '',
  ].join('\n');
}

function withColons(hex: string): string {
  return hex.toUpperCase().replace(/..(?=.)/g, '$&:');
}

function toBase64Url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}
