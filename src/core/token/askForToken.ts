import { AppError } from '../base/errors.ts';
import type { Channel } from '../channel/channel.ts';
import {
  headerOf,
  TransportFailure,
  type HttpAnswer,
  type Transport,
} from '../exchange/transport.ts';
import { processTokenAnswer, requestToken, type AccessToken } from './requestToken.ts';
import type { TokenOutcome } from './tokenExchange.ts';

/** Bytes of an answer that are kept to explain it: a token's are far fewer, a proxy's page may have any number. */
const KEPT_BODY = 64 * 1024;

/** What became of a token request, and the token where it is one. */
export type AskedForToken =
  | { outcome: TokenOutcome; token: AccessToken }
  | { outcome: TokenOutcome & { error: AppError }; token?: undefined };

/**
 * Posts a signed assertion and takes in whatever comes of it, so that it can be explained.
 *
 * @throws an `AbortError` when cancelled, and nothing else
 */
export async function askForToken(
  transport: Transport,
  now: () => Date,
  channel: Channel,
  request: Pick<
    Parameters<typeof requestToken>[1],
    'clientAssertion' | 'traceId' | 'signal' | 'timeoutSeconds'
  >,
): Promise<AskedForToken> {
  const { tokenEndpoint } = channel.environment;
  let answer: HttpAnswer;
  try {
    answer = await requestToken(transport, {
      ...request,
      tokenEndpoint,
      scope: channel.scope,
      ...(channel.ca === undefined ? {} : { ca: channel.ca }),
    });
  } catch (error) {
    if (AppError.is(error) && error.cause instanceof TransportFailure) {
      return { outcome: { kind: 'failed', failure: error.cause, error } };
    }
    throw error;
  }
  const answered = {
    kind: 'answered',
    answer: shortened(answer),
    ...skewOf(answer, now()),
  } as const;
  try {
    const token = processTokenAnswer(answer, new URL(tokenEndpoint).host);
    return { outcome: answered, token };
  } catch (error) {
    if (AppError.is(error)) {
      return { outcome: { ...answered, error } };
    }
    throw error;
  }
}

function shortened(answer: HttpAnswer): HttpAnswer {
  return answer.body.length > KEPT_BODY
    ? { ...answer, body: answer.body.slice(0, KEPT_BODY) }
    : answer;
}

function skewOf({ headers }: HttpAnswer, now: Date): { skew?: number } {
  const server = Date.parse(headerOf(headers, 'date') ?? '');
  return Number.isNaN(server) ? {} : { skew: server - now.getTime() };
}
