import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { daysLeft, takeDue, type WarnedSteps } from '../core/certificate/expirySteps.ts';
import type { CertificateFacts } from '../core/certificate/keyStore.ts';
import type { Account } from '../core/channel/account.ts';
import { expiryWarningDays } from './expiryDays.ts';
import type { Log } from './log.ts';
import { plainText } from './plainText.ts';
import { followUp } from './showError.ts';

/** A certificate with one of the accounts that use it. */
export interface UsedCertificate {
  certificate: CertificateFacts;
  account: Pick<Account, 'id' | 'name'>;
}

interface ExpiryBoundaries {
  warned: WarnedSteps;
  now: () => Date;
  /** BCP 47 tag, for dates. */
  language: { readonly current: string };
  log: Log;
}

/** Warns of certificates that end: once per certificate and step of `fla.certificate.expiryWarningDays`. */
export class ExpiryWarnings {
  readonly #boundaries: ExpiryBoundaries;

  constructor(boundaries: ExpiryBoundaries) {
    this.#boundaries = boundaries;
  }

  /** Warns of the certificate that an account is about to use, where a warning is due. Does not wait for the user. */
  warnOfExpiry(certificate: CertificateFacts, account: Pick<Account, 'id' | 'name'>): void {
    this.warn([{ certificate, account }]);
  }

  /**
   * Warns where a warning is due, in one notification however many certificates there are. Does not wait for the user.
   */
  warn(used: readonly UsedCertificate[]): void {
    const [first, ...others] = takeDue(
      used,
      this.#boundaries.now(),
      expiryWarningDays(),
      this.#boundaries.warned,
    );
    if (first !== undefined) {
      this.#show(this.#sentence(first, others.length), others.length === 0 ? [first] : []);
    }
  }

  /** @param only the one certificate that it is about */
  #show(message: string, only: readonly UsedCertificate[]): void {
    const replace: CommandId = 'fla.certificate.replace';
    const action = l10n.t('Replace Certificate');
    const later = l10n.t('Later');
    followUp(this.#boundaries.log, async () => {
      if ((await vscode.window.showWarningMessage(message, action, later)) === action) {
        await vscode.commands.executeCommand(replace, ...only.map(({ account }) => account.id));
      }
    });
  }

  #sentence({ certificate, account }: UsedCertificate, others: number): string {
    const { notAfter } = certificate;
    const name = plainText(account.name);
    const date = notAfter.toLocaleDateString(this.#boundaries.language.current, {
      dateStyle: 'long',
    });
    if (others > 0) {
      return l10n.t(
        '{0} certificates of your accounts end soon or have ended, the first, of “{1}”, on {2}: make or order new ones in time, and upload them in Chaman.',
        others + 1,
        name,
        date,
      );
    }
    const days = daysLeft(notAfter, this.#boundaries.now());
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
