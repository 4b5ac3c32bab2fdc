import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument, CommandId } from '../contributions.ts';
import { AppError } from '../core/base/errors.ts';
import type { ErrorAction } from './showError.ts';

/**
 * The way to the explanation of a token request that failed.
 *
 * @param account without one, the active account's
 * @returns nothing for failures of another kind
 */
export function explainAction(error: unknown, account?: AccountArgument): ErrorAction[] {
  if (!AppError.is(error) || !error.code.startsWith('token/')) {
    return [];
  }
  const explain: CommandId = 'fla.token.explain';
  return [
    {
      title: l10n.t('Explain'),
      run: () => vscode.commands.executeCommand(explain, account),
    },
  ];
}
