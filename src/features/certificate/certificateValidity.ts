import * as l10n from '@vscode/l10n';
import type { CertificateFacts } from '../../core/certificate/keyStore.ts';
import type { Moment, ShownValidity } from '../../protocol/certificate.ts';
import { daysText, momentText } from '../../ui/dateText.ts';

const DAY = 86_400_000;

/** How the inspector shows a certificate's validity. Days are those of the calendar here: tomorrow is tomorrow, however few hours away. */
export function certificateValidity(
  { notBefore, notAfter }: Pick<CertificateFacts, 'notBefore' | 'notAfter'>,
  { now, language, warningDays }: { now: Date; language: string; warningDays: number },
): ShownValidity {
  const span = notAfter.getTime() - notBefore.getTime();
  const shown = {
    from: momentOf(notBefore, language),
    to: momentOf(notAfter, language),
    elapsed: span > 0 ? clamp((now.getTime() - notBefore.getTime()) / span) : 1,
  };
  const days = (moment: Date): number => calendarDays(now, moment);
  const inWords = (moment: Date): string => daysText(days(moment), language);
  if (now > notAfter) {
    return { ...shown, tone: 'error', text: l10n.t('Ended {0}', inWords(notAfter)) };
  }
  if (now < notBefore) {
    return { ...shown, tone: 'error', text: l10n.t('Begins {0}', inWords(notBefore)) };
  }
  return {
    ...shown,
    tone: days(notAfter) <= warningDays ? 'warning' : 'success',
    text: l10n.t('Ends {0}', inWords(notAfter)),
  };
}

function momentOf(date: Date, language: string): Moment {
  return { iso: date.toISOString(), text: momentText(date, language) };
}

function clamp(part: number): number {
  return Math.min(Math.max(part, 0), 1);
}

function calendarDays(from: Date, to: Date): number {
  const midnight = (date: Date): number =>
    Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / DAY);
}
