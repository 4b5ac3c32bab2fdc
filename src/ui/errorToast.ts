import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { AppError, type ErrorCode } from '../core/base/errors.ts';
import type { Log } from './log.ts';
import { sentenceOf, type ErrorAction } from './showError.ts';

/**
 * Shows a failure in one sentence, with the steps that help, and does the one that the user chooses.
 *
 * @param actions steps that only the caller knows; the log is always offered last
 */
export async function errorToast(
  error: unknown,
  log: Log,
  actions: readonly ErrorAction[],
): Promise<void> {
  const offered: ErrorAction[] = [
    ...actions,
    ...(AppError.is(error) ? (ACTIONS[error.code]?.() ?? []) : []),
    {
      title: l10n.t('Show Log'),
      run: () => {
        log.show();
        return Promise.resolve();
      },
    },
  ];
  const chosen = await vscode.window.showErrorMessage(
    await sentenceOf(error),
    ...offered.map(({ title }) => title),
  );
  await offered.find(({ title }) => title === chosen)?.run();
}

const command = (title: string, id: CommandId): ErrorAction => ({
  title,
  run: () => vscode.commands.executeCommand(id),
});

const settings = (setting: string): ErrorAction[] => [
  {
    title: l10n.t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', setting),
  },
];

const ACTIONS: { [C in ErrorCode]?: () => ErrorAction[] } = {
  'account/none': () => [
    command(l10n.t('Add Account'), 'fla.account.add'),
    command(l10n.t('Open Sample'), 'fla.sandbox.openSample'),
  ],
  'account/unknown': () => settings('fla.accounts'),
  'account/invalid': () => settings('fla.accounts'),
  'account/no-base-url': () => settings('fla.accounts'),
  'certificate/alias-required': () => settings('fla.accounts'),
  'certificate/alias-unknown': () => settings('fla.accounts'),
  'certificate/algorithm-mismatch': () => settings('fla.accounts'),
  'keystore/not-found': () => settings('fla.accounts'),
  'environment/unknown': () => settings('fla.environments'),
  'environment/invalid': () => settings('fla.environments'),
  'environment/audience-origin': () => settings('fla.environments'),
  'api/unreadable': () => [
    {
      title: l10n.t('Show Problems'),
      run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    },
    command(l10n.t('Import API Description'), 'fla.api.import'),
  ],
  'sandbox/not-running': () => [command(l10n.t('Start Sandbox'), 'fla.sandbox.start')],
  'workspace/untrusted': () => [
    {
      title: l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
  ],
};
