import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isProduction, type Environment } from '../core/channel/environment.ts';
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

/** An environment's icon: production stands out wherever it shows. */
export function environmentIcon(
  environment: Pick<Environment, 'kind'>,
  running = true,
): vscode.ThemeIcon {
  switch (environment.kind) {
    case 'production':
      return new vscode.ThemeIcon('broadcast', new vscode.ThemeColor('charts.red'));
    case 'acceptance':
      return new vscode.ThemeIcon('checklist', new vscode.ThemeColor('charts.yellow'));
    case 'sandbox':
      return new vscode.ThemeIcon(
        'beaker',
        running ? new vscode.ThemeColor('charts.green') : undefined,
      );
    case 'custom':
      return new vscode.ThemeIcon('server-environment');
  }
}

/** The colour of what belongs to production, undefined elsewhere. The sandbox has no address to go by before it runs. */
export function productionColor(
  environment: Pick<Environment, 'kind' | 'tokenEndpoint'>,
): vscode.ThemeColor | undefined {
  return environment.tokenEndpoint !== '' && isProduction(environment)
    ? new vscode.ThemeColor('charts.red')
    : undefined;
}
