import type { ApiDescription } from '../api/apiDescription.ts';
import type { Quality } from '../channel/quality.ts';

/** A webservice account as it is registered in Chaman. Several entries with one client id are several certificates of it. */
export interface SandboxClient {
  clientId: string;
  quality: Quality;
  /** Ten digits: the number of whoever holds the account. */
  enterpriseNumber: string;
  /** Enterprise numbers of the employers that gave a mandate; they count for representatives alone. */
  mandates?: string[];
  /** The registered X.509 certificate, DER. */
  certificate: Uint8Array;
}

/** What the portal leaves undocumented, and what a test wants to vary. */
export interface SandboxSettings {
  /** `expires_in` of every token, in seconds. */
  tokenLifetime: number;
  /** Longest time between `iat` and `exp` of an assertion, in seconds. */
  assertionLifetime: number;
  /** How far the client's clock may be off, in seconds. */
  clockSkew: number;
  /** Largest request body, in bytes. */
  bodyLimit: number;
}

/** The portal publishes none of these: they are ours. */
export const DEFAULT_SANDBOX_SETTINGS: Readonly<SandboxSettings> = {
  tokenLifetime: 600,
  assertionLifetime: 300,
  clockSkew: 30,
  bodyLimit: 1024 * 1024,
};

/** What a sandbox is made of. */
export interface SandboxOptions {
  /** Where it is reached, for example `http://127.0.0.1:8080`. */
  origin: string;
  /** The active API description: all paths, fields and scopes come from it. A function is asked on every call. */
  description: ApiDescription | (() => ApiDescription);
  /** The registered clients; a function is asked on every call, so that registering takes effect at once. */
  clients: readonly SandboxClient[] | (() => readonly SandboxClient[]);
  clock: () => Date;
  randomUUID: () => string;
  settings?: Partial<SandboxSettings>;
}

/** `SandboxOptions` with everything filled in, as the parts of the sandbox share it. */
export interface SandboxContext {
  origin: string;
  readonly description: ApiDescription;
  clients: () => readonly SandboxClient[];
  clock: () => Date;
  randomUUID: () => string;
  settings: SandboxSettings;
}
