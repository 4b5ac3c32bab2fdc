import type { Quality } from '../channel/quality.ts';

/** What may lie behind a token request or an API call that failed, or behind an answer that is taken although it is odd. Stable codes. */
export const CAUSE_CODES = [
  // Who asks.
  'client/other-environment',
  'client/unknown',
  'client/unauthorized',
  'acceptance/no-channel',
  'acceptance/no-access',
  // The certificate and what is signed with its key.
  'certificate/not-registered',
  'certificate/expired',
  'certificate/not-yet-valid',
  'assertion/audience',
  'assertion/clock',
  'assertion/replayed',
  'assertion/lifetime',
  'assertion/algorithm',
  'assertion/faulty',
  // What is asked for.
  'scope/not-granted',
  'scope/other-quality',
  // The way there.
  'network/dns',
  'network/refused',
  'network/reset',
  'network/unreachable',
  'network/timeout',
  'tls/not-trusted',
  'tls/host-name',
  'tls/dates',
  'tls/handshake',
  'proxy/authentication',
  'proxy/refused',
  // An answer that is no token.
  'answer/web-page',
  'answer/empty',
  'answer/truncated',
  'answer/redirect',
  'answer/not-oauth',
  'answer/access-token',
  'answer/token-type',
  'answer/expires-in',
  'address/wrong-path',
  'server/rate-limit',
  'server/error',
  'server/other-refusal',
  'service/closed',
  // A token, but an odd one.
  'answer/expires-in-missing',
  'answer/expires-in-text',
  'answer/scope-differs',
  // What an API refuses.
  'api/token-refused',
  'api/missing-scope',
  'api/no-mandate',
  'api/no-permission',
  'api/path-not-official',
  'api/not-found',
] as const;

export type CauseCode = (typeof CAUSE_CODES)[number];

/** The facts that speak for or against a cause, each with what its sentence needs. Moments are by the clock that the name tells. */
export interface EvidenceDetails {
  /** The assertion was issued that many seconds ahead of the server's time (negative: behind). */
  'clock/assertion-offset': { seconds: number };
  /** This machine's clock is that many seconds ahead of the server's (negative: behind); `corrected`: the assertion was issued by the server's. */
  'clock/machine-offset': { seconds: number; corrected: boolean };
  /** The answer has no `Date`. */
  'clock/not-told': Record<string, never>;
  'certificate/validity': { notBefore: Date; notAfter: Date; serverTime: Date };
  /** Whether the assertion's signature is that of the certificate's key. */
  'assertion/signature': { valid: boolean };
  /** A claim that is not as documented. */
  'assertion/claim': { claim: string; expected: string; found: string };
  /** Seconds from `iat` to `exp`. */
  'assertion/lifetime': { seconds: number };
  /** Whether the `jti` is that of the request that got a token at `at`. */
  'assertion/jti': { reused: boolean; at: Date };
  'assertion/algorithm': { algorithm: string };
  /** Another account has this client id in another environment. */
  'account/same-client-id': { account: string; environment: string };
  /** The environment is the portal's acceptance environment, which has channels of its own. */
  'account/acceptance': Record<string, never>;
  /** The form of the client id, in which Chaman makes them as far as is known. */
  'account/client-id-form': { usual: boolean };
  /** This account got a token in this session: with this certificate or another, as this client or another. */
  'history/token': { at: Date; sameCertificate: boolean; sameClient: boolean };
  /** The scope asked for. */
  'scope/asked': { scope: string };
  /** The scope asked for is documented for a quality: the account's own or another. */
  'scope/of-quality': { quality: Quality; own: boolean };
  /** The portal documents no such scope. */
  'scope/undocumented': { scope: string };
  /** A token with this scope came at `at`. */
  'scope/worked': { at: Date };
  'scope/given': { asked: string; given: string };
  'scope/required': { scopes: string[] };
  'answer/status': { status: number };
  'answer/content-type': { contentType: string };
  'answer/size': { bytes: number };
  /** The code of RFC 6749 section 5.2. */
  'answer/error': { error: string };
  /** What the server says in words of its own: a hint, no more. */
  'answer/hint': { host: string; text: string };
  /** A problem type as Belgif names it. */
  'answer/problem': { type: string };
  /** What stands in a member of the answer; undefined where it is absent. */
  'answer/member': { member: string; found: string | undefined };
  'answer/location': { host: string };
  'answer/retry-after': { value: string };
  'failure/reason': { reason: string };
  /** Whether the request had left before nothing more came. */
  'failure/sent': { sent: boolean };
  /** The address that was called is not the one that the portal documents. */
  'address/documented': { documented: boolean; address: string };
  /** The FLA is repealed. */
  'service/repealed': Record<string, never>;
  /** The path comes from the provisional description. */
  'api/provisional': Record<string, never>;
  'api/quality': { quality: Quality };
}

export type EvidenceCode = keyof EvidenceDetails;

/** One fact. A hint of the server is marked by its code, `answer/hint`. */
export type Evidence = {
  [C in EvidenceCode]: { code: C; speaks: 'for' | 'against'; details: EvidenceDetails[C] };
}[EvidenceCode];

/** One possible cause. */
export interface Cause {
  code: CauseCode;
  /** 1 to 99: how likely it is, compared with the others. */
  weight: number;
  evidence: readonly Evidence[];
  /** How the portal behaves here is not documented: the text has to say so. */
  undocumented: boolean;
}
