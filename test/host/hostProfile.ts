import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one run of VS Code. Everything it writes lies below `root`, so a test can search all of it. */
export interface HostProfile {
  readonly root: string;
  /** `--user-data-dir`: `User/settings.json`, logs, and what extensions store. */
  readonly userData: string;
  /** The browser's own profile: there the browser VS Code keeps mementos and encrypted secrets. */
  readonly browser: string;
  readonly home: string;
  readonly temporary: string;
  /** The folder with the user's files. */
  readonly workspace: string;
  /** What VS Code opens: that folder, or the workspace file in it. */
  readonly opened: string;
}

/** Values of user settings by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** What a profile starts with. */
export interface ProfileContent {
  /** Absolute path of a folder that is copied; without it the workspace is empty. */
  readonly workspace?: string;
  /** User settings beside the quiet ones. */
  readonly settings?: Settings;
  /** A display language for which no language pack is installed (`nl`, `fr`, `de`). */
  readonly locale?: string;
}

/** User settings that keep VS Code from talking, asking, and calling home. */
export const QUIET_SETTINGS: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Makes a fresh profile below the system's temporary folder: paths of sockets must stay short. */
export function createProfile({ workspace, settings, locale }: ProfileContent): HostProfile {
  const root = mkdtempSync(join(tmpdir(), 'fla-'));
  const folder = join(root, 'workspace');
  mkdirSync(folder);
  if (workspace !== undefined) {
    cpSync(workspace, folder, { recursive: true });
  }
  const workspaceFile = readdirSync(folder).find(name => name.endsWith('.code-workspace'));
  const profile: HostProfile = {
    root,
    userData: join(root, 'user-data'),
    browser: join(root, 'browser'),
    home: join(root, 'home'),
    temporary: join(root, 'tmp'),
    workspace: folder,
    opened: join(folder, workspaceFile ?? ''),
  };
  for (const made of [join(profile.userData, 'User'), profile.home, profile.temporary]) {
    mkdirSync(made, { recursive: true });
  }
  writeJson(join(profile.userData, 'User/settings.json'), { ...QUIET_SETTINGS, ...settings });
  if (locale !== undefined) {
    declareLanguage(profile, locale);
  }
  return profile;
}

/** Removes a profile with everything in it. */
export function removeProfile({ root }: HostProfile): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

/** VS Code takes a display language only when some pack provides it: this one translates nothing. */
function declareLanguage({ userData }: HostProfile, locale: string): void {
  const translation = join(userData, `${locale}.json`);
  writeJson(translation, { '': [''], version: '1.0.0', contents: {} });
  writeJson(join(userData, 'languagepacks.json'), {
    [locale]: {
      hash: locale,
      extensions: [{ extensionIdentifier: { id: 'fla-tools.language' }, version: '1.0.0' }],
      translations: { vscode: translation },
      label: locale,
    },
  });
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value, undefined, 2));
}
