import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ContextKeys, Settings } from '../../contributions.ts';
import { isCancellation } from '../../core/base/errors.ts';
import type { Services } from '../../services.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import { showError } from '../../ui/showError.ts';

/** The sandbox's commands, and its start with a workspace that asks for it. */
export function registerSandbox(
  services: Pick<Services, 'log' | 'sandbox' | 'sample'>,
): vscode.Disposable {
  const { log, sandbox } = services;
  const tellContext = (): void => {
    const key: keyof ContextKeys = 'fla.sandboxRunning';
    void vscode.commands.executeCommand('setContext', key, sandbox.running() !== undefined);
  };
  const startWanted = async (): Promise<void> => {
    const wanted = vscode.workspace
      .getConfiguration('fla')
      .get<Settings['fla.sandbox.autoStart']>('sandbox.autoStart', false);
    if (!wanted || !vscode.workspace.isTrusted) {
      return;
    }
    try {
      await sandbox.ensureRunning();
    } catch (error) {
      if (!isCancellation(error)) {
        log.error('fla.sandbox.autoStart', error);
        showError(error, log);
      }
    }
  };
  // In a turn of its own: telling of the sandbox and loading it are no part of activating.
  const starting = setImmediate(() => {
    tellContext();
    void startWanted();
  });
  return vscode.Disposable.from(
    {
      dispose: () => {
        clearImmediate(starting);
      },
    },
    sandbox.onDidChange(() => {
      tellContext();
      log.info('sandbox', { running: sandbox.running() !== undefined });
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(startWanted),
    registerCommand('fla.sandbox.start', log, async () => {
      const { apis } = await sandbox.ensureRunning();
      void vscode.window.showInformationMessage(
        l10n.t('The sandbox is running at {0}.', new URL(Object.values(apis)[0] ?? '').origin),
      );
    }),
    registerCommand('fla.sandbox.stop', log, () => sandbox.stop()),
    registerCommand('fla.sandbox.openSample', log, async () => {
      const { openSample } = await import('./openSample.ts');
      await openSample(services);
    }),
  );
}
