/** One HTTP call. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** PEM text of further certification authorities, beside the system's. */
  ca?: string;
  /** How long to wait for the answer's head, and then for each part of its body. */
  timeoutSeconds: number;
  signal?: AbortSignal;
}

/** Milliseconds by phase. `connect` is absent where the runtime did not tell. */
export interface Timings {
  connect?: number;
  waiting: number;
  download: number;
  total: number;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  status: number;
  /** Names in lower case, as fetch tells them. */
  headers: [name: string, value: string][];
  body: Uint8Array;
  timings: Timings;
  receivedAt: Date;
}

/**
 * Carries one HTTP call out. Redirects are answers, never followed: a token must not travel where nobody sent it.
 *
 * @throws TransportFailure
 */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** A call that got no answer. */
export class TransportFailure extends Error {
  readonly kind: 'unreachable' | 'untrusted-certificate' | 'timeout' | 'broken' | 'cancelled';
  /** Node's or OpenSSL's code, such as `ECONNREFUSED`; never free text of a server. */
  readonly reason: string;
  /** Whether any of the request may have left this machine. */
  readonly sent: boolean;

  constructor(
    kind: TransportFailure['kind'],
    reason: string,
    sent: boolean,
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${reason}`, options);
    this.name = 'TransportFailure';
    this.kind = kind;
    this.reason = reason;
    this.sent = sent;
  }
}

/** The value of a header, by its case-insensitive name (RFC 9110 section 5.1). */
export function headerOf(headers: readonly [string, string][], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
