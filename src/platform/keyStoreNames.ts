import type * as vscode from 'vscode';

const KEY = 'keyStoreNames';

/** Which file a passphrase was typed for, by the SHA-256 of its bytes: what a list can show of a passphrase. A lost name costs nothing. */
export interface KeyStoreNames {
  get(keyStoreDigest: string): string | undefined;
  set(keyStoreDigest: string, file: string): void;
  delete(keyStoreDigest: string): void;
}

/**
 * Remembers the names on this machine, for all workspaces.
 *
 * @param memento the extension's global state
 */
export function createKeyStoreNames(memento: vscode.Memento): KeyStoreNames {
  const all = (): Record<string, string> => memento.get<Record<string, string>>(KEY, {});
  return {
    get: keyStoreDigest => all()[keyStoreDigest],
    set: (keyStoreDigest, file) => {
      if (all()[keyStoreDigest] !== file) {
        void memento.update(KEY, { ...all(), [keyStoreDigest]: file });
      }
    },
    delete: keyStoreDigest => {
      const { [keyStoreDigest]: gone, ...others } = all();
      if (gone !== undefined) {
        void memento.update(KEY, others);
      }
    },
  };
}
