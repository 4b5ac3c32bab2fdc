import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { REQUEST_LANGUAGE, type OperationArgument } from '../../contributions.ts';
import { operationTexts } from '../../core/api/apiOutline.ts';
import { exampleOfParameter } from '../../core/api/exampleOf.ts';
import { isExploded } from '../../core/api/isExploded.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { exampleDeclaration, onlyEmployer } from '../../core/declaration/exampleDeclaration.ts';
import { writeRequest } from '../../core/exchange/writeRequest.ts';
import { localDay } from '../../ui/localDay.ts';
import { openUnsaved } from '../../ui/unsavedFile.ts';
import type { ApiServices } from './apiServices.ts';
import { chooseOperation, type OperationOfApi } from './chooseOperation.ts';

/**
 * Opens a request that calls an operation: an unsaved request file with the active account, the parameters as variables and an
 * example of the body. One that is open and untouched is shown again.
 *
 * @returns its address; undefined when the user gave up
 * @throws AppError `api/unknown`, `api/unreadable`, `operation/unknown`
 */
export async function newRequest(
  services: ApiServices,
  named?: Partial<OperationArgument>,
): Promise<vscode.Uri | undefined> {
  const chosen = await chooseOperation(services, named, l10n.t('New Request'));
  if (!chosen) {
    return undefined;
  }
  const content = requestText(services, chosen);
  const document =
    untouched(content) ??
    (await openUnsaved({
      folder: vscode.workspace.workspaceFolders?.[0]?.uri,
      about: chosen.operation.operationId,
      extension: '.fla',
      languageId: REQUEST_LANGUAGE,
      content,
    }));
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri;
}

function requestText(
  { channels, activeAccount, language }: ApiServices,
  { apiId, description, operation }: OperationOfApi,
): string {
  const today = localDay(new Date());
  const { accounts } = channels.configuration;
  const [only, ...others] = accounts.map(({ account }) => account);
  const active = accounts.find(({ account }) => account.id === activeAccount.get())?.account;
  const account = active ?? (others.length === 0 ? only : undefined);
  const { mediaType } = operation.requestBody ?? {};
  return writeRequest({
    title: operationTexts(description, operation, language.current).summary,
    ...(apiId === FLA_API ? {} : { apiId }),
    operation,
    ...(account === undefined ? {} : { account: account.id }),
    parameters: operation.parameters.map(parameter => ({
      ...parameter,
      value: exampleOfParameter(description, operation, parameter, today),
      repeated: isExploded(description, parameter),
    })),
    ...(mediaType === undefined
      ? {}
      : {
          body: {
            mediaType,
            value: exampleDeclaration(
              description,
              operation,
              withoutUndefined({
                enterpriseNumber: onlyEmployer(account),
                quality: account?.quality,
              }),
              today,
            ),
          },
        }),
  });
}

function untouched(content: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    document =>
      document.isUntitled &&
      document.languageId === REQUEST_LANGUAGE &&
      document.getText() === content,
  );
}
