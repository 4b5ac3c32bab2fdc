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
  /** Something answered; `error` says why it is no token. The answer's body holds the token itself: mask it before it is shown. */
  | { kind: 'answered'; answer: HttpAnswer; error?: AppError; skew?: number }
  /** Nothing answered. */
  | { kind: 'failed'; failure: TransportFailure; error: AppError };
