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
  /** The usual name (`sha256WithRSAEncryption`, `ecdsa-with-SHA384`), else the OID. */
  signatureAlgorithm: string;
  /** The hash of the signature: `SHA-256`, `SHA-1`, `SHA3-256`, `MD5` … Absent where the algorithm names none. */
  signatureDigest?: string;
  /** Names of RFC 5280 section 4.2.1.3; absent where the extension is. */
  keyUsage?: string[];
  /** `clientAuth` and the like, else OIDs; absent where the extension is. */
  extendedKeyUsage?: string[];
  /** `DNS:…`, `email:…`, `URI:…`, `IP:…`, `DirName:…`, `RID:…`, `otherName:<oid>:…`. */
  subjectAltNames: string[];
  /**
   * Whether subject and issuer are the same and the signature is the certificate's own key's. Where this runtime's crypto lacks the
   * algorithm the names alone tell.
   */
  selfSigned: boolean;
  /** Lower-case hexadecimal of the digest over the DER. */
  thumbprints: { sha1: string; sha256: string };
  /** The certificate exactly as it stands in the file. */
  der: Uint8Array;
}

/** A private key with the certificates that belong to it, leaf first; or one certificate that belongs to no key. */
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
  /** Java is to trust the certificate by itself; written back when the file is rewritten. */
  trusted?: true;
}

export type KeyStoreFormat = 'PKCS#12' | 'JKS' | 'PEM' | 'DER' | 'PKCS#7';

/** An opened file. Of entries with a key some have no certificate, of entries without one all have at least one. */
export interface KeyStore {
  format: KeyStoreFormat;
  entries: KeyStoreEntry[];
}
