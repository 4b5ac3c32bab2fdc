import type { CertificateFacts } from './keyStore.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Days until a certificate ends, each begun day counted; 0 when it has ended. */
export function daysLeft(notAfter: Date, now: Date): number {
  return Math.max(0, Math.ceil((notAfter.getTime() - now.getTime()) / DAY));
}

/**
 * The nearest step that a certificate has reached: of several that it passed at once, the last.
 *
 * @param steps days before the end at which to warn, in any order. Without any there is never a warning.
 * @returns one of the steps; 0 when the certificate has ended; undefined when none is reached
 */
export function reachedStep(
  notAfter: Date,
  now: Date,
  steps: readonly number[],
): number | undefined {
  if (steps.length === 0) {
    return undefined;
  }
  const days = daysLeft(notAfter, now);
  const reached = steps.filter(step => days <= step);
  return days === 0 ? 0 : reached.length === 0 ? undefined : Math.min(...reached);
}

/**
 * The step to warn at now: the one reached, unless the user was warned at it or at a nearer one.
 *
 * @param warned the nearest step at which there was a warning about this very certificate; a renewed one has none
 */
export function dueStep(
  notAfter: Date,
  now: Date,
  steps: readonly number[],
  warned: number | undefined,
): number | undefined {
  const step = reachedStep(notAfter, now, steps);
  return step !== undefined && (warned === undefined || step < warned) ? step : undefined;
}

/** Where it is remembered how near the end of a certificate the last warning was. */
export interface WarnedSteps {
  /** @param thumbprint SHA-256 of the certificate */
  get(thumbprint: string): number | undefined;
  /** What was set is there at once. */
  set(thumbprint: string, step: number): void;
}

/**
 * Takes those whose warning is due now, the one that ends first before the others, and remembers that they were warned of. A certificate
 * that several accounts use is due for the first of them alone.
 */
export function takeDue<T extends { certificate: CertificateFacts }>(
  used: readonly T[],
  now: Date,
  steps: readonly number[],
  warned: WarnedSteps,
): T[] {
  return used
    .filter(({ certificate: { notAfter, thumbprints } }) => {
      const step = dueStep(notAfter, now, steps, warned.get(thumbprints.sha256));
      if (step === undefined) {
        return false;
      }
      warned.set(thumbprints.sha256, step);
      return true;
    })
    .sort((a, b) => a.certificate.notAfter.getTime() - b.certificate.notAfter.getTime());
}
