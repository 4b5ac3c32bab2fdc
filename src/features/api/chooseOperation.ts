import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OperationArgument } from '../../contributions.ts';
import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { operationTexts } from '../../core/api/apiOutline.ts';
import { findOperation } from '../../core/api/findOperation.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ApiServices } from './apiServices.ts';

/** An operation and the API that has it. */
export interface ChosenOperation {
  apiId: string;
  description: ApiDescription;
  operation: Operation;
}

/**
 * The operation that a command is about: the one named, else the one that the user picks among those of all APIs.
 *
 * @returns undefined when the user gave up
 * @throws AppError `api/unknown`, `api/unreadable`, `operation/unknown`
 */
export async function chooseOperation(
  { apis, language }: ApiServices,
  named: OperationArgument | undefined,
  title: string,
): Promise<ChosenOperation | undefined> {
  if (named) {
    const { apiId, operationId } = named;
    const description = await apis.get(apiId);
    return { apiId, description, operation: findOperation(description, operationId) };
  }
  const items = await Promise.all(
    apis.ids().map(async (apiId, _, { length }) => {
      const description = await apis.get(apiId);
      const heading = {
        label: plainText(apis.source(apiId).name ?? description.title),
        kind: vscode.QuickPickItemKind.Separator,
        chosen: undefined,
      };
      const operations = description.operations.map(operation => ({
        label: `${operation.method} ${plainText(operation.path)}`,
        description: plainText(operationTexts(description, operation, language.current).summary),
        chosen: { apiId, description, operation },
      }));
      return length > 1 ? [heading, ...operations] : operations;
    }),
  );
  const picked = await vscode.window.showQuickPick(items.flat(), {
    title,
    placeHolder: l10n.t('Choose the operation'),
    matchOnDescription: true,
  });
  return picked?.chosen;
}
