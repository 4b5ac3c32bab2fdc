import type { KeyFacts } from './keyStore.ts';

/** One part of a distinguished name, in the order of the certificate. */
export interface NamePart {
  /** Short name where it has one (`CN`, `O`), else the OID. */
  type: string;
  value: string;
}

export interface PublicKeyDetails extends KeyFacts {
  /** The usual name of its algorithm (`rsaEncryption`, `id-ecPublicKey`), else the OID. */
  algorithm: string;
  /** Contents of the BIT STRING in lower-case hexadecimal: a point of a curve, or the encoding of modulus and exponent. */
  hex: string;
  /** Lower-case hexadecimal, for RSA and RSA-PSS. */
  modulus?: string;
  /** Decimal, for RSA and RSA-PSS. */
  exponent?: string;
}

export interface ExtensionDetails {
  oid: string;
  /** Name of RFC 5280 (`keyUsage`) or another usual one, else the OID. */
  name: string;
  critical: boolean;
  /** What it says, one statement per line; hexadecimal where nothing better is known. */
  lines: string[];
}

/** Every field of a certificate, for reading. */
export interface CertificateDetails {
  /** 1, 2 or 3. */
  version: number;
  /** Upper-case hexadecimal, no separators. */
  serialNumber: string;
  subject: NamePart[];
  issuer: NamePart[];
  notBefore: Date;
  notAfter: Date;
  publicKey: PublicKeyDetails;
  extensions: ExtensionDetails[];
  /** The usual name, else the OID. */
  signatureAlgorithm: string;
  /** Lower-case hexadecimal. */
  signature: string;
}
