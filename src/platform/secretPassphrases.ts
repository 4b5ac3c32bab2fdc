import type * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';
import type { PassphraseStore } from '../core/certificate/signingKeys.ts';
import type { KeyStoreNames } from './keyStoreNames.ts';

const PREFIX = 'passphrase:';

/** What keeping passphrases needs from outside. */
export interface SecretBoundaries {
  secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete' | 'keys'>;
  names: KeyStoreNames;
  /** A passphrase could not be kept, so that it lives as long as this session. Told once. */
  onForgetful: () => void;
  /** VS Code's secret storage failed; the reason says nothing of what it holds. */
  onFailure: (error: unknown) => void;
}

/**
 * Passphrases in VS Code's SecretStorage, the only place where they are ever kept: each under a key of its own, so that two windows never
 * write the same value. What the storage does not take is held in memory until the session ends.
 */
export function createSecretPassphrases(boundaries: SecretBoundaries): PassphraseStore {
  const { secrets, names, onForgetful, onFailure } = boundaries;
  const memory = new Map<string, string>();
  let isTold = false;

  /** A storage that fails holds nothing that could be read: the user is asked, and nothing is lost. */
  const read = async (keyStoreDigest: string): Promise<string | undefined> => {
    try {
      return await secrets.get(PREFIX + keyStoreDigest);
    } catch (error) {
      onFailure(error);
      return undefined;
    }
  };

  /** Without a keyring a storage may reject, and may as well take what it then does not have. */
  const write = async (keyStoreDigest: string, passphrase: string): Promise<boolean> => {
    try {
      await secrets.store(PREFIX + keyStoreDigest, passphrase);
      return (await read(keyStoreDigest)) === passphrase;
    } catch (error) {
      onFailure(error);
      return false;
    }
  };

  return {
    get: async keyStoreDigest => memory.get(keyStoreDigest) ?? (await read(keyStoreDigest)),
    store: async (keyStoreDigest, passphrase, file) => {
      names.set(keyStoreDigest, file);
      if (await write(keyStoreDigest, passphrase)) {
        memory.delete(keyStoreDigest);
        return;
      }
      memory.set(keyStoreDigest, passphrase);
      if (!isTold) {
        isTold = true;
        onForgetful();
      }
    },
    forget: async keyStoreDigest => {
      memory.delete(keyStoreDigest);
      try {
        await secrets.delete(PREFIX + keyStoreDigest);
      } catch (cause) {
        throw new AppError('secrets/unavailable', {}, { cause });
      }
      names.delete(keyStoreDigest);
    },
    stored: async () => {
      const keys = await secrets.keys().then(
        found => found.filter(key => key.startsWith(PREFIX)),
        (cause: unknown) => {
          throw new AppError('secrets/unavailable', {}, { cause });
        },
      );
      const digests = new Set([...keys.map(key => key.slice(PREFIX.length)), ...memory.keys()]);
      return [...digests].map(keyStoreDigest => {
        const file = names.get(keyStoreDigest);
        return { keyStoreDigest, ...(file === undefined ? {} : { file }) };
      });
    },
  };
}
