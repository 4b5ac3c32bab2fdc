import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';
import { injectDevelopmentOptions } from './developmentOptions.ts';
import { installVsix, startServer } from './serverHost.ts';
import type { HostOptions, OpenWindow, TestHost } from './testHost.ts';

/** VS Code as a server with its real extension host, and its real workbench in an installed Chromium. */
export const browserHost: TestHost = { name: 'server', installVsix, start: open, open };

async function open(options: HostOptions): Promise<OpenWindow> {
  const { profile, extensions, trusted, locale, environment, development, tests } = options;
  const executablePath = findChromium();
  const server = await startServer({
    profile,
    extensions,
    trusted,
    ...(locale === undefined ? {} : { locale }),
    ...(environment === undefined ? {} : { environment }),
  });
  try {
    const context = await chromium.launchPersistentContext(profile.browser, {
      executablePath,
      args: CHROMIUM_ARGUMENTS,
      viewport: { width: 1280, height: 800 },
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: server.origin,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    const failed = tests === undefined ? server.ended : testsFailed(page);
    if (development !== undefined) {
      await injectDevelopmentOptions(page, {
        extensions: [development],
        ...(tests === undefined ? {} : { tests }),
      });
    }
    const stop = async (): Promise<void> => {
      await context.close();
      await server.stop();
    };
    await page.goto(server.url(profile.opened));
    return { page, ended: Promise.race([server.ended, failed]), stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The workbench hands the log and the exit code of a test run to two functions that its page must offer. */
function testsFailed(page: Page): Promise<never> {
  const lines: string[] = [];
  const failed = new Promise<never>((_, reject) => {
    const offered = Promise.all([
      page.exposeFunction('codeAutomationLog', (type: string, parts: unknown[]) => {
        if (type === 'error') {
          lines.push(parts.map(String).join(' '));
        }
      }),
      page.exposeFunction('codeAutomationExit', (code: number) => {
        if (code !== 0) {
          reject(new Error(`VS Code could not run the tests:\n${lines.slice(-10).join('\n')}`));
        }
      }),
    ]);
    offered.catch(reject);
  });
  failed.catch(() => undefined); // whoever waits for the tests races with `ended`
  return failed;
}
