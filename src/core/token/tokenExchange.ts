import type { CertificateFacts } from '../certificate/keyStore.ts';
import type { AppError } from '../base/errors.ts';
import type { Channel } from '../channel/channel.ts';
import type { HttpAnswer, TransportFailure } from '../exchange/transport.ts';

/** One request for an access token and what became of it. Kept in memory alone: the last one of each account. */
export interface TokenExchange {
  /** When it was posted, by this machine's clock. */
  at: Date;
  /** As it was resolved then: settings may have changed since. */
  channel: Channel;
  /** The certificate whose key signed. */
  certificate: CertificateFacts;
  /** Compact JWS, as sent. */
  clientAssertion: string;
  traceId: string;
  outcome: TokenOutcome;
}

export type TokenOutcome =
  /**
   * Something answered; `error` says why it is no token. The answer's body, cut where it is very long, holds the token itself: mask it before
   * it is shown. `skew`: milliseconds by which the answer's `Date` is ahead of this machine's clock, to the second; absent without a `Date`.
   */
  | { kind: 'answered'; answer: HttpAnswer; error?: AppError; skew?: number }
  /** Nothing answered. */
  | { kind: 'failed'; failure: TransportFailure; error: AppError };

/** The last time that an account got a token: what can be compared with a refusal that came later. */
export interface TokenSuccess {
  /** When it was posted, by this machine's clock. */
  at: Date;
  tokenEndpoint: string;
  clientId: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  thumbprint: string;
  scope: string | undefined;
  jti: string;
}
