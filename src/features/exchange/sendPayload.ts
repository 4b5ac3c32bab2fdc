import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { REQUEST_LANGUAGE, type SendOptions } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { SigningKey } from '../../core/certificate/signingKeys.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { parseProblem } from '../../core/exchange/parseProblem.ts';
import { sendRequest, type SentRequest } from '../../core/exchange/sendRequest.ts';
import { headerOf, TransportFailure } from '../../core/exchange/transport.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { showError } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { confirmSend } from './confirmSend.ts';
import { parseSmallJson } from './parseSmallJson.ts';
import { planDeclaration } from './planDeclaration.ts';
import { planRequest } from './planRequest.ts';
import { openDeclaration, payloadUri } from './readDeclaration.ts';
import type { ResponsePanel } from './responsePanel.ts';
import type { SendPlan, SendServices } from './sendPlan.ts';

/**
 * Sends a declaration, or a request of a request file, and shows the answer.
 *
 * @returns the exchange, without a response when its outcome is unknown; undefined when the user gave up
 * @throws AppError, see `ErrorDetails`
 */
export async function sendPayload(
  services: SendServices,
  panel: ResponsePanel,
  uri: vscode.Uri | undefined,
  options: SendOptions = {},
): Promise<Exchange | undefined> {
  if (!vscode.workspace.isTrusted) {
    throw new AppError('workspace/untrusted', {});
  }
  const document = await openDeclaration(payloadUri(uri));
  const plan =
    document.languageId === REQUEST_LANGUAGE
      ? await planRequest(services, document, options)
      : await planDeclaration(services, document, options);
  if (!plan || !(await confirmSend(plan))) {
    return undefined;
  }
  const { account, keyStorePath } = plan.configured;
  const key = await services.keys.get(account, keyStorePath);
  (await services.expiryWarnings()).warnOfExpiry(key.certificate, account);
  const tokens = new Set<string>();
  const record = await carryOut(services, plan, key, tokens);
  const exchanges = await services.exchanges();
  exchanges.keep(record, tokens).catch((error: unknown) => {
    services.log.error('fla.send', error);
  });
  panel.show(record);
  services.log.info('send', {
    exchange: record.id,
    account: account.id,
    // Never the path as sent: it may hold a national number.
    operation: plan.operation?.operationId ?? plan.method,
    status: record.response?.status ?? 0,
    milliseconds: Math.round(record.response?.timings.total ?? 0),
  });
  return toExchange(record);
}

/** An unknown outcome is told at once and recorded, not thrown. */
async function carryOut(
  services: SendServices,
  plan: SendPlan,
  key: SigningKey,
  tokens: Set<string>,
): Promise<ExchangeRecord> {
  const title = l10n.t('Sending to {0}', plainText(environmentLabel(plan.channel.environment)));
  try {
    const sent = await withProgress(title, (signal, report) =>
      send(services, plan, key, tokens, signal, report),
    );
    return toRecord(plan, sent, undefined);
  } catch (error) {
    if (!AppError.is(error, 'exchange/outcome-unknown')) {
      throw error;
    }
    services.log.error('fla.send', error);
    showError(error, services.log);
    const { cause } = error;
    const failure = cause instanceof TransportFailure ? cause : undefined;
    return toRecord(
      plan,
      undefined,
      failure && { kind: failure.kind, reason: failure.reason, sent: failure.sent },
    );
  }
}

/** @param used gets every access token that was sent */
function send(
  { tokens, transport }: SendServices,
  { channel, method, url, headers, body }: SendPlan,
  key: SigningKey,
  used: Set<string>,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<SentRequest> {
  return sendRequest(
    {
      method,
      url,
      headers: withAccept(headers),
      ...(body === undefined ? {} : { body }),
      ...(channel.ca === undefined ? {} : { ca: channel.ca }),
    },
    {
      transport,
      getToken: async renew => {
        const token = await tokens.get(channel, key, { signal, renew });
        used.add(token.accessToken);
        return token;
      },
      now: () => new Date(),
      randomUuid: randomUUID,
      sleep: async (seconds, aborted) => {
        await sleep(seconds * 1000, undefined, aborted ? { signal: aborted } : {});
      },
      onWaiting: seconds => {
        report(l10n.t('The service asks to wait: {0} s', Math.ceil(seconds)));
      },
      signal,
    },
  );
}

/** What we understand, where the request does not say what it wants. */
function withAccept(headers: Record<string, string>): Record<string, string> {
  return Object.keys(headers).some(name => name.toLowerCase() === 'accept')
    ? headers
    : { ...headers, Accept: 'application/json, application/problem+json' };
}

function toRecord(
  { channel, description, method, url }: SendPlan,
  sent: SentRequest | undefined,
  failure: ExchangeRecord['failure'],
): ExchangeRecord {
  const { account, environment } = channel;
  const answer = sent?.answer;
  return {
    id: randomUUID(),
    at: (answer?.receivedAt ?? new Date()).toISOString(),
    account: { id: account.id, name: account.name },
    environment: { id: environment.id, name: environment.name, kind: environment.kind },
    channel: {
      api: description.id,
      clientId: account.clientId,
      quality: account.quality,
      tokenEndpoint: environment.tokenEndpoint,
    },
    provisional: description.provisional,
    request: {
      method,
      url,
      ...(sent ? { traceId: sent.traceId } : {}),
    },
    ...(failure && { failure }),
    ...(answer && {
      response: {
        status: answer.status,
        headers: answer.headers,
        body: new TextDecoder().decode(answer.body),
        size: answer.body.byteLength,
        timings: answer.timings,
      },
    }),
    masked: false,
  };
}

function toExchange({ id, request, response }: ExchangeRecord): Exchange {
  const { method, url } = request;
  if (!response) {
    return { id, request: { method, url } };
  }
  const { status, headers, timings, size, body } = response;
  const problem = parseProblem(headerOf(headers, 'content-type'), parseSmallJson(body));
  return {
    id,
    request: { method, url },
    response: { status, headers: Object.fromEntries(headers), timings, size },
    ...(problem ? { problem } : {}),
  };
}
