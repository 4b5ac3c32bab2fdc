import type { KeyObject } from 'node:crypto';

/** A key pair's type, size or curve. Curves go by their NIST name where they have one. */
export interface KeyFacts {
  type: 'RSA' | 'EC' | 'Ed25519' | 'RSA-PSS' | 'DSA' | 'unknown';
  /** Modulus length in bits, for RSA, RSA-PSS and DSA. */
  bits?: number;
  /** Curve name: `P-256`, `P-384`, `P-521`, else its own name or OID. */
  curve?: string;
}

/** What the extension tells about one certificate. Distinguished names are RFC 4514 strings; dates are UTC. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  /** Upper-case hexadecimal, no separators. */
  serialNumber: string;
  notBefore: Date;
  notAfter: Date;
  key: KeyFacts;
  /** Lower-case hexadecimal of the digest over the DER. */
  thumbprints: { sha1: string; sha256: string };
  /** The certificate exactly as it stands in the file. */
  der: Uint8Array;
}

/** A private key with the certificates that belong to it, leaf first. */
export interface KeyStoreEntry {
  /** The friendly name, or `''` where the file gives none. */
  alias: string;
  /** Absent for an entry that holds certificates alone. */
  key?: KeyFacts;
  /**
   * The private key, or undefined where this runtime's crypto lacks the algorithm. It never leaves the process: it is a handle, not text.
   */
  privateKey?: KeyObject;
  certificates: CertificateFacts[];
}

export interface KeyStore {
  format: 'PKCS#12';
  entries: KeyStoreEntry[];
}
