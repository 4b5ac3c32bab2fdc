import type { Page } from 'playwright-core';
import { browserHost } from './browserHost.ts';
import { electronHost } from './electronHost.ts';
import type { HostProfile } from './hostProfile.ts';
import { serverIsSupported } from './installServer.ts';

/** How one VS Code starts. */
export interface HostOptions {
  readonly profile: HostProfile;
  /** Folder with the installed extensions. */
  readonly extensions: string;
  /** False opens the workspace as untrusted; otherwise Workspace Trust is off. */
  readonly trusted: boolean;
  readonly locale?: string | undefined;
  /** Variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Extension folder to load in development mode. */
  readonly development?: string;
  /** ES module whose `run()` VS Code calls in the extension host; only with `development`. */
  readonly tests?: string;
}

/** A VS Code that was started by a test host. */
export interface RunningHost {
  /** Rejects when VS Code ends, or reports that its tests cannot start, before {@link stop}. */
  readonly ended: Promise<never>;
  readonly stop: () => Promise<void>;
}

/** A VS Code whose window playwright drives. */
export interface OpenWindow extends RunningHost {
  readonly page: Page;
}

/** One of the two ways to get a real VS Code: the browser one, and the desktop one of @vscode/test-electron. */
export interface TestHost {
  readonly name: 'server' | 'electron';
  /** Installs a packaged extension into an extensions folder. */
  readonly installVsix: (vsix: string, extensions: string) => Promise<void>;
  /** Starts VS Code for code in its extension host. */
  readonly start: (options: HostOptions) => Promise<RunningHost>;
  /** Starts VS Code and opens its window for playwright. */
  readonly open: (options: HostOptions) => Promise<OpenWindow>;
}

/** The host that `VSCODE_HOST` names (`server` or `electron`); by default `server` on Linux x64, `electron` elsewhere. */
export function chooseHost(): TestHost {
  const wanted = process.env['VSCODE_HOST'] ?? (serverIsSupported ? 'server' : 'electron');
  switch (wanted) {
    case 'server':
      return browserHost;
    case 'electron':
      return electronHost;
    default:
      throw new Error(`VSCODE_HOST is "${wanted}": it can be "server" or "electron".`);
  }
}
