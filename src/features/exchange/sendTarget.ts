import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { findOperation } from '../../core/api/findOperation.ts';
import type { OperationWithBody } from '../../core/api/likelyOperation.ts';
import { AppError } from '../../core/base/errors.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { Services } from '../../services.ts';
import type { PayloadDocument } from '../../ui/payloadTargets.ts';

/** By what a declaration is sent. */
export interface SendTarget {
  description: ApiDescription;
  operation: OperationWithBody;
}

type Described = Pick<SendTarget, 'description'> & { operation: Operation };

/**
 * The operation that a declaration is sent by: the one named, else the one that the file is for, else the one the user picks,
 * which is remembered.
 *
 * @param named an `operationId`, or `METHOD /path`
 * @returns undefined when the user gave up
 * @throws AppError `operation/unknown`, `operation/takes-no-body`, `api/unreadable`
 */
export async function sendTarget(
  services: Pick<Services, 'apis' | 'targets'>,
  document: PayloadDocument,
  named?: string,
): Promise<SendTarget | undefined> {
  const found =
    named === undefined
      ? await intended(services, document)
      : await namedOperation(services, document, named);
  if (!found) {
    return undefined;
  }
  const { description, operation } = found;
  const { requestBody } = operation;
  if (!requestBody) {
    throw new AppError('operation/takes-no-body', { operation: operation.operationId });
  }
  return { description, operation: { ...operation, requestBody } };
}

async function intended(
  { apis, targets }: Pick<Services, 'apis' | 'targets'>,
  document: PayloadDocument,
): Promise<Described | undefined> {
  const target = await targets.quietly(document);
  if (target?.operation) {
    return { description: target.description, operation: target.operation };
  }
  const said = (await targets.remembered(document.uri))?.apiId;
  if (said !== undefined && apis.ids().includes(said)) {
    await apis.get(said); // what the user said is not asked again for its description alone
  }
  const chosen = await targets.choose(document.uri);
  if (!chosen) {
    return undefined;
  }
  const description = await apis.get(chosen.apiId);
  return { description, operation: findOperation(description, chosen.operationId) };
}

/** Looks in the file's own API first. */
async function namedOperation(
  { apis, targets }: Pick<Services, 'apis' | 'targets'>,
  { uri }: PayloadDocument,
  named: string,
): Promise<Described> {
  const own = (await targets.remembered(uri))?.apiId ?? FLA_API;
  const others = apis.ids().filter(id => id !== own);
  let failure: unknown;
  for (const id of [own, ...others]) {
    try {
      const description = await apis.get(id);
      return { description, operation: findOperation(description, named) };
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}
