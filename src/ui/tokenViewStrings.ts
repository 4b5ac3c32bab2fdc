import * as l10n from '@vscode/l10n';
import type { TokenViewStrings } from '../protocol/token.ts';

/** The fixed words of the token view in the language in use. */
export function tokenViewStrings(): TokenViewStrings {
  return {
    production: l10n.t('Production'),
    causes: l10n.t('What may be wrong, the most likely first'),
    evidence: l10n.t('Evidence'),
    steps: l10n.t('What you can do'),
    localTime: l10n.t('local time'),
    life: l10n.t('Life of the token'),
    timeLeft: l10n.t('{0} left'),
    ended: l10n.t('Ended'),
    name: l10n.t('Name'),
    value: l10n.t('Value'),
    meaning: l10n.t('Meaning'),
    copyValue: l10n.t('Copy: {0}'),
    copied: l10n.t('Copied'),
    failed: l10n.t('That did not work. The log says more.'),
  };
}
