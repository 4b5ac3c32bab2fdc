import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import type { HostOptions, OpenWindow, RunningHost, TestHost } from './testHost.ts';

/** Desktop VS Code, downloaded by @vscode/test-electron into `.vscode-test`. Needs a display: on Linux run it under `xvfb-run`. */
export const electronHost: TestHost = {
  name: 'electron',
  installVsix: async (vsix, extensions) => {
    await runVSCodeCommand([
      '--install-extension',
      vsix,
      '--force',
      `--extensions-dir=${extensions}`,
      `--user-data-dir=${extensions}-user-data`,
    ]);
  },
  // runTests() always switches Workspace Trust off, and VS Code trusts every workspace of a test run.
  start: options => (options.tests !== undefined ? startTests(options) : open(options)),
  open,
};

async function startTests(options: HostOptions): Promise<RunningHost> {
  const { development, tests, environment } = options;
  if (development === undefined || tests === undefined) {
    throw new Error('VS Code runs tests only beside an extension in development.');
  }
  const vscodeExecutablePath = await downloadAndUnzipVSCode();
  const finished = runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: development,
    extensionTestsPath: tests,
    launchArgs: launchArguments(options),
    ...(environment === undefined ? {} : { extensionTestsEnv: environment }),
  });
  // A run that ends well has left its result behind; only a failure is news.
  const ended = finished.then(() => new Promise<never>(() => undefined));
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      await finished.catch(() => undefined);
    },
  };
}

async function open(options: HostOptions): Promise<OpenWindow> {
  const { development, tests, environment, trusted } = options;
  const application = await _electron.launch({
    executablePath: await downloadAndUnzipVSCode(),
    args: [
      ...launchArguments(options),
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      '--use-inmemory-secretstorage', // a desktop keyring would ask for its own password
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(development === undefined ? [] : [`--extensionDevelopmentPath=${development}`]),
      ...(tests === undefined ? [] : [`--extensionTestsPath=${tests}`]),
    ],
    env: { ...desktopEnvironment(), ...environment },
  });
  let stopping = false;
  const ended = new Promise<never>((_, reject) => {
    application.on('close', () => {
      if (!stopping) {
        reject(new Error('VS Code ended by itself.'));
      }
    });
  });
  ended.catch(() => undefined);
  const page = await application.firstWindow();
  return {
    page,
    ended,
    stop: async () => {
      stopping = true;
      await application.close();
    },
  };
}

function launchArguments({ profile, extensions, locale }: HostOptions): string[] {
  return [
    profile.opened,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${extensions}`,
    ...(locale === undefined ? [] : [`--locale=${locale}`]),
  ];
}

/** What makes the executable behave as plain Node, or as part of the VS Code around it, must not be inherited. */
function desktopEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(entry[0]),
    ),
  );
}
