import { AppError } from '../base/errors.ts';
import type { AccessToken } from '../token/requestToken.ts';
import {
  TransportFailure,
  headerOf,
  type HttpAnswer,
  type HttpRequest,
  type Transport,
} from './transport.ts';

/** Seconds to wait for an API's answer. */
const API_TIMEOUT = 60;

/** The longest that `Retry-After` may make a send wait in all, in seconds: beyond, the answer is shown instead. */
const RETRY_AFTER_BOUND = 60;

/** How often a refusal that asks to come back later (429, 503) is taken up. */
const RETRIES = 3;

/** A call of an API, before its token. */
export interface ApiRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  ca?: string;
}

/** What sending needs from outside. */
export interface SendBoundaries {
  transport: Transport;
  /** @param renew the token in use was refused */
  getToken: (renew: boolean) => Promise<AccessToken>;
  now: () => Date;
  randomUuid: () => string;
  /** Rejects with an `AbortError` when the signal fires. */
  sleep: (seconds: number, signal?: AbortSignal) => Promise<void>;
  /** The server asks to wait. */
  onWaiting?: (seconds: number) => void;
  signal?: AbortSignal;
  timeoutSeconds?: number;
}

/** An answer, and the request that got it, as it was sent the last time. */
export interface SentRequest {
  answer: HttpAnswer;
  traceId: string;
}

/**
 * Sends one API call with its token in the `Authorization` header (RFC 6750 section 2.1). A token refused as expired or
 * invalid is renewed once; 429 and 503 are taken up again when `Retry-After` says so within a bound; after a network failure
 * only what is idempotent (RFC 9110 section 9.2.2) is sent again, once.
 *
 * @throws AppError `exchange/unreachable`, `exchange/timeout`, `exchange/untrusted-certificate`: nothing was carried out;
 *   `exchange/outcome-unknown`: nobody knows; an `AbortError` when cancelled before anything left; and what `getToken` throws
 */
export async function sendRequest(
  request: ApiRequest,
  boundaries: SendBoundaries,
): Promise<SentRequest> {
  const { signal } = boundaries;
  const timeoutSeconds = boundaries.timeoutSeconds ?? API_TIMEOUT;
  let renewed = false;
  let renew = false;
  /** Some attempt may have been carried out. */
  let left = false;
  let resent = false;
  let waited = 0;
  for (let retries = 0; ;) {
    const token = await boundaries.getToken(renew);
    renew = false;
    signal?.throwIfAborted();
    const traceId = boundaries.randomUuid();
    let answer: HttpAnswer;
    try {
      answer = await boundaries.transport(
        toHttpRequest(request, token, traceId, signal, timeoutSeconds),
      );
    } catch (error) {
      if (!(error instanceof TransportFailure)) {
        throw error;
      }
      left ||= error.sent;
      const connection = error.kind === 'broken' || error.kind === 'unreachable';
      if (connection && !resent && IDEMPOTENT.includes(request.method)) {
        resent = true;
        continue;
      }
      throw toAppError(error, request, timeoutSeconds, left);
    }
    if (!renewed && answer.status === 401 && refusesToken(answer)) {
      renewed = true;
      renew = true;
      continue;
    }
    const seconds = retryAfter(answer, boundaries.now());
    if (seconds === undefined || retries >= RETRIES || waited + seconds > RETRY_AFTER_BOUND) {
      return { answer, traceId };
    }
    retries += 1;
    waited += seconds;
    boundaries.onWaiting?.(seconds);
    await boundaries.sleep(seconds, signal);
  }
}

/** RFC 9110 section 9.2.1: they change nothing, so a lost answer leaves nothing unknown. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const IDEMPOTENT = [...SAFE, 'PUT', 'DELETE'];

function toHttpRequest(
  request: ApiRequest,
  token: AccessToken,
  traceId: string,
  signal: AbortSignal | undefined,
  timeoutSeconds: number,
): HttpRequest {
  return {
    method: request.method,
    url: request.url,
    headers: {
      ...request.headers,
      Authorization: `Bearer ${token.accessToken}`,
      'BelGov-Trace-Id': traceId,
    },
    timeoutSeconds,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.ca === undefined ? {} : { ca: request.ca }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** RFC 6750 section 3.1, or the Belgif problem of the same meaning (facts C1). */
function refusesToken(answer: HttpAnswer): boolean {
  const challenge = headerOf(answer.headers, 'www-authenticate') ?? '';
  return (
    /error="?invalid_token"?/i.test(challenge) ||
    /urn:problem-type:belgif:(expired|invalid)AccessToken/.test(
      new TextDecoder().decode(answer.body),
    )
  );
}

/** Seconds until the server wants to be asked again (RFC 9110 section 10.2.3), for an answer that says so. */
function retryAfter(answer: HttpAnswer, now: Date): number | undefined {
  const value = headerOf(answer.headers, 'retry-after');
  if ((answer.status !== 429 && answer.status !== 503) || value === undefined) {
    return undefined;
  }
  if (/^\d+$/.test(value.trim())) {
    return Number(value);
  }
  // Every form of an HTTP date begins with the day of the week; `Date.parse` alone would take `1.5` for one.
  const date = /^[a-z]{3,9},? /i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now.getTime()) / 1000);
}

function toAppError(
  failure: TransportFailure,
  request: ApiRequest,
  seconds: number,
  left: boolean,
): Error {
  const { host } = new URL(request.url);
  const options = { cause: failure };
  if (left && !SAFE.includes(request.method)) {
    return new AppError('exchange/outcome-unknown', { host, cause: failure.reason }, options);
  }
  switch (failure.kind) {
    case 'cancelled':
      return new DOMException('The call was cancelled', 'AbortError');
    case 'timeout':
      return new AppError('exchange/timeout', { host, seconds }, options);
    case 'untrusted-certificate':
      return new AppError(
        'exchange/untrusted-certificate',
        { host, cause: failure.reason },
        options,
      );
    case 'unreachable':
    case 'broken':
      return new AppError('exchange/unreachable', { host, cause: failure.reason }, options);
  }
}
