import * as vscode from 'vscode';
import type { Settings } from '../contributions.ts';
import { daysLeft, reachedStep } from '../core/certificate/expirySteps.ts';
import type { CertificateFacts } from '../core/certificate/keyStore.ts';

/** Days before the end of a certificate at which to warn, as settings have them. */
export function expiryWarningDays(): number[] {
  const setting: keyof Settings = 'fla.certificate.expiryWarningDays';
  const value: unknown = vscode.workspace.getConfiguration().get(setting);
  return Array.isArray(value) ? value.filter(step => typeof step === 'number') : [];
}

/** Days that a certificate has left, where they are few enough to warn of: 0 when it has ended. */
export function expiryDays({ notAfter }: CertificateFacts, now = new Date()): number | undefined {
  return reachedStep(notAfter, now, expiryWarningDays()) === undefined
    ? undefined
    : daysLeft(notAfter, now);
}
