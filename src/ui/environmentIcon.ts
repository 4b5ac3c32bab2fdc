import * as vscode from 'vscode';
import { isProduction, type Environment } from '../core/channel/environment.ts';

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
