import { SharedWork } from '../base/sharedWork.ts';
import type { SigningKey } from '../certificate/signingKeys.ts';
import type { Channel } from '../channel/channel.ts';
import type { Transport } from '../exchange/transport.ts';
import type { AccessToken } from './requestToken.ts';
import type { TokenExchange, TokenOutcome, TokenSuccess } from './tokenExchange.ts';

/** Seconds by which a token is renewed before its end, or a tenth of its life where that is shorter. */
const RENEW_BEFORE = 30;

/** Seconds until a renewal that failed is tried again: a batch must not hammer a token endpoint that is down. */
const RETRY_RENEWAL = 1;

/** Seconds for which a token without `expires_in` is trusted. */
export const UNTOLD_LIFETIME = 60;

/** Whose token it is. */
export type TokenOwner = Pick<Channel, 'account' | 'environment'>;

/** What may be told of a token in memory: never the token. */
export interface TokenState {
  /** The end of its life by this machine's clock. */
  expiresAt: Date;
  scope?: string;
}

/** What the service needs from outside. */
export interface TokenBoundaries {
  transport: Transport;
  now: () => Date;
  randomUuid: () => string;
  /** A token came or went, or there is another exchange to explain. */
  onDidChange: () => void;
}

interface CachedToken extends TokenState {
  token: AccessToken;
  renewAt: Date;
  tokenEndpoint: string;
  clientId: string;
}

/** What is kept of one account in one environment. To discard is to drop it: a request under way then keeps its token elsewhere, and to itself. */
interface Kept {
  /** By what decides about a token: settings can change under an account's id. */
  tokens: Map<string, CachedToken>;
  requests: SharedWork<AccessToken>;
  last?: TokenExchange;
  success?: TokenSuccess;
}

/**
 * Access tokens by channel, in memory alone. One request is under way for a channel at any time; everybody who asks
 * meanwhile shares its outcome. The last exchange of each account is kept, so that it can be explained.
 */
export class TokenService {
  readonly #kept = new Map<string, Kept>();
  /** Milliseconds by which the server's clock is ahead of ours, by token endpoint, learned from `Date`. */
  readonly #skew = new Map<string, number>();
  readonly #boundaries: TokenBoundaries;

  constructor(boundaries: TokenBoundaries) {
    this.#boundaries = boundaries;
  }

  /**
   * The channel's access token, from memory or asked for. One that ends soon is handed out while another is asked for behind
   * it, so that nobody waits; should that fail, a later call tries again.
   *
   * @param renew the API refused the one in memory: ask for another, and wait for it
   * @throws AppError `token/*`; an `AbortError` when cancelled
   */
  async get(
    channel: Channel,
    key: SigningKey,
    options: { signal?: AbortSignal; renew?: boolean; timeoutSeconds?: number } = {},
  ): Promise<AccessToken> {
    const kept = this.#keptOf(channel);
    const id = cacheKey(channel, key);
    const request = (signal?: AbortSignal): Promise<AccessToken> =>
      kept.requests.run(id, signal, cancelled =>
        this.#request(kept, id, channel, key, cancelled, options.timeoutSeconds),
      );
    const cached = kept.tokens.get(id);
    const now = this.#boundaries.now();
    if (cached === undefined || options.renew === true || now >= cached.expiresAt) {
      return request(options.signal);
    }
    if (now >= cached.renewAt) {
      request().catch(() => {
        // Its exchange tells why, and the token in hand is good until its end.
        cached.renewAt = new Date(this.#boundaries.now().getTime() + RETRY_RENEWAL * 1000);
      });
    }
    return cached.token;
  }

  /** What is known of the token in memory for an account as it is set up now, whatever its certificate and scope. */
  state(owner: TokenOwner): TokenState | undefined {
    const latest = this.#latest(owner);
    return latest && stateOf(latest);
  }

  /** The token in memory itself, for those who hand it on with the user's consent. Never asks for one. */
  current(owner: TokenOwner): (TokenState & { accessToken: string }) | undefined {
    const latest = this.#latest(owner);
    return latest && { accessToken: latest.token.accessToken, ...stateOf(latest) };
  }

  /** The last exchange of an account, whatever became of it; one that was cancelled does not count. */
  last(owner: TokenOwner): TokenExchange | undefined {
    return this.#kept.get(ownerKey(owner))?.last;
  }

  /** The last time that the account got a token. */
  lastSuccess(owner: TokenOwner): TokenSuccess | undefined {
    return this.#kept.get(ownerKey(owner))?.success;
  }

  /**
   * Forgets an account's tokens and exchange. A request under way ends for those who wait for it, and leaves nothing behind.
   *
   * @returns whether there was anything to forget
   */
  discard(owner: TokenOwner): boolean {
    const kept = this.#kept.get(ownerKey(owner));
    // Dropped in any case: a first request may be under way.
    this.#kept.delete(ownerKey(owner));
    if (kept?.last === undefined) {
      return false;
    }
    this.#boundaries.onDidChange();
    return true;
  }

  #keptOf(owner: TokenOwner): Kept {
    const key = ownerKey(owner);
    let kept = this.#kept.get(key);
    if (!kept) {
      kept = { tokens: new Map(), requests: new SharedWork() };
      this.#kept.set(key, kept);
    }
    return kept;
  }

  #latest(owner: TokenOwner): CachedToken | undefined {
    const { clientId, tokenEndpoint } = identityOf(owner);
    const now = this.#boundaries.now();
    let latest: CachedToken | undefined;
    for (const cached of this.#kept.get(ownerKey(owner))?.tokens.values() ?? []) {
      if (
        now < cached.expiresAt &&
        cached.clientId === clientId &&
        cached.tokenEndpoint === tokenEndpoint &&
        (latest === undefined || cached.expiresAt > latest.expiresAt)
      ) {
        latest = cached;
      }
    }
    return latest;
  }

  async #request(
    kept: Kept,
    id: string,
    channel: Channel,
    key: SigningKey,
    signal: AbortSignal,
    timeoutSeconds: number | undefined,
  ): Promise<AccessToken> {
    const { transport, now, randomUuid, onDidChange } = this.#boundaries;
    const { environment, account } = channel;
    const { certificate, thumbprint, privateKey, algorithm } = key;
    // On demand: signing is the heaviest part of what a token needs.
    const [{ createClientAssertion }, { askForToken }] = await Promise.all([
      import('./clientAssertion.ts'),
      import('./askForToken.ts'),
    ]);
    const [at, jti, traceId] = [now(), randomUuid(), randomUuid()];
    const clientAssertion = await createClientAssertion({
      clientId: account.clientId,
      audience: environment.audience,
      privateKey,
      algorithm,
      jti,
      now: new Date(at.getTime() + (this.#skew.get(environment.tokenEndpoint) ?? 0)),
    });
    const { outcome, token } = await askForToken(transport, now, channel, {
      clientAssertion,
      traceId,
      signal,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    });
    this.#learnSkew(environment.tokenEndpoint, outcome);
    kept.last = { at, channel, certificate, clientAssertion, traceId, outcome };
    if (token) {
      this.#keep(kept, id, channel, token);
      kept.success = { at, jti, thumbprint, ...identityOf(channel), scope: channel.scope };
    }
    // What was discarded meanwhile is nobody's any more.
    if (this.#kept.get(ownerKey(channel)) === kept) {
      onDidChange();
    }
    if (!token) {
      throw outcome.error;
    }
    return token;
  }

  #keep(kept: Kept, id: string, channel: Channel, token: AccessToken): void {
    const received = this.#boundaries.now();
    const lifetime = token.expiresIn ?? UNTOLD_LIFETIME;
    const after = (seconds: number): Date => new Date(received.getTime() + seconds * 1000);
    for (const [other, { expiresAt }] of kept.tokens) {
      if (received >= expiresAt) {
        kept.tokens.delete(other);
      }
    }
    const { scope } = token;
    kept.tokens.set(id, {
      token,
      ...identityOf(channel),
      expiresAt: after(lifetime),
      renewAt: after(lifetime - Math.min(RENEW_BEFORE, lifetime / 10)),
      ...(scope === undefined ? {} : { scope }),
    });
  }

  #learnSkew(tokenEndpoint: string, outcome: TokenOutcome): void {
    if (outcome.kind === 'answered' && outcome.skew !== undefined) {
      // `Date` has whole seconds, and the answer took its time: a smaller difference is noise.
      this.#skew.set(tokenEndpoint, Math.abs(outcome.skew) < 2000 ? 0 : outcome.skew);
    }
  }
}

function stateOf({ expiresAt, scope }: CachedToken): TokenState {
  return { expiresAt, ...(scope === undefined ? {} : { scope }) };
}

/** What a token is bound to beside the ids of settings. */
function identityOf({ account, environment }: TokenOwner) {
  return { clientId: account.clientId, tokenEndpoint: environment.tokenEndpoint };
}

/** Ids of settings may hold any character, hence no plain separator. */
function ownerKey({ account, environment }: TokenOwner): string {
  return JSON.stringify([environment.id, account.id]);
}

function cacheKey(channel: Channel, key: SigningKey): string {
  // Beside the design's key, the addresses and the client id: settings can change under an account's id.
  return JSON.stringify([
    channel.environment.tokenEndpoint,
    channel.environment.audience,
    channel.account.clientId,
    key.thumbprint,
    channel.scope ?? null,
  ]);
}
