import { X509Certificate } from 'node:crypto';
import { splitPem } from './splitPem.ts';

/** Whether a text is what `ca` of an environment names: PEM certificates, at least one, and nothing secret beside them. */
export function holdsOnlyCertificates(text: string): boolean {
  try {
    const blocks = splitPem(text);
    return (
      blocks.length > 0 &&
      blocks.every(
        ({ label, contents }) =>
          label === 'CERTIFICATE' && new X509Certificate(contents).raw.length > 0,
      )
    );
  } catch {
    // Neither PEM nor X.509 says more than that it is none.
    return false;
  }
}
