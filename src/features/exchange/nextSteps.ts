import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, SendOptions } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { explainAction } from '../../ui/explainAction.ts';
import type { ErrorAction } from '../../ui/showError.ts';

/** What helps with a declaration that cannot be sent as it stands in its editor. */
export function nextSteps(error: unknown, uri?: vscode.Uri, options?: SendOptions): ErrorAction[] {
  const explanation = explainAction(error, options?.account);
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (explanation.length > 0 || !target) {
    return explanation;
  }
  if (AppError.is(error, 'declaration/not-saved')) {
    return [saveAndSend(target, options)];
  }
  if (AppError.is(error, 'declaration/not-json') || AppError.is(error, 'request/invalid')) {
    const { line, column } = error.details;
    return [
      {
        title: l10n.t('Go to Line {0}', line),
        run: () => showPlace(fileOf(target, error.details.file), line, column),
      },
    ];
  }
  if (AppError.is(error, 'declaration/invalid')) {
    const { line, column } = error.details;
    return [
      {
        title: l10n.t('Show Problems'),
        run: async () => {
          await showPlace(fileOf(target, error.details.file), line, column);
          await vscode.commands.executeCommand('workbench.actions.view.problems');
        },
      },
      {
        title: l10n.t('Send Anyway'),
        run: () => send(target, { ...options, skipValidation: true }),
      },
    ];
  }
  return [];
}

/** A request takes its body from another file where the path says so. */
function fileOf(target: vscode.Uri, path: string): vscode.Uri {
  return path === target.path ? target : vscode.Uri.file(path);
}

function saveAndSend(uri: vscode.Uri, options: SendOptions | undefined): ErrorAction {
  return {
    title: l10n.t('Save and Send'),
    run: async () => {
      // What was never saved gets another address.
      const saved = await vscode.workspace.save(uri);
      if (saved) {
        await send(saved, options);
      }
    },
  };
}

function send(uri: vscode.Uri, options: SendOptions | undefined): Thenable<unknown> {
  const command: CommandId = 'fla.send';
  return vscode.commands.executeCommand(command, uri, options);
}

/** @param line as `column` from 1 */
function showPlace(uri: vscode.Uri, line: number, column: number): Thenable<unknown> {
  const place = new vscode.Position(line - 1, column - 1);
  return vscode.window.showTextDocument(uri, { selection: new vscode.Range(place, place) });
}
