import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OperationArgument } from '../../contributions.ts';
import type { ApiServices } from './apiServices.ts';
import { chooseOperation } from './chooseOperation.ts';

/** For how long the status bar tells what was copied. */
const MILLISECONDS = 3_000;

/**
 * Puts the path of an operation on the clipboard, as the description writes it.
 *
 * @throws AppError `api/unknown`, `api/unreadable`, `operation/unknown`
 */
export async function copyPath(services: ApiServices, named?: OperationArgument): Promise<void> {
  const chosen = await chooseOperation(services, named, l10n.t('Copy Path of Operation'));
  if (chosen) {
    const { path } = chosen.operation;
    await vscode.env.clipboard.writeText(path);
    vscode.window.setStatusBarMessage(l10n.t('Copied {0}', path), MILLISECONDS);
  }
}
