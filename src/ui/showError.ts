import * as l10n from '@vscode/l10n';
import { AppError, isCancellation } from '../core/base/errors.ts';
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
export function showError(
  error: unknown,
  log: Log,
  actions: readonly ErrorAction[] | Promise<readonly ErrorAction[]> = [],
): void {
  followUp(log, async () => {
    const { errorToast } = await import('./errorToast.ts');
    await errorToast(error, log, await actions);
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
