import * as vscode from 'vscode';
import type { CommandId, Commands } from '../contributions.ts';
import { isCancellation } from '../core/base/errors.ts';
import type { Log } from './log.ts';
import { showError, type ErrorAction } from './showError.ts';

/**
 * Registers a command behind the one error boundary: what the user cancelled is silent, every other failure is logged and
 * shown in one sentence. A command that failed returns undefined.
 *
 * @param actionsFor next steps that only this command knows
 */
export function registerCommand<K extends CommandId>(
  id: K,
  log: Log,
  run: (...args: Parameters<Commands[K]>) => ReturnType<Commands[K]>,
  actionsFor: (
    error: unknown,
    ...args: Parameters<Commands[K]>
  ) => ErrorAction[] | Promise<ErrorAction[]> = () => [],
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Parameters<Commands[K]>) => {
    try {
      return await run(...args);
    } catch (error) {
      if (!isCancellation(error)) {
        log.error(id, error);
        showError(error, log, actionsFor(error, ...args));
      }
      return undefined;
    }
  });
}
