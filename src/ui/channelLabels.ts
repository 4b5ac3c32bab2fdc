import * as l10n from '@vscode/l10n';
import type { Environment } from '../core/channel/environment.ts';
import type { Quality } from '../core/channel/quality.ts';

/** A quality in the user's language, with the portal's own terms (facts E). */
export function qualityLabel(quality: Quality): string {
  switch (quality) {
    case 'employer':
      return l10n.t('Employer');
    case 'socialSecretariat':
      return l10n.t('Social secretariat');
    case 'serviceProvider':
      return l10n.t('Service provider');
    case 'trainingProvider':
      return l10n.t('Training provider');
  }
}

/** An environment's name: the built-in ones in the user's language, others as their owner named them. */
export function environmentLabel(environment: Pick<Environment, 'id' | 'name'>): string {
  switch (environment.id) {
    case 'prod':
      return l10n.t('Production');
    case 'acpt':
      return l10n.t('Acceptance (ACPT)');
    case 'sandbox':
      return l10n.t('Sandbox');
    default:
      return environment.name;
  }
}

/** An environment's name where there is little room: `ACPT`, as everybody calls it. */
export function environmentName(environment: Pick<Environment, 'id' | 'name'>): string {
  return environment.id === 'acpt' ? 'ACPT' : environmentLabel(environment);
}
