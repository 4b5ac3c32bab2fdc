import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, Settings } from '../contributions.ts';
import {
  daysLeft,
  reachedStep,
  takeDue,
  type WarnedSteps,
} from '../core/certificate/expirySteps.ts';
import type { CertificateFacts } from '../core/certificate/keyStore.ts';
import type { Account } from '../core/channel/account.ts';
import { plainText } from './plainText.ts';

/** A certificate with one of the accounts that use it. */
export interface UsedCertificate {
  certificate: CertificateFacts;
  account: Pick<Account, 'id' | 'name'>;
}

/** Warns of certificates that end: once per certificate and step of `fla.certificate.expiryWarningDays`. */
export class ExpiryWarnings {
  readonly #warned: WarnedSteps;
  readonly #now: () => Date;
  readonly #language: { readonly current: string };

  constructor(warned: WarnedSteps, now: () => Date, language: { readonly current: string }) {
    this.#warned = warned;
    this.#now = now;
    this.#language = language;
  }

  /** Days left, where they are few enough to warn of: 0 when the certificate has ended. */
  daysLeft({ notAfter }: CertificateFacts): number | undefined {
    const now = this.#now();
    return reachedStep(notAfter, now, steps()) === undefined ? undefined : daysLeft(notAfter, now);
  }

  /** Warns of the certificate that an account is about to use, where a warning is due. Does not wait for the user. */
  warnOfExpiry(certificate: CertificateFacts, account: Pick<Account, 'id' | 'name'>): void {
    this.warn([{ certificate, account }]);
  }

  /**
   * Warns where a warning is due, in one notification however many certificates there are. Does not wait for the user.
   */
  warn(used: readonly UsedCertificate[]): void {
    const [first, ...others] = takeDue(used, this.#now(), steps(), this.#warned);
    if (first !== undefined) {
      show(this.#sentence(first, others.length), others.length === 0 ? first : undefined);
    }
  }

  #sentence({ certificate, account }: UsedCertificate, others: number): string {
    const { notAfter } = certificate;
    const name = plainText(account.name);
    const date = notAfter.toLocaleDateString(this.#language.current, { dateStyle: 'long' });
    if (others > 0) {
      return l10n.t(
        '{0} certificates of your accounts end soon or have ended, the first, of “{1}”, on {2}: make or order new ones in time, and upload them in Chaman.',
        others + 1,
        name,
        date,
      );
    }
    const days = daysLeft(notAfter, this.#now());
    return days === 0
      ? l10n.t(
          'The certificate of “{0}” ended on {1}. It is used all the same, but expect the portal to refuse it: replace it by a new one that is uploaded in Chaman.',
          name,
          date,
        )
      : l10n.t(
          'The certificate of “{0}” ends on {1} (days left: {2}): make or order a new one in time, and upload it in Chaman.',
          name,
          date,
          days,
        );
  }
}

function steps(): number[] {
  const setting: keyof Settings = 'fla.certificate.expiryWarningDays';
  const value: unknown = vscode.workspace.getConfiguration().get(setting);
  return Array.isArray(value) ? value.filter(step => typeof step === 'number') : [];
}

function show(message: string, used: UsedCertificate | undefined): void {
  const replace: CommandId = 'fla.certificate.replace';
  const action = l10n.t('Replace Certificate');
  void vscode.window.showWarningMessage(message, action, l10n.t('Later')).then(async chosen => {
    if (chosen === action) {
      await vscode.commands.executeCommand(replace, ...(used ? [used.account.id] : []));
    }
  });
}
