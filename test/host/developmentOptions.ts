import type { Page } from 'playwright-core';

/** What a VS Code in development mode loads: absolute paths on the server. */
export interface DevelopmentOptions {
  readonly extensions: readonly string[];
  /** ES module (`.mjs`) whose `run()` VS Code calls in the extension host. */
  readonly tests?: string;
}

/**
 * Puts the next workbench that this page opens into development mode. A built VS Code ignores `extensionDevelopmentPath` in its
 * address, so the configuration inside the page is completed just before the workbench reads it. (Rewriting the page with a
 * route is no way: Chromium then refuses the workbench its WebSocket.)
 */
export async function injectDevelopmentOptions(
  page: Page,
  { extensions, tests }: DevelopmentOptions,
): Promise<void> {
  // As text: the script runs in the page, whose types this project does not load.
  await page.addInitScript({
    content: `(() => {
      if (window.top !== window) return;
      const uri = path => ({ $mid: 1, scheme: 'vscode-remote', authority: location.host, path });
      const original = Element.prototype.getAttribute;
      Element.prototype.getAttribute = function (name) {
        const value = original.call(this, name);
        if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration' || !value) {
          return value;
        }
        const configuration = JSON.parse(value);
        const tests = ${JSON.stringify(tests ?? null)};
        configuration.developmentOptions = {
          ...configuration.developmentOptions,
          extensions: ${JSON.stringify(extensions)}.map(uri),
          ...(tests === null ? {} : { extensionTestsPath: uri(tests) }),
        };
        return JSON.stringify(configuration);
      };
    })();`,
  });
}
