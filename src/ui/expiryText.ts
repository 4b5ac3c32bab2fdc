import * as l10n from '@vscode/l10n';

/** How long a certificate lasts, for a tooltip or a row. */
export function expiryText(daysLeft: number): string {
  return daysLeft === 0
    ? l10n.t('Its certificate has ended')
    : l10n.t('Days until its certificate ends: {0}', daysLeft);
}
