import type { NewKey } from '../../core/certificate/generateKeyPair.ts';
import type { SignatureDigest } from '../../core/certificate/signStructure.ts';

/** What the wizard has learned of a certificate to be made: going back loses nothing. */
export interface CertificateDraft {
  /** A request is for those who order the certificate from an authority. */
  kind?: 'selfSigned' | 'request';
  key?: NewKey;
  digest?: SignatureDigest;
  organization?: string;
  /** CBE number, 10 digits; `''` for none. */
  enterpriseNumber?: string;
  commonName?: string;
  /** ISO 3166-1, two letters. */
  country?: string;
  years?: number;
  passphrase?: string;
}
