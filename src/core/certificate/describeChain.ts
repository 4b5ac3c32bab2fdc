import type { CertificateFacts } from './keyStore.ts';

/** A certificate of a chain, and where its issuer is. */
export interface ChainLink {
  certificate: CertificateFacts;
  /** `present`: the next one; `self`: the certificate is its own issuer, a root; `missing`: the file does not hold it. */
  issuer: 'present' | 'self' | 'missing';
  /** Distinguished name of the issuer. */
  issuerName: string;
}

/**
 * Tells for each certificate of an entry whether its issuer is there.
 *
 * @param certificates leaf first, as an entry of a key store has them
 */
export function describeChain(certificates: readonly CertificateFacts[]): ChainLink[] {
  return certificates.map((certificate, index) => {
    const { subject, issuer: issuerName } = certificate;
    const next = certificates[index + 1];
    const issuer =
      subject === issuerName ? 'self' : next?.subject === issuerName ? 'present' : 'missing';
    return { certificate, issuer, issuerName };
  });
}
