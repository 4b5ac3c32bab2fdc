import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RESPONSE_VIEW, type CommandId, type SendOptions } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Services } from '../../services.ts';
import { explainAction } from '../../ui/explainAction.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ErrorAction } from '../../ui/showError.ts';
import type { ResponsePanel } from './responsePanel.ts';
import type { SendServices } from './sendDeclaration.ts';

type ExchangeServices = SendServices &
  Pick<Services, 'extensionUri' | 'language' | 'onDidChangeLanguage'>;

/** Sending declarations, and the view of the answers. Both load when they are first used. */
export function registerExchange(services: ExchangeServices): vscode.Disposable {
  let loading: Promise<ResponsePanel> | undefined;
  const panel = (): Promise<ResponsePanel> => {
    loading ??= import('./responsePanel.ts').then(
      ({ ResponsePanel: Panel }) => new Panel(services),
    );
    return loading;
  };
  return vscode.Disposable.from(
    registerCommand(
      'fla.send',
      services.log,
      async (uri, options) => {
        const { sendDeclaration } = await import('./sendDeclaration.ts');
        return sendDeclaration(services, await panel(), uri, options);
      },
      nextSteps,
    ),
    vscode.window.registerWebviewPanelSerializer(RESPONSE_VIEW, {
      deserializeWebviewPanel: async (webviewPanel, state) =>
        (await panel()).deserializeWebviewPanel(webviewPanel, state),
    }),
    {
      dispose: () => {
        void loading?.then(shown => {
          shown.dispose();
        });
      },
    },
  );
}

/** What helps with a declaration that cannot be sent as it stands in its editor. */
function nextSteps(error: unknown, uri?: vscode.Uri, options?: SendOptions): ErrorAction[] {
  const explanation = explainAction(error, options?.account);
  if (explanation.length > 0) {
    return explanation;
  }
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!target) {
    return [];
  }
  if (AppError.is(error, 'declaration/not-saved')) {
    return [
      {
        title: l10n.t('Save and Send'),
        run: async () => {
          const document = await vscode.workspace.openTextDocument(target);
          if (await document.save()) {
            const send: CommandId = 'fla.send';
            await vscode.commands.executeCommand(send, document.uri, options);
          }
        },
      },
    ];
  }
  if (AppError.is(error, 'declaration/not-json')) {
    const { line, column } = error.details;
    return [
      {
        title: l10n.t('Go to Line {0}', line),
        run: async () => {
          const place = new vscode.Position(line - 1, column - 1);
          await vscode.window.showTextDocument(target, {
            selection: new vscode.Range(place, place),
          });
        },
      },
    ];
  }
  return [];
}
