import type * as vscode from 'vscode';
import type { SendOptions } from '../../contributions.ts';
import { senderOf } from '../../core/declaration/senderOf.ts';
import { fillParameters } from '../../core/exchange/fillParameters.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { askParameters } from './askParameters.ts';
import { checkBeforeSend } from './checkBeforeSend.ts';
import { expectBody, openDeclaration, readDeclaration } from './readDeclaration.ts';
import type { SendPlan, SendServices } from './sendPlan.ts';
import { sendTarget } from './sendTarget.ts';

/**
 * Settles how a declaration is sent: by which account and operation, with which parameters, and that nothing is wrong with it.
 *
 * @returns undefined when the user gave up
 * @throws AppError `declaration/*`, `account/*`, `operation/*`, `api/*`, `environment/*`, `sandbox/*`
 */
export async function planDeclaration(
  services: SendServices,
  document: vscode.TextDocument,
  options: SendOptions,
): Promise<SendPlan | undefined> {
  const { channels, activeAccount, targets } = services;
  const { uri, version } = document;
  const before = await readDeclaration(document);
  if (options.operation === undefined) {
    await expectBody(services, document, before.json);
  }
  const said = options.account ?? (await accountSaid(services, uri));
  const configured = await chooseAccount(channels, activeAccount, said);
  if (!configured) {
    return undefined;
  }
  const target = await sendTarget(services, document, options.operation);
  const parameters = target && (await askParameters(targets, uri, target));
  if (!parameters) {
    return undefined;
  }
  // Questions take their time: what is sent is what stands in the file when the last is answered.
  const unchanged = document.version === version && !document.isClosed;
  const { text, json } = unchanged ? before : await readDeclaration(await openDeclaration(uri));
  const { description, operation } = target;
  if (options.skipValidation !== true) {
    const sender = senderOf(configured.account);
    const body = { uri, version: document.version, text };
    await checkBeforeSend(services, { ...body, target: { description, operation, sender } });
  }
  const channel = await channels.resolve(configured.account, description.id);
  const { path, headers } = fillParameters(operation, parameters);
  return {
    kind: 'declaration',
    configured,
    channel,
    description,
    operation,
    method: operation.method,
    url: channel.baseUrl + path,
    headers: { ...headers, 'Content-Type': operation.requestBody.mediaType },
    body: text,
    json,
  };
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
