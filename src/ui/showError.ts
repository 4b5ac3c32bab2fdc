import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError, isCancellation, type ErrorCode } from '../core/base/errors.ts';
import type { CommandId } from '../contributions.ts';
import type { Log } from './log.ts';

/** A button of an error message: a next step. */
export interface ErrorAction {
  title: string;
  run: () => Thenable<unknown>;
}

/**
 * Shows a failure in one sentence, with the steps that help. Does not wait for the user's choice.
 *
 * @param actions steps that only the caller knows; the log is always offered last
 */
export function showError(error: unknown, log: Log, actions: readonly ErrorAction[] = []): void {
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
  followUp(log, async () => {
    const message = await sentenceOf(error);
    const chosen = await vscode.window.showErrorMessage(
      message,
      ...offered.map(({ title }) => title),
    );
    await offered.find(({ title }) => title === chosen)?.run();
  });
}

/** A failure in one sentence. The sentences load with the first failure: activation does not need them. */
export async function sentenceOf(error: unknown): Promise<string> {
  if (!AppError.is(error)) {
    return l10n.t(
      'Something went wrong that nobody foresaw: the log shows where. Try again, or report it.',
    );
  }
  const { messageFor } = await import('./messages.ts');
  return messageFor(error);
}

/**
 * Does what follows from a message's button, after the command itself has ended: behind the same error boundary as a command.
 */
export function followUp(log: Log, step: () => Promise<void>): void {
  void attempt('follow-up', log, step);
}

/** Does something behind the same error boundary as a command. Never rejects. */
export async function attempt(
  event: string,
  log: Log,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!isCancellation(error)) {
      log.error(event, error);
      showError(error, log);
    }
  }
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
  'sandbox/not-running': () => [command(l10n.t('Start Sandbox'), 'fla.sandbox.start')],
  'workspace/untrusted': () => [
    {
      title: l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
  ],
};
