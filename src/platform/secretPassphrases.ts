import type * as vscode from 'vscode';
import type { PassphraseStore } from '../core/certificate/signingKeys.ts';

/** Passphrases in VS Code's SecretStorage, the only place where they are ever kept. */
export function createSecretPassphrases(secrets: vscode.SecretStorage): PassphraseStore {
  const keyOf = (keyStoreDigest: string): string => `passphrase:${keyStoreDigest}`;
  return {
    get: async keyStoreDigest => secrets.get(keyOf(keyStoreDigest)),
    store: async (keyStoreDigest, passphrase) => secrets.store(keyOf(keyStoreDigest), passphrase),
    forget: async keyStoreDigest => secrets.delete(keyOf(keyStoreDigest)),
  };
}
