import * as vscode from 'vscode';
import { TOKEN_TEXT_VIEW, TOKEN_VIEW, type AccountArgument } from '../../contributions.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { explainAction } from '../../ui/explainAction.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ClipboardToken } from './clipboardToken.ts';
import type { TokenPanel } from './tokenPanel.ts';
import type { TokenServices } from './tokenServices.ts';

/** Where developers keep requests and answers: request files of several extensions, and JSON. */
const TOKEN_DOCUMENTS: vscode.DocumentSelector = [
  { pattern: '**/*.{fla,http,rest,jwt}' },
  { language: 'jwt' },
  { language: 'json' },
  { language: 'jsonc' },
];

/** Getting, explaining, copying and forgetting access tokens. What does it loads when it is first used. */
export function registerToken(services: TokenServices): vscode.Disposable {
  const { log, channels, activeAccount } = services;
  const panel = lazily<TokenPanel>(async () => {
    const { TokenPanel: Panel } = await import('./tokenPanel.ts');
    return new Panel(services, TOKEN_VIEW);
  });
  const textPanel = lazily<TokenPanel>(async () => {
    const { TokenPanel: Panel } = await import('./tokenPanel.ts');
    return new Panel(services, TOKEN_TEXT_VIEW);
  });
  const clipboard = lazily<ClipboardToken>(async () => {
    const { createClipboardToken } = await import('./createClipboardToken.ts');
    return createClipboardToken(log);
  });
  /** What a command does with its account, unless the user chooses none. */
  const withAccount =
    (run: (configured: ConfiguredAccount) => Promise<void>) =>
    async (argument?: AccountArgument): Promise<void> => {
      const { chooseAccount } = await import('../../ui/chooseAccount.ts');
      const configured = await chooseAccount(channels, activeAccount, argument);
      if (configured) {
        await run(configured);
      }
    };
  const tell = (isTest: boolean) =>
    withAccount(async configured => {
      const { tellToken } = await import('./getToken.ts');
      await tellToken(services, configured, isTest);
    });
  const show = (focus: 'exchange' | 'token') =>
    withAccount(async configured => {
      const { showToken } = await import('./showToken.ts');
      await showToken(services, await panel.get(), configured, focus);
    });
  return vscode.Disposable.from(
    panel,
    textPanel,
    clipboard,
    vscode.languages.registerHoverProvider(TOKEN_DOCUMENTS, {
      provideHover: async (document, position) => {
        const { tokenHover } = await import('./tokenHover.ts');
        return tokenHover(document, position, services);
      },
    }),
    registerCommand('fla.token.inspectText', log, async (uri, at) => {
      const { inspectTokenText } = await import('./inspectTokenText.ts');
      await inspectTokenText(services, await textPanel.get(), uri, at);
    }),
    registerCommand('fla.token.get', log, tell(false), explainAction),
    registerCommand('fla.account.test', log, tell(true), explainAction),
    registerCommand('fla.token.explain', log, show('exchange')),
    registerCommand('fla.token.inspect', log, show('token')),
    registerCommand(
      'fla.token.copy',
      log,
      withAccount(async configured => {
        const { copyToken } = await import('./copyToken.ts');
        await copyToken(services, await clipboard.get(), configured);
      }),
      explainAction,
    ),
    registerCommand(
      'fla.token.discard',
      log,
      withAccount(async ({ account }) => {
        const { discardToken } = await import('./discardToken.ts');
        discardToken(services, account);
      }),
    ),
  );
}

/** Something that is made when it is first used, and disposed of if it was. */
function lazily<T extends vscode.Disposable>(make: () => Promise<T>) {
  let made: Promise<T> | undefined;
  return {
    get: (): Promise<T> => (made ??= make()),
    dispose: (): void => {
      made?.then(
        thing => {
          thing.dispose();
        },
        // What could not be made told of it when it was to be used.
        () => undefined,
      );
    },
  };
}
