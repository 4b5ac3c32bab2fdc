import * as vscode from 'vscode';
import { RESPONSE_VIEW } from '../../contributions.ts';
import type { Services } from '../../services.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ResponsePanel } from './responsePanel.ts';
import type { SendServices } from './sendPlan.ts';

type ExchangeServices = SendServices &
  Pick<Services, 'anomalies' | 'extensionUri' | 'onDidChangeLanguage'>;

/** Sending declarations and requests, and the view of the answers. Both load when they are first used. */
export function registerExchange(services: ExchangeServices): vscode.Disposable {
  let loading: Promise<ResponsePanel> | undefined;
  let sending: ReturnType<typeof loadSending> | undefined;
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
        // Kept, because VS Code answers each `import()` in another thread.
        const { sendPayload } = await (sending ??= loadSending());
        return sendPayload(services, await panel(), uri, options);
      },
      async (error, uri, options) =>
        (await import('./nextSteps.ts')).nextSteps(error, uri, options),
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

function loadSending() {
  return import('./sendPayload.ts');
}
