import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleDriver } from './bundle.ts';
import { createProfile, removeProfile, type ProfileContent } from './hostProfile.ts';
import { environmentOf } from './hostPaths.ts';
import { REPOSITORY } from './repository.ts';
import type { TestHost } from './testHost.ts';

/** A module to run inside the extension host of a fresh VS Code. */
export interface ScriptRun extends ProfileContent {
  /** Absolute path of an ES module that exports `run(): Promise<unknown>`; see `bundleForHost`. */
  readonly module: string;
  /** Folder with the installed extensions. */
  readonly extensions: string;
  /**
   * False opens the workspace as untrusted, with dialogs as users see them. Otherwise VS Code is in its test mode, which
   * trusts the workspace and refuses dialogs.
   */
  readonly trusted: boolean;
  /** Variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Takes what the script writes to its report (the file in `FLA_TEST_REPORT`) while it runs. */
  readonly onReport?: (text: string) => void;
  /** Limit of the whole run in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Starts VS Code on a fresh profile, runs the module in its extension host and stops it.
 * @returns what `run()` resolved to, as JSON carries it; rejects with what it threw. The profile is kept after a failure.
 */
export async function runInHost(host: TestHost, run: ScriptRun): Promise<unknown> {
  const driver = await bundleDriver();
  const profile = createProfile(run);
  const result = join(profile.root, 'result.json');
  const report = join(profile.root, 'report.txt');
  const running = await host.start({
    profile,
    extensions: run.extensions,
    trusted: run.trusted,
    locale: run.locale,
    development: driver.extension,
    ...(run.trusted ? { tests: driver.tests } : {}),
    environment: {
      ...run.environment,
      ...environmentOf({
        repository: REPOSITORY,
        workspace: profile.workspace,
        userData: profile.userData,
        profile: profile.root,
      }),
      FLA_TEST_MODULE: run.module,
      FLA_TEST_RESULT: result,
      FLA_TEST_REPORT: report,
      FLA_TEST_START: run.trusted ? 'tests' : 'activation',
    },
  });
  const following = new AbortController();
  const followed = follow(report, run.onReport, following.signal);
  try {
    await Promise.race([running.ended, untilExists(result, run.timeoutMs)]);
  } catch (error) {
    throw new Error(`No result from the extension host; see ${profile.root}`, { cause: error });
  } finally {
    following.abort();
    await followed;
    await running.stop();
  }
  const outcome = JSON.parse(readFileSync(result, 'utf8')) as
    { value: unknown } | { error: string };
  if ('error' in outcome) {
    throw new Error(`The script failed in the extension host: ${outcome.error}`);
  }
  removeProfile(profile);
  return outcome.value;
}

async function untilExists(file: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!existsSync(file)) {
    if (Date.now() > deadline) {
      throw new Error(`Nothing after ${timeoutMs / 1000} s.`);
    }
    await delay(50);
  }
}

/** Passes on what is appended to a file until the signal comes, and the rest that stands there then. */
async function follow(
  file: string,
  take: ScriptRun['onReport'],
  signal: AbortSignal,
): Promise<void> {
  const buffer = Buffer.alloc(64 * 1024);
  const decoder = new TextDecoder();
  let position = 0;
  for (;;) {
    const last = signal.aborted;
    while (take !== undefined && existsSync(file)) {
      const handle = openSync(file, 'r');
      const length = readSync(handle, buffer, 0, buffer.length, position);
      closeSync(handle);
      if (length === 0) {
        break;
      }
      position += length;
      take(decoder.decode(buffer.subarray(0, length), { stream: true }));
    }
    if (last) {
      return;
    }
    await delay(100, undefined, { signal }).catch(() => undefined);
  }
}
