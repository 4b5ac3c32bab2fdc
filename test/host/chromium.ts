import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackage } from './debianPackage.ts';

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MACOS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** Switches for an unattended browser: no first-run pages, no calls home, and no sandbox, which root cannot have. */
export const CHROMIUM_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a browser that playwright can drive: `CHROME_PATH`, else an installed Chrome, Edge or Chromium, else Debian's Chromium,
 * which root installs with apt.
 * @returns absolute path of the executable
 */
export function findChromium(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) {
      return chosen;
    }
    throw new Error(`CHROME_PATH names no file: ${chosen}`);
  }
  const found = installed() ?? (installDebianPackage('chromium') ? installed() : undefined);
  if (!found) {
    throw new Error(
      'No browser for the tests: install Google Chrome, Microsoft Edge or Chromium, or set CHROME_PATH to its executable.',
    );
  }
  return found;
}

function installed(): string | undefined {
  return candidates().find(file => existsSync(file));
}

function candidates(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].flatMap(folder =>
        MACOS.map(file => join(folder, file)),
      );
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
        .map(name => process.env[name])
        .filter(folder => folder !== undefined)
        .flatMap(folder => WINDOWS.map(file => join(folder, file)));
    default:
      return (process.env['PATH'] ?? '')
        .split(delimiter)
        .flatMap(folder => NAMES.map(name => join(folder, name)));
  }
}
