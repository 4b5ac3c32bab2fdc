import { ExpiringMap } from './expiringMap.ts';
import type { SandboxContext } from './sandboxOptions.ts';

/** What the sandbox knows of a token it gave out. */
export interface IssuedToken {
  clientId: string;
  scopes: string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** How long an expired token is still told from one that never was, in milliseconds. */
const REMEMBERED = 3_600_000;

/** The access tokens given out: opaque, known here alone. */
export class IssuedTokens {
  readonly #tokens: ExpiringMap<IssuedToken>;
  readonly #context: SandboxContext;

  constructor(context: SandboxContext) {
    this.#context = context;
    this.#tokens = new ExpiringMap(context.clock);
  }

  /** Makes a token that works until the setting's lifetime is over. */
  issue(clientId: string, scopes: string[]): string {
    const { clock, randomUUID, settings } = this.#context;
    const token = (randomUUID() + randomUUID()).replaceAll('-', '');
    const expiresAt = clock().getTime() + settings.tokenLifetime * 1000;
    this.#tokens.set(token, { clientId, scopes, expiresAt }, expiresAt + REMEMBERED);
    return token;
  }

  /** The token's facts, also for a while after it expired; undefined where it was never given out. */
  find(token: string): IssuedToken | undefined {
    return this.#tokens.get(token);
  }
}
