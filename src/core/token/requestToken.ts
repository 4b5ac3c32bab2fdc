import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import { TransportFailure, headerOf } from '../exchange/transport.ts';
import type { HttpAnswer, Transport } from '../exchange/transport.ts';

/** An access token as the token endpoint gave it (RFC 6749 section 5.1). */
export interface AccessToken {
  /** Opaque: nothing may be read into it. */
  accessToken: string;
  /** Seconds, or undefined where the answer does not say. */
  expiresIn?: number;
  /** The scopes granted, space-separated. */
  scope?: string;
}

/** Seconds to wait for the token endpoint. */
export const TOKEN_TIMEOUT = 30;

/**
 * The form that asks for an access token, as it is posted.
 *
 * @see RFC 6749 section 4.4.2, RFC 7523 section 2.2; facts A2
 */
export function tokenForm(clientAssertion: string, scope: string | undefined): URLSearchParams {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion,
  });
  if (scope !== undefined) {
    form.set('scope', scope);
  }
  return form;
}

/**
 * Asks for an access token by the client-credentials grant. No `client_id` is sent: the assertion names the client.
 *
 * @param scope space-separated; undefined sends none, and the client's default scopes apply
 * @throws AppError `token/unreachable`, `token/timeout`, `token/untrusted-certificate`; an `AbortError` when cancelled
 * @see RFC 6749 section 4.4, RFC 7523 section 2.2; facts A2
 */
export async function requestToken(
  transport: Transport,
  request: {
    tokenEndpoint: string;
    clientAssertion: string;
    scope: string | undefined;
    traceId: string;
    ca?: string;
    signal?: AbortSignal;
    timeoutSeconds?: number;
  },
): Promise<HttpAnswer> {
  const timeoutSeconds = request.timeoutSeconds ?? TOKEN_TIMEOUT;
  try {
    return await transport({
      method: 'POST',
      url: request.tokenEndpoint,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        'BelGov-Trace-Id': request.traceId,
      },
      body: tokenForm(request.clientAssertion, request.scope).toString(),
      timeoutSeconds,
      ...(request.ca === undefined ? {} : { ca: request.ca }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (error) {
    if (!(error instanceof TransportFailure)) {
      throw error;
    }
    const { host } = new URL(request.tokenEndpoint);
    switch (error.kind) {
      case 'cancelled':
        throw new DOMException('The token request was cancelled', 'AbortError');
      case 'timeout':
        throw new AppError('token/timeout', { host, seconds: timeoutSeconds }, { cause: error });
      case 'untrusted-certificate':
        throw new AppError(
          'token/untrusted-certificate',
          { host, cause: error.reason },
          { cause: error },
        );
      case 'unreachable':
      case 'broken':
        throw new AppError('token/unreachable', { host, cause: error.reason }, { cause: error });
    }
  }
}

/**
 * Reads the token endpoint's answer.
 *
 * @throws AppError `token/rejected` (RFC 6749 section 5.2), `token/unexpected-answer` (no OAuth answer at all),
 *   `token/invalid-member` (section 5.1)
 */
export function processTokenAnswer(answer: HttpAnswer, host: string): AccessToken {
  const json = parseJson(answer.body);
  const { status } = answer;
  if (status >= 400 && isRecord(json) && isErrorCode(json['error'])) {
    throw new AppError('token/rejected', { host, status, error: json['error'] });
  }
  if (status !== 200 || !isRecord(json)) {
    const contentType = headerOf(answer.headers, 'content-type') ?? '';
    throw new AppError('token/unexpected-answer', { host, status, contentType });
  }
  const invalid = (member: string) => new AppError('token/invalid-member', { host, member });
  const { access_token: accessToken, token_type: tokenType, expires_in: lifetime, scope } = json;
  if (typeof accessToken !== 'string' || !BEARER_TOKEN.test(accessToken)) {
    throw invalid('access_token');
  }
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer') {
    throw invalid('token_type');
  }
  const expiresIn = typeof lifetime === 'string' ? Number(lifetime) : lifetime;
  if (
    expiresIn !== undefined &&
    (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn) || expiresIn <= 0)
  ) {
    throw invalid('expires_in');
  }
  return {
    accessToken,
    ...(expiresIn === undefined ? {} : { expiresIn }),
    ...(typeof scope === 'string' ? { scope } : {}),
  };
}

/** RFC 6750 section 2.1: what may stand behind `Bearer`. Anything else would break the header. */
const BEARER_TOKEN = /^[\w.~+/-]+=*$/;

/** RFC 6749 section 5.2: the characters of an error code. Anything longer than the codes there is no code. */
function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x21\x23-\x5B\x5D-\x7E]{1,80}$/.test(value);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
