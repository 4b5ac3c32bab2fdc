import { SharedWork } from '../base/sharedWork.ts';
import type { Channel } from '../channel/channel.ts';
import { headerOf, type Transport } from '../exchange/transport.ts';
import type { SigningKey } from '../certificate/signingKeys.ts';
import { processTokenAnswer, requestToken, type AccessToken } from './requestToken.ts';

/** Seconds by which a token is renewed before its end, or a tenth of its life where that is shorter. */
const RENEW_BEFORE = 30;

/** Seconds for which a token without `expires_in` is trusted. */
const UNTOLD_LIFETIME = 60;

/** What may be told of a cached token: never the token. */
export interface TokenState {
  /** The end of its life by this machine's clock. */
  expiresAt: Date;
  scope?: string;
}

interface CachedToken extends TokenState {
  token: AccessToken;
  renewAt: Date;
}

/**
 * Access tokens by channel, in memory alone. One request is under way for a channel at any time; everybody who asks
 * meanwhile shares its outcome.
 */
export class TokenService {
  readonly #cached = new Map<string, CachedToken>();
  readonly #requests = new SharedWork<AccessToken>();
  /** Milliseconds by which the server's clock is ahead of ours, by token endpoint, learned from `Date`. */
  readonly #skew = new Map<string, number>();
  readonly #boundaries: {
    transport: Transport;
    now: () => Date;
    randomUuid: () => string;
    onDidChange: () => void;
  };

  constructor(boundaries: {
    transport: Transport;
    now: () => Date;
    randomUuid: () => string;
    onDidChange: () => void;
  }) {
    this.#boundaries = boundaries;
  }

  /**
   * The channel's access token, from memory or asked for.
   *
   * @param renew the API refused the one in memory: ask for another
   * @throws AppError `token/*`; an `AbortError` when cancelled
   */
  async get(
    channel: Channel,
    key: SigningKey,
    options: { signal?: AbortSignal; renew?: boolean; timeoutSeconds?: number } = {},
  ): Promise<AccessToken> {
    const id = cacheKey(channel, key);
    const cached = this.#cached.get(id);
    if (cached && options.renew !== true && this.#boundaries.now() < cached.renewAt) {
      return cached.token;
    }
    return this.#requests.run(id, options.signal, signal =>
      this.#request(id, channel, key, signal, options.timeoutSeconds),
    );
  }

  /** What is known of the token in memory for a channel, whatever its certificate and scope. */
  state(channel: Pick<Channel, 'account' | 'environment'>): TokenState | undefined {
    const prefix = keyPrefix(channel);
    const alive = [...this.#cached]
      .filter(([id, { expiresAt }]) => id.startsWith(prefix) && this.#boundaries.now() < expiresAt)
      .map(([, cached]) => cached)
      .sort((a, b) => b.expiresAt.getTime() - a.expiresAt.getTime());
    const [latest] = alive;
    return (
      latest && {
        expiresAt: latest.expiresAt,
        ...(latest.scope === undefined ? {} : { scope: latest.scope }),
      }
    );
  }

  async #request(
    id: string,
    channel: Channel,
    key: SigningKey,
    signal: AbortSignal,
    timeoutSeconds: number | undefined,
  ): Promise<AccessToken> {
    const { transport, now, randomUuid, onDidChange } = this.#boundaries;
    const { environment } = channel;
    const { host } = new URL(environment.tokenEndpoint);
    // On demand: signing is the heaviest part of what a token needs.
    const { createClientAssertion } = await import('./clientAssertion.ts');
    const clientAssertion = await createClientAssertion({
      clientId: channel.account.clientId,
      audience: environment.audience,
      privateKey: key.privateKey,
      algorithm: key.algorithm,
      jti: randomUuid(),
      now: new Date(now().getTime() + (this.#skew.get(environment.tokenEndpoint) ?? 0)),
    });
    const answer = await requestToken(transport, {
      tokenEndpoint: environment.tokenEndpoint,
      clientAssertion,
      scope: channel.scope,
      traceId: randomUuid(),
      signal,
      ...(channel.ca === undefined ? {} : { ca: channel.ca }),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    });
    this.#learnSkew(environment.tokenEndpoint, headerOf(answer.headers, 'date'));
    const token = processTokenAnswer(answer, host);
    const lifetime = token.expiresIn ?? UNTOLD_LIFETIME;
    const received = now().getTime();
    this.#cached.set(id, {
      token,
      expiresAt: new Date(received + lifetime * 1000),
      renewAt: new Date(received + (lifetime - Math.min(RENEW_BEFORE, lifetime / 10)) * 1000),
      ...(token.scope === undefined ? {} : { scope: token.scope }),
    });
    onDidChange();
    return token;
  }

  #learnSkew(tokenEndpoint: string, date: string | undefined): void {
    const server = date === undefined ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(server)) {
      const skew = server - this.#boundaries.now().getTime();
      // `Date` has whole seconds, and the answer took its time: a smaller difference is noise.
      this.#skew.set(tokenEndpoint, Math.abs(skew) < 2000 ? 0 : skew);
    }
  }
}

function keyPrefix({ account, environment }: Pick<Channel, 'account' | 'environment'>): string {
  return `${JSON.stringify([environment.id, account.id])} `;
}

function cacheKey(channel: Channel, key: SigningKey): string {
  // Beside the design's key, the addresses and the client id: settings can change under an account's id.
  return (
    keyPrefix(channel) +
    JSON.stringify([
      channel.environment.tokenEndpoint,
      channel.environment.audience,
      channel.account.clientId,
      key.thumbprint,
      channel.scope ?? null,
    ])
  );
}
