import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { activationTimes, type ActivationTimes } from '../host/activationTimes.ts';

const EXTENSION = 'fla-tools.federal-learning-account';

/** In the extension host: waits until the sample's declarations have activated the extension, then reads what VS Code measured. */
export async function run(): Promise<ActivationTimes> {
  const deadline = Date.now() + 30_000;
  while (vscode.extensions.getExtension(EXTENSION)?.isActive !== true) {
    if (Date.now() > deadline) {
      throw new Error('The extension did not activate.');
    }
    await delay(20);
  }
  return activationTimes(EXTENSION);
}
