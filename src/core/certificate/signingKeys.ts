import { createHash, type KeyObject } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import { SharedWork } from '../base/sharedWork.ts';
import type { Account, Algorithm } from '../channel/account.ts';
import type { CertificateFacts, KeyStore } from './keyStore.ts';

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
  /** Undefined too where what is kept cannot be read: then the user is asked. */
  get(keyStoreDigest: string): Promise<string | undefined>;
  /** @param file absolute path, by which users know the key store; not secret */
  store(keyStoreDigest: string, passphrase: string, file: string): Promise<void>;
  /** @throws AppError `secrets/unavailable` */
  forget(keyStoreDigest: string): Promise<void>;
  /**
   * Every key store whose passphrase is kept, whoever uses it.
   *
   * @throws AppError `secrets/unavailable`
   */
  stored(): Promise<StoredPassphrase[]>;
}

/** What may be told of a passphrase that is kept: never the passphrase. */
export interface StoredPassphrase {
  keyStoreDigest: string;
  /** The file it was typed for, wherever that is now. */
  file?: string;
}

/** Asks the user for a passphrase; undefined when the user gives up. */
export type AskPassphrase = (question: {
  file: string;
  keyStoreDigest: string;
  /** The one just tried, or the stored one, does not open the key store. */
  wrong: boolean;
}) => Promise<string | undefined>;

/** What opening key stores needs from outside. */
export interface KeyBoundaries {
  /** @throws AppError `keystore/not-found`, `keystore/unreadable`, `keystore/too-large` */
  readKeyStore: (path: string) => Promise<Uint8Array>;
  passphrases: PassphraseStore;
  ask: AskPassphrase;
  /** Shows that a key store is being opened, and lets the user cancel: its key derivation may take a while. */
  working: <T>(file: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  onDidChange: () => void;
}

/** Opens key stores and keeps them open in memory, by the file's digest. */
export class SigningKeys {
  readonly #opened = new Map<string, KeyStore>();
  readonly #opening = new SharedWork<KeyStore>();
  /** What was chosen from an open key store, by alias and algorithm: the checks are made once. */
  readonly #selected = new WeakMap<KeyStore, Map<string, SigningKey>>();
  readonly #digests = new Map<string, string>();
  readonly #boundaries: KeyBoundaries;

  constructor(boundaries: KeyBoundaries) {
    this.#boundaries = boundaries;
  }

  /**
   * The account's signing key.
   *
   * @param path absolute path of the key store
   * @throws AppError `keystore/*`, `certificate/*`; an `AbortError` when the user gives up
   */
  async get(
    account: Pick<Account, 'alias' | 'algorithm'>,
    path: string,
    signal?: AbortSignal,
  ): Promise<SigningKey> {
    const keyStore = await this.open(path, signal);
    const id = JSON.stringify([account.alias ?? null, account.algorithm ?? null]);
    const known = this.#selected.get(keyStore) ?? new Map<string, SigningKey>();
    this.#selected.set(keyStore, known);
    let key = known.get(id);
    if (!key) {
      key = await selectKey(keyStore, account, path);
      known.set(id, key);
    }
    return key;
  }

  /**
   * A key store, opened. Asks for the passphrase where the stored one is missing or does not open the file, as often as
   * needed; what is stored stays until another one works.
   *
   * @throws AppError `keystore/*`; an `AbortError` when the user gives up
   */
  async open(path: string, signal?: AbortSignal): Promise<KeyStore> {
    const bytes = await this.#boundaries.readKeyStore(path);
    const keyStoreDigest = digestOf(bytes);
    this.#digests.set(path, keyStoreDigest);
    const opened = this.#opened.get(keyStoreDigest);
    if (opened) {
      return opened;
    }
    // Whoever needs the same key store meanwhile waits for the same question to the user.
    return this.#opening.run(keyStoreDigest, signal, async opening =>
      this.#keep(keyStoreDigest, await this.#open(bytes, keyStoreDigest, path, opening)),
    );
  }

  /**
   * A key store that opens without a question: with the stored passphrase, or without any.
   *
   * @returns undefined where the user would have to be asked
   * @throws AppError `keystore/*`
   */
  async openQuietly(path: string, signal?: AbortSignal): Promise<KeyStore | undefined> {
    const bytes = await this.#boundaries.readKeyStore(path);
    const keyStoreDigest = digestOf(bytes);
    this.#digests.set(path, keyStoreDigest);
    const known = this.#opened.get(keyStoreDigest);
    if (known) {
      return known;
    }
    const passphrase = await this.#boundaries.passphrases.get(keyStoreDigest);
    const { openKeyStore } = await import('./openKeyStore.ts');
    try {
      const options = { file: path, ...(signal ? { signal } : {}) };
      return this.#keep(keyStoreDigest, await openKeyStore(bytes, passphrase, options));
    } catch (error) {
      if (asksForPassphrase(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** A key store that is open already: never asks, never opens. */
  opened(path: string): KeyStore | undefined {
    const keyStoreDigest = this.#digests.get(path);
    return keyStoreDigest === undefined ? undefined : this.#opened.get(keyStoreDigest);
  }

  /**
   * Keeps the passphrase of a key store that was just written.
   *
   * @param replaced what stood in the file before: its passphrase is forgotten, now that the new one is safe
   */
  async remember(path: string, passphrase: string, replaced?: Uint8Array): Promise<void> {
    const { readKeyStore, passphrases, onDidChange } = this.#boundaries;
    await passphrases.store(digestOf(await readKeyStore(path)), passphrase, path);
    if (replaced) {
      this.#opened.delete(digestOf(replaced));
      // Should this fail, a passphrase is left that no file needs: all that are kept can be listed and forgotten.
      await passphrases.forget(digestOf(replaced)).catch(() => undefined);
    }
    onDidChange();
  }

  /**
   * Forgets a key store's passphrase and closes it; of a file that is gone meanwhile, what was opened of it.
   *
   * @throws AppError `keystore/*` for a file that was never read, `secrets/unavailable`
   */
  async forget(path: string): Promise<void> {
    await this.forgetStored([await this.digestOf(path)]);
  }

  /**
   * The SHA-256 by which a key store's passphrase is kept; of a file that is gone meanwhile, what it was.
   *
   * @throws AppError `keystore/*` for a file that was never read
   */
  async digestOf(path: string): Promise<string> {
    try {
      return digestOf(await this.#boundaries.readKeyStore(path));
    } catch (error) {
      const known = this.#digests.get(path);
      if (known === undefined) {
        throw error;
      }
      return known;
    }
  }

  /**
   * Every key store whose passphrase is kept.
   *
   * @throws AppError `secrets/unavailable`
   */
  async stored(): Promise<StoredPassphrase[]> {
    return this.#boundaries.passphrases.stored();
  }

  /**
   * Forgets passphrases by the digests of their key stores, which are closed. One that cannot be forgotten does not keep the others.
   *
   * @throws AppError `secrets/unavailable`
   */
  async forgetStored(keyStoreDigests: readonly string[]): Promise<void> {
    const { passphrases, onDidChange } = this.#boundaries;
    const outcomes = await Promise.allSettled(
      keyStoreDigests.map(async keyStoreDigest => {
        this.#opened.delete(keyStoreDigest);
        await passphrases.forget(keyStoreDigest);
      }),
    );
    onDidChange();
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      throw failed.reason;
    }
  }

  #keep(keyStoreDigest: string, keyStore: KeyStore): KeyStore {
    this.#opened.set(keyStoreDigest, keyStore);
    this.#boundaries.onDidChange();
    return keyStore;
  }

  async #open(
    bytes: Uint8Array,
    keyStoreDigest: string,
    path: string,
    signal: AbortSignal,
  ): Promise<KeyStore> {
    const { passphrases, ask, working } = this.#boundaries;
    const { openKeyStore } = await import('./openKeyStore.ts');
    const stored = await passphrases.get(keyStoreDigest);
    let passphrase = stored;
    for (;;) {
      signal.throwIfAborted();
      try {
        const tried = passphrase;
        const keyStore = await working(path, cancelled =>
          openKeyStore(bytes, tried, { file: path, signal: AbortSignal.any([signal, cancelled]) }),
        );
        if (passphrase !== undefined && passphrase !== stored) {
          await passphrases.store(keyStoreDigest, passphrase, path);
        }
        return keyStore;
      } catch (error) {
        if (!asksForPassphrase(error)) {
          throw error;
        }
      }
      passphrase = await ask({ file: path, keyStoreDigest, wrong: passphrase !== undefined });
      if (passphrase === undefined) {
        throw new DOMException('The passphrase was not given', 'AbortError');
      }
    }
  }
}

async function selectKey(
  keyStore: KeyStore,
  account: Pick<Account, 'alias' | 'algorithm'>,
  path: string,
): Promise<SigningKey> {
  const { selectAccountKey } = await import('./selectSigningKey.ts');
  const { algorithm, certificate, privateKey } = selectAccountKey(keyStore, account, path);
  return { privateKey, algorithm, certificate, thumbprint: certificate.thumbprints.sha256 };
}

function asksForPassphrase(error: unknown): boolean {
  return (
    AppError.is(error, 'keystore/passphrase-required') ||
    AppError.is(error, 'keystore/wrong-passphrase')
  );
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
