import * as l10n from '@vscode/l10n';
import type { ClickPath, PortalLanguage, PortalService } from '../core/channel/portalServices.ts';

/** A service of the portal by its name. */
export function portalServiceLabel(service: PortalService): string {
  switch (service) {
    case 'chaman':
      return l10n.t('Chaman');
    case 'accessManagement':
      return l10n.t('Access management');
    case 'mahis':
      return l10n.t('Mahis');
  }
}

/** What to click from the portal's home, in the portal's own words; those of another language than the user's are marked. */
export function clickPathText(paths: readonly ClickPath[], language: string): string {
  return paths
    .map(path => {
      const words = path.words.join(' → ');
      return path.language === language ? words : LANGUAGE_MARKS[path.language](words);
    })
    .join(' · ');
}

const LANGUAGE_MARKS: Record<PortalLanguage, (words: string) => string> = {
  nl: words => l10n.t('(Dutch) {0}', words),
  fr: words => l10n.t('(French) {0}', words),
  de: words => l10n.t('(German) {0}', words),
};
