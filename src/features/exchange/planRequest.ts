import type * as vscode from 'vscode';
import type { SendOptions } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { checkRequest, type CheckedRequest } from '../../core/exchange/checkRequest.ts';
import { accountNamed } from '../../core/exchange/requestAccount.ts';
import {
  parseRequestFile,
  type FileRequest,
  type RequestFile,
} from '../../core/exchange/requestFile.ts';
import { mistake, type RequestMistake } from '../../core/exchange/requestMistake.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { variablesOf } from '../../ui/lookAtRequest.ts';
import { requestTarget } from '../../ui/payloadBodies.ts';
import { checkBeforeSend } from './checkBeforeSend.ts';
import { chooseRequest } from './chooseRequest.ts';
import { parseSmallJson } from './parseSmallJson.ts';
import { readRequestBody } from './readRequestBody.ts';
import type { SendPlan, SendServices } from './sendPlan.ts';

/**
 * Settles how a request of a request file is sent: as the file stands in its editor, saved or not.
 *
 * @returns undefined when the user gave up
 * @throws AppError `request/*`, `declaration/invalid`, `file/unreadable`, `account/*`, `api/*`, `environment/*`, `sandbox/*`
 */
export async function planRequest(
  services: SendServices,
  document: vscode.TextDocument,
  options: SendOptions,
): Promise<SendPlan | undefined> {
  const text = document.getText();
  const file = parseRequestFile(text);
  const request = await chooseRequest(document, file, options.request);
  if (!request) {
    return undefined;
  }
  const refuse = (mistakes: readonly RequestMistake[]): void => {
    const first = mistakes.find(({ severity }) => severity === 'error');
    if (first) {
      const { line, character } = document.positionAt(first.start);
      const place = { file: document.uri.path, line: line + 1, column: character + 1 };
      throw new AppError('request/invalid', { ...place, mistake: first });
    }
  };
  refuse(file.mistakes.filter(found => concerns(found, request, file)));
  const configured = await sendingAccount(services, request, options.account, refuse);
  if (!configured) {
    return undefined;
  }
  const description = await services.apis.get(request.api?.text ?? FLA_API);
  const channel = await services.channels.resolve(configured.account, description.id);
  const variables = variablesOf(file, request, configured);
  const checked = checkRequest(request, variables, { description, baseUrl: channel.baseUrl });
  const { url, operation } = checked;
  refuse(checked.mistakes.filter(found => options.skipValidation !== true || !isForm(found)));
  if (!url) {
    refuse([mistake('target/form', {}, request.target)]);
    return undefined;
  }
  const headers = request.body ? withContentType(checked) : checked.headers;
  const body = await readRequestBody(document, request, variables, headers);
  const target = requestTarget({ ...checked, description, account: configured });
  if (body && target && options.skipValidation !== true) {
    const part = body.uri === document.uri ? { part: request.index } : {};
    const version = document.version;
    await checkBeforeSend(
      services,
      { uri: body.uri, ...part, version, text: body.text, target },
      body.file,
    );
  }
  return {
    kind: 'request',
    configured,
    channel,
    description,
    operation,
    method: request.method.text,
    url: url.url,
    headers,
    ...(body && { body: body.text, json: parseSmallJson(body.text) }),
  };
}

/** What is wrong in the request itself, or in what stands above all requests. */
function concerns(
  { code, start }: RequestMistake,
  request: FileRequest,
  file: RequestFile,
): boolean {
  const inside = start >= request.start && start < request.end;
  return inside || (code.startsWith('meta/') && start < (file.requests[0]?.start ?? 0));
}

/** What the user may override by sending without validation. */
function isForm({ code }: RequestMistake): boolean {
  return code === 'body/media-type';
}

async function sendingAccount(
  { channels, activeAccount }: SendServices,
  request: FileRequest,
  asked: string | undefined,
  refuse: (mistakes: RequestMistake[]) => void,
): Promise<ConfiguredAccount | undefined> {
  if (asked !== undefined || !request.account) {
    return chooseAccount(channels, activeAccount, asked);
  }
  const named = accountNamed(channels.configuration.accounts, request.account);
  if ('account' in named) {
    return named.account;
  }
  // Settings may name it in a way that cannot be used, of which they know more.
  if (named.mistake.code === 'account/unknown') {
    channels.account(request.account.text);
  }
  refuse([named.mistake]);
  return undefined;
}

function withContentType({ headers, operation }: CheckedRequest): Record<string, string> {
  return Object.keys(headers).some(name => name.toLowerCase() === 'content-type')
    ? headers
    : { ...headers, 'Content-Type': operation?.requestBody?.mediaType ?? 'application/json' };
}
