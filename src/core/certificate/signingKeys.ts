import { createHash, type KeyObject } from 'node:crypto';
import type { Account, Algorithm } from '../channel/account.ts';
import { AppError } from '../base/errors.ts';
import type { CertificateFacts } from './keyStore.ts';

/** The key by which an account signs, ready for use. */
export interface SigningKey {
  privateKey: KeyObject;
  algorithm: Algorithm;
  certificate: CertificateFacts;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  thumbprint: string;
}

/** Where passphrases are kept, by the SHA-256 of the key store's bytes: a moved or renamed file keeps its passphrase. */
export interface PassphraseStore {
  get(keyStoreDigest: string): Promise<string | undefined>;
  store(keyStoreDigest: string, passphrase: string): Promise<void>;
  forget(keyStoreDigest: string): Promise<void>;
}

/** Asks the user for a passphrase; undefined when the user gives up. */
export type AskPassphrase = (question: {
  file: string;
  keyStoreDigest: string;
  /** The one just tried, or the stored one, does not open the key store. */
  wrong: boolean;
}) => Promise<string | undefined>;

/**
 * Opens accounts' key stores and keeps the opened keys in memory, by the file's digest and alias.
 */
export class SigningKeys {
  readonly #opened = new Map<string, Promise<SigningKey>>();
  readonly #boundaries: {
    /** @throws AppError `keystore/not-found`, `keystore/unreadable`, `keystore/too-large` */
    readKeyStore: (path: string) => Promise<Uint8Array>;
    passphrases: PassphraseStore;
    ask: AskPassphrase;
  };

  constructor(boundaries: {
    readKeyStore: (path: string) => Promise<Uint8Array>;
    passphrases: PassphraseStore;
    ask: AskPassphrase;
  }) {
    this.#boundaries = boundaries;
  }

  /**
   * The account's signing key. Asks for the passphrase where the stored one is missing or no longer opens the file, as often
   * as needed; what is stored stays until another one works.
   *
   * @param path absolute path of the key store
   * @throws AppError `keystore/*`, `certificate/*`; an `AbortError` when the user gives up
   */
  async get(
    account: Pick<Account, 'alias' | 'algorithm'>,
    path: string,
    signal?: AbortSignal,
  ): Promise<SigningKey> {
    const bytes = await this.#boundaries.readKeyStore(path);
    const keyStoreDigest = digestOf(bytes);
    const id = JSON.stringify([keyStoreDigest, account.alias ?? null, account.algorithm ?? null]);
    let key = this.#opened.get(id);
    if (!key) {
      // Whoever needs the same key meanwhile waits for the same question to the user.
      key = this.#open(account, bytes, keyStoreDigest, path, signal);
      this.#opened.set(id, key);
      key.catch(() => this.#opened.delete(id));
    }
    return key;
  }

  /** Forgets the passphrase of a key store and the keys it opened. */
  async forget(path: string): Promise<void> {
    const keyStoreDigest = digestOf(await this.#boundaries.readKeyStore(path));
    for (const id of this.#opened.keys()) {
      if (id.startsWith(JSON.stringify([keyStoreDigest]).slice(0, -1))) {
        this.#opened.delete(id);
      }
    }
    await this.#boundaries.passphrases.forget(keyStoreDigest);
  }

  async #open(
    account: Pick<Account, 'alias' | 'algorithm'>,
    bytes: Uint8Array,
    keyStoreDigest: string,
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<SigningKey> {
    const { passphrases, ask } = this.#boundaries;
    const [{ openKeyStore }, { describeKey, selectSigningKey }] = await Promise.all([
      import('./openKeyStore.ts'),
      import('./selectSigningKey.ts'),
    ]);
    const options = { file: path, ...(signal ? { signal } : {}) };
    const stored = await passphrases.get(keyStoreDigest);
    let passphrase = stored;
    let wrong = false;
    for (;;) {
      signal?.throwIfAborted();
      try {
        const keyStore = await openKeyStore(bytes, passphrase, options);
        if (passphrase !== undefined && passphrase !== stored) {
          await passphrases.store(keyStoreDigest, passphrase);
        }
        const selected = selectSigningKey(keyStore, account.alias, path);
        const { algorithm } = selected;
        if (account.algorithm !== undefined && account.algorithm !== algorithm) {
          throw new AppError('certificate/algorithm-mismatch', {
            file: path,
            key: describeKey(selected.certificate.key),
            algorithm: account.algorithm,
          });
        }
        return { ...selected, thumbprint: selected.certificate.thumbprints.sha256 };
      } catch (error) {
        if (
          !AppError.is(error, 'keystore/passphrase-required') &&
          !AppError.is(error, 'keystore/wrong-passphrase')
        ) {
          throw error;
        }
        wrong = passphrase !== undefined;
      }
      passphrase = await ask({ file: path, keyStoreDigest, wrong });
      if (passphrase === undefined) {
        throw new DOMException('The passphrase was not given', 'AbortError');
      }
    }
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
