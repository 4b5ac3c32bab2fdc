import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OperationArgument } from '../../contributions.ts';
import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { findOperation } from '../../core/api/findOperation.ts';
import { operationChoices, readApis } from '../../ui/askOperation.ts';
import type { ApiServices } from './apiServices.ts';

/** An operation and the API that has it. */
export interface OperationOfApi {
  apiId: string;
  description: ApiDescription;
  operation: Operation;
}

/**
 * The operation that a command is about: the one named, else the one that the user picks among those of all APIs. A menu may hand over
 * something that names no operation.
 *
 * @returns undefined when the user gave up
 * @throws AppError `api/unknown`, `api/unreadable`, `operation/unknown`
 */
export async function chooseOperation(
  services: ApiServices,
  named: Partial<OperationArgument> | undefined,
  title: string,
): Promise<OperationOfApi | undefined> {
  const { apiId, operationId } = isOperation(named) ? named : ((await ask(services, title)) ?? {});
  if (apiId === undefined || operationId === undefined) {
    return undefined;
  }
  const description = await services.apis.get(apiId);
  return { apiId, description, operation: findOperation(description, operationId) };
}

function isOperation(named: Partial<OperationArgument> | undefined): named is OperationArgument {
  return typeof named?.apiId === 'string' && typeof named.operationId === 'string';
}

async function ask(
  { apis, language }: ApiServices,
  title: string,
): Promise<OperationArgument | undefined> {
  const choices = operationChoices(
    await readApis(apis),
    language.current,
    undefined,
    ({ operations }) => operations,
  );
  const picked = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder: l10n.t('Choose the operation'),
    matchOnDescription: true,
  });
  return picked?.value;
}
