import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SendOptions } from '../../contributions.ts';
import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { AppError } from '../../core/base/errors.ts';
import type { SigningKey } from '../../core/certificate/signingKeys.ts';
import type { Channel } from '../../core/channel/channel.ts';
import { senderOf } from '../../core/declaration/senderOf.ts';
import type { Exchange } from '../../core/exchange/exchange.ts';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { fillParameters, type FilledOperation } from '../../core/exchange/fillParameters.ts';
import { parseProblem } from '../../core/exchange/parseProblem.ts';
import { sendRequest, type SentRequest } from '../../core/exchange/sendRequest.ts';
import { headerOf, TransportFailure } from '../../core/exchange/transport.ts';
import type { Services } from '../../services.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { showError } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { askParameters } from './askParameters.ts';
import { checkBeforeSend } from './checkBeforeSend.ts';
import { confirmSend } from './confirmSend.ts';
import { declarationUri, readDeclaration, type Declaration } from './readDeclaration.ts';
import { parseSmallJson } from './parseSmallJson.ts';
import type { ResponsePanel } from './responsePanel.ts';
import { sendTarget } from './sendTarget.ts';

export type SendServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'activeAccount'
  | 'apis'
  | 'keys'
  | 'tokens'
  | 'transport'
  | 'exchanges'
  | 'targets'
  | 'declarations'
  | 'language'
  | 'expiryWarnings'
>;

/** Everything that is settled before anything leaves. */
interface Plan {
  declaration: Declaration;
  channel: Channel;
  description: ApiDescription;
  operation: Operation;
  /** With its parameters filled in. */
  filled: FilledOperation;
  key: SigningKey;
}

/**
 * Sends a declaration and shows the answer.
 *
 * @returns the exchange, without a response when its outcome is unknown; undefined when the user gave up
 * @throws AppError, see `ErrorDetails`
 */
export async function sendDeclaration(
  services: SendServices,
  panel: ResponsePanel,
  uri: vscode.Uri | undefined,
  options: SendOptions = {},
): Promise<Exchange | undefined> {
  const plan = await planSend(services, uri, options);
  if (!plan) {
    return undefined;
  }
  const title = l10n.t('Sending to {0}', plainText(environmentLabel(plan.channel.environment)));
  const tokens = new Set<string>();
  let sent: SentRequest | undefined;
  let failure: ExchangeRecord['failure'];
  try {
    sent = await withProgress(title, (signal, report) =>
      send(services, plan, tokens, signal, report),
    );
  } catch (error) {
    if (!AppError.is(error, 'exchange/outcome-unknown')) {
      throw error;
    }
    services.log.error('fla.send', error);
    showError(error, services.log);
    if (error.cause instanceof TransportFailure) {
      const { kind, reason, sent: left } = error.cause;
      failure = { kind, reason, sent: left };
    }
  }
  const record = toRecord(plan, sent, failure);
  const exchanges = await services.exchanges();
  exchanges.keep(record, tokens).catch((error: unknown) => {
    services.log.error('fla.send', error);
  });
  panel.show(record);
  services.log.info('send', {
    exchange: record.id,
    account: plan.channel.account.id,
    operation: plan.operation.operationId,
    status: record.response?.status ?? 0,
    milliseconds: Math.round(record.response?.timings.total ?? 0),
  });
  return toExchange(record);
}

async function planSend(
  services: SendServices,
  uri: vscode.Uri | undefined,
  options: SendOptions,
): Promise<Plan | undefined> {
  if (!vscode.workspace.isTrusted) {
    throw new AppError('workspace/untrusted', {});
  }
  const { channels, activeAccount, keys, targets } = services;
  const declaration = await readDeclaration(declarationUri(uri));
  const said = options.account ?? (await accountSaid(services, declaration.uri));
  const configured = await chooseAccount(channels, activeAccount, said);
  if (!configured) {
    return undefined;
  }
  const target = await sendTarget(services, declaration.document, options.operation);
  const parameters = target && (await askParameters(targets, declaration.uri, target));
  if (!parameters) {
    return undefined;
  }
  const { description, operation } = target;
  if (options.skipValidation !== true) {
    const sender = senderOf(configured.account);
    const { uri: file, text, document } = declaration;
    const body = { uri: file, version: document.version, text };
    await checkBeforeSend(services, { ...body, target: { description, operation, sender } });
  }
  const channel = await channels.resolve(configured.account, description.id);
  if (!(await confirmSend(channel, description, operation, declaration))) {
    return undefined;
  }
  const key = await keys.get(configured.account, configured.keyStorePath);
  services.expiryWarnings.warnOfExpiry(key.certificate, configured.account);
  const filled = fillParameters(operation, parameters);
  return { declaration, channel, description, operation, filled, key };
}

/** The account that the user said for the file, while there is one. */
async function accountSaid(
  { channels, targets }: SendServices,
  uri: vscode.Uri,
): Promise<string | undefined> {
  const said = (await targets.remembered(uri))?.account;
  return channels.configuration.accounts.some(({ account }) => account.id === said)
    ? said
    : undefined;
}

/** @param used gets every access token that was sent */
function send(
  { tokens, transport }: SendServices,
  { declaration, channel, operation, filled, key }: Plan,
  used: Set<string>,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<SentRequest> {
  return sendRequest(
    {
      method: operation.method,
      url: channel.baseUrl + filled.path,
      headers: {
        ...filled.headers,
        'Content-Type': operation.requestBody?.mediaType ?? 'application/json',
        Accept: 'application/json, application/problem+json',
      },
      body: declaration.text,
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
        report(l10n.t('The service asks to wait {0} seconds', Math.ceil(seconds)));
      },
      signal,
    },
  );
}

function toRecord(
  { channel, description, operation, filled }: Plan,
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
      method: operation.method,
      url: channel.baseUrl + filled.path,
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
