import { setImmediate } from 'node:timers/promises';
import { AppError, isCancellation } from '../base/errors.ts';
import type { Account } from '../channel/account.ts';
import type { ChannelConfiguration, ConfiguredAccount } from '../channel/channels.ts';
import { SANDBOX } from '../channel/environment.ts';
import type { AccountCheck, checkAccount } from './checkAccount.ts';
import type { CertificateFacts, KeyStore } from './keyStore.ts';
import type { selectAccountEntry } from './selectSigningKey.ts';
import type { SigningKeys } from './signingKeys.ts';

/** What is known of an account's certificate. */
export type AccountCertificate =
  /** The user would have to be asked for the passphrase. */
  | { kind: 'locked' }
  /** The key store does not open, or holds no such key. */
  | { kind: 'failed'; error: AppError }
  | ({ kind: 'checked'; certificate?: CertificateFacts } & AccountCheck);

/** What watching over certificates needs from outside. */
export interface CertificateBoundaries {
  configuration: () => ChannelConfiguration;
  /** An environment's name as users know it. */
  environmentName: (id: string) => string;
  keys: Pick<SigningKeys, 'openQuietly' | 'opened'>;
  now: () => Date;
  /** Waits before the first of several key stores is opened, so that nothing else waits for this. */
  pause: () => Promise<void>;
  /** A key store is of interest from now on: changes of the file are told by `fileChanged`. */
  watch: (path: string) => void;
  onDidChange: () => void;
  onUnexpected: (error: unknown) => void;
}

/** What came of opening a key store. */
type Outcome = { keyStore: KeyStore } | { error: AppError } | 'locked';

/**
 * Knows the certificates of accounts, as far as their key stores open without a question. Nothing is opened unasked: who wants to know
 * looks once, and is told of every change from then on. Key stores are opened one after the other.
 */
export class AccountCertificates {
  readonly #boundaries: CertificateBoundaries;
  readonly #outcomes = new Map<string, Outcome>();
  /** Paths to look at, the next one first. */
  readonly #queue: string[] = [];
  readonly #disposal = new AbortController();
  /** Loaded with the first key store. */
  #judge:
    | { checkAccount: typeof checkAccount; selectAccountEntry: typeof selectAccountEntry }
    | undefined;
  /** The environments in which each certificate is used, by thumbprint; undefined until it is needed. */
  #uses: Map<string, Set<string>> | undefined;
  /** Whether somebody works on the queue. */
  #running = false;
  /** The path that is being looked at. */
  #looking: string | undefined;
  #everything = false;

  constructor(boundaries: CertificateBoundaries) {
    this.#boundaries = boundaries;
  }

  /** Whether the certificates of all accounts are of interest. */
  get looksAtAll(): boolean {
    return this.#everything;
  }

  /** Whether there are key stores to open yet. */
  get busy(): boolean {
    return this.#looking !== undefined || this.#queue.length > 0;
  }

  /** What is known of an account's certificate now; undefined before anybody looked. */
  get({ account, keyStorePath }: ConfiguredAccount): AccountCertificate | undefined {
    const outcome = this.#outcomes.get(keyStorePath);
    if (outcome === undefined) {
      return undefined;
    }
    if (outcome === 'locked') {
      return { kind: 'locked' };
    }
    if ('error' in outcome) {
      return { kind: 'failed', error: outcome.error };
    }
    return this.#check(account, keyStorePath, outcome.keyStore);
  }

  /** The certificate that an account uses, as far as it is known. */
  certificateOf({ account, keyStorePath }: ConfiguredAccount): CertificateFacts | undefined {
    const outcome = this.#outcomes.get(keyStorePath);
    return typeof outcome === 'object' && 'keyStore' in outcome
      ? this.#leafOf(outcome.keyStore, account.alias, keyStorePath)
      : undefined;
  }

  /** Looks at one account's certificate soon, before all others that wait. */
  look({ keyStorePath }: ConfiguredAccount): void {
    if (!this.#outcomes.has(keyStorePath) && this.#looking !== keyStorePath) {
      const waiting = this.#queue.indexOf(keyStorePath);
      this.#queue.unshift(...(waiting < 0 ? [keyStorePath] : this.#queue.splice(waiting, 1)));
      this.#enqueue([]);
    }
  }

  /** Looks at the certificates of all accounts, also of those that are configured later. */
  lookAtAll(): void {
    this.#everything = true;
    this.configurationChanged();
  }

  /** To be called when accounts came, went or changed. */
  configurationChanged(): void {
    const { accounts } = this.#boundaries.configuration();
    const paths = new Set(accounts.map(({ keyStorePath }) => keyStorePath));
    for (const path of this.#outcomes.keys()) {
      if (!paths.has(path)) {
        this.#outcomes.delete(path);
      }
    }
    this.#uses = undefined;
    if (this.#everything) {
      this.#enqueue([...paths].filter(path => !this.#outcomes.has(path)));
    }
    this.#boundaries.onDidChange();
  }

  /** To be called when key stores may have been opened, or their passphrases forgotten. */
  credentialsChanged(): void {
    const changed = [...this.#outcomes].filter(([path, outcome]) => {
      const known =
        typeof outcome === 'object' && 'keyStore' in outcome ? outcome.keyStore : undefined;
      // What is being opened here at this moment tells of itself.
      return path !== this.#looking && this.#boundaries.keys.opened(path) !== known;
    });
    this.#enqueue(changed.map(([path]) => path));
  }

  /** To be called when a key store's file came, went or changed. */
  fileChanged(path: string): void {
    if (this.#outcomes.has(path)) {
      this.#enqueue([path]);
    }
  }

  dispose(): void {
    this.#disposal.abort();
    this.#queue.length = 0;
  }

  #enqueue(paths: readonly string[]): void {
    this.#queue.push(...paths.filter(path => !this.#queue.includes(path)));
    if (!this.#running && this.#queue.length > 0) {
      this.#run().catch(this.#boundaries.onUnexpected);
    }
  }

  async #run(): Promise<void> {
    const { pause, watch, onDidChange } = this.#boundaries;
    this.#running = true;
    try {
      await pause();
      for (let path = this.#queue.shift(); path !== undefined; path = this.#queue.shift()) {
        this.#looking = path;
        watch(path);
        this.#outcomes.set(path, await this.#open(path));
        this.#looking = undefined;
        this.#uses = undefined;
        onDidChange();
        await setImmediate();
      }
    } finally {
      this.#running = false;
      this.#looking = undefined;
    }
  }

  async #open(path: string): Promise<Outcome> {
    const { keys, onUnexpected } = this.#boundaries;
    try {
      const [{ checkAccount }, { selectAccountEntry }] = await Promise.all([
        import('./checkAccount.ts'),
        import('./selectSigningKey.ts'),
      ]);
      this.#judge = { checkAccount, selectAccountEntry };
      const keyStore = await keys.openQuietly(path, this.#disposal.signal);
      return keyStore === undefined ? 'locked' : { keyStore };
    } catch (error) {
      if (AppError.is(error)) {
        return { error };
      }
      if (!isCancellation(error)) {
        onUnexpected(error);
      }
      return 'locked';
    }
  }

  #check(account: Account, file: string, keyStore: KeyStore): AccountCertificate | undefined {
    try {
      const certificate = this.#leafOf(keyStore, account.alias, file);
      const check = this.#judge?.checkAccount(keyStore, account, file, {
        now: this.#boundaries.now(),
        otherEnvironments: this.#otherEnvironments(account, certificate),
      });
      return check && { kind: 'checked', ...check, ...(certificate ? { certificate } : {}) };
    } catch (error) {
      if (AppError.is(error)) {
        return { kind: 'failed', error };
      }
      throw error;
    }
  }

  /** The sandbox is no environment of the portal: whatever it shares says nothing. */
  #otherEnvironments(
    { environment }: Account,
    certificate: CertificateFacts | undefined,
  ): string[] {
    if (certificate === undefined || environment === SANDBOX) {
      return [];
    }
    this.#uses ??= this.#usesOfCertificates();
    return [...(this.#uses.get(certificate.thumbprints.sha256) ?? [])]
      .filter(id => id !== environment)
      .map(this.#boundaries.environmentName);
  }

  #usesOfCertificates(): Map<string, Set<string>> {
    const uses = new Map<string, Set<string>>();
    for (const configured of this.#boundaries.configuration().accounts) {
      const { environment } = configured.account;
      const thumbprint = this.certificateOf(configured)?.thumbprints.sha256;
      if (environment !== SANDBOX && thumbprint !== undefined) {
        uses.set(thumbprint, (uses.get(thumbprint) ?? new Set()).add(environment));
      }
    }
    return uses;
  }

  /** Without one where the key store has no such key: what is wrong is told by `get`. */
  #leafOf(...selection: Parameters<typeof selectAccountEntry>): CertificateFacts | undefined {
    try {
      return this.#judge?.selectAccountEntry(...selection).certificates[0];
    } catch (error) {
      if (AppError.is(error)) {
        return undefined;
      }
      throw error;
    }
  }
}
