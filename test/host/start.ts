// `npm start`: opens a VS Code with the extension on a copy of the sample.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { packageVsix, VSIX } from '../packageVsix.ts';
import { createProfile, removeProfile } from './hostProfile.ts';
import { serverIsSupported } from './installServer.ts';
import { REPOSITORY } from './repository.ts';
import { installVsix, startServer } from './serverHost.ts';

const SAMPLE = join(REPOSITORY, 'media/sample');

/** Opens the desktop VS Code, whose own trust question comes as it does for every new folder. */
function openDesktop(code: string): void {
  const workspace = mkdtempSync(join(tmpdir(), 'fla-sample-'));
  cpSync(SAMPLE, workspace, { recursive: true });
  const args = ['--new-window', `--extensionDevelopmentPath=${REPOSITORY}`, workspace];
  const declaration = firstDeclaration(workspace);
  const { error, status } = spawnSync(
    code,
    declaration === undefined ? args : [...args, declaration],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (error !== undefined || status !== 0) {
    throw new Error(`${code} could not open the sample.`, { cause: error });
  }
  console.log(`VS Code opens ${workspace}, a copy of the sample.`);
}

/** Serves VS Code to a browser of the user's choice until Ctrl+C. */
async function serveBrowser(): Promise<void> {
  packageVsix();
  const profile = createProfile({ workspace: SAMPLE });
  const extensions = join(profile.root, 'extensions');
  await installVsix(VSIX, extensions);
  const server = await startServer({ profile, extensions });
  const url = server.url(profile.workspace, firstDeclaration(profile.workspace));
  console.log(`\nVS Code with the extension and a copy of the sample:\n\n  ${url}\n`);
  console.log('Ctrl+C stops it and removes the copy.');
  // `on`, not `once`: Ctrl+C arrives from the terminal and again from the process above, and must not cut the clean-up short.
  const interrupted = new Promise<void>(resolve => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve);
  });
  try {
    await Promise.race([interrupted, server.ended]);
  } finally {
    await server.stop();
    removeProfile(profile);
  }
}

/** The declaration to show first: one that the sandbox accepts. */
function firstDeclaration(workspace: string): string | undefined {
  const name = readdirSync(workspace, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.fla.json'))
    .sort()[0];
  return name === undefined ? undefined : join(workspace, name);
}

function desktopCode(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(file => existsSync(file));
}

const code = desktopCode();
if (code !== undefined) {
  openDesktop(code);
} else if (serverIsSupported) {
  await serveBrowser();
} else {
  console.error(
    'Install Visual Studio Code and its "code" command (Command Palette: Install \'code\' command in PATH), then run npm start again.',
  );
  process.exitCode = 1;
}
