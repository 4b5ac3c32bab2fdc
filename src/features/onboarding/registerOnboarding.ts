import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { registerCommand } from '../../ui/runCommand.ts';

/** Help: for now, the log. */
export function registerOnboarding({ log }: Pick<Services, 'log'>): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('fla.log.show', log, () => {
      log.show();
      return Promise.resolve();
    }),
  );
}
