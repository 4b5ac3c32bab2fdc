import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { activationTimes, type ActivationTimes } from '../host/activationTimes.ts';

const EXTENSION = 'fla-tools.federal-learning-account';

/** Milliseconds for which the extension host must have answered at once before it counts as settled. */
const SETTLED = 1500;

/**
 * In the extension host, on a workspace that does not activate the extension by itself: waits until VS Code has started, so that
 * the extension's own time is measured and not that of everything that starts beside it, activates it and reads what VS Code
 * measured.
 */
export async function run(): Promise<ActivationTimes> {
  await untilSettled();
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension?.isActive !== false) {
    throw new Error('The extension is missing, or active before anything needed it.');
  }
  await extension.activate();
  return activationTimes(EXTENSION);
}

async function untilSettled(): Promise<void> {
  let quietSince = performance.now();
  while (performance.now() - quietSince < SETTLED) {
    const before = performance.now();
    await delay(10);
    if (performance.now() - before > 20) {
      quietSince = performance.now();
    }
  }
}
