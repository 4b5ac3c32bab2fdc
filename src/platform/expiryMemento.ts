import type * as vscode from 'vscode';
import type { WarnedSteps } from '../core/certificate/expirySteps.ts';

const KEY = 'expiryWarnings';

/**
 * Remembers on this machine, for all workspaces, which warnings of an expiry were given.
 *
 * @param memento the extension's global state
 */
export function createExpiryMemento(memento: vscode.Memento): WarnedSteps {
  const all = (): Record<string, number> => memento.get<Record<string, number>>(KEY, {});
  return {
    get: thumbprint => all()[thumbprint],
    set: (thumbprint, step) => {
      void memento.update(KEY, { ...all(), [thumbprint]: step });
    },
  };
}
