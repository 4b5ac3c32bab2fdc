import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { AppError } from '../core/base/errors.ts';
import type { ErrorAction } from './showError.ts';

/** What helps when an account got no token: the exchange, explained. */
export function explainAction(error: unknown, accountId: string | undefined): ErrorAction[] {
  if (!AppError.is(error) || !error.code.startsWith('token/') || accountId === undefined) {
    return [];
  }
  const explain: CommandId = 'fla.token.explain';
  return [
    {
      title: l10n.t('Explain'),
      run: () => vscode.commands.executeCommand(explain, accountId),
    },
  ];
}
