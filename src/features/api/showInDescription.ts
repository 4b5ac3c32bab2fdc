import * as vscode from 'vscode';
import type { ApiArgument, OperationArgument } from '../../contributions.ts';
import type { DescriptionPlace } from '../../core/api/apiReading.ts';
import { findOperation, referenceOfOperation } from '../../core/api/findOperation.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { ApiServices } from './apiServices.ts';

/** Keeps the editor from changing what comes with the extension. */
const MAKE_READ_ONLY = 'workbench.action.files.setActiveEditorReadonlyInSession';

/**
 * Opens the description of an API: at the operation where one is named, at its first mistake where it cannot be used.
 *
 * @throws AppError `api/unknown`; `api/unreadable`, `operation/unknown` where an operation is named
 */
export async function showInDescription(
  { apis }: ApiServices,
  target: OperationArgument | ApiArgument = FLA_API,
): Promise<void> {
  const apiId = typeof target === 'string' ? target : target.apiId;
  const { file, builtIn } = apis.source(apiId);
  const place =
    typeof target === 'object' && 'operationId' in target
      ? await placeOfOperation(apis, target)
      : await firstMistake(apis, apiId);
  if (place !== undefined && /^https?:/i.test(place.file)) {
    await vscode.env.openExternal(vscode.Uri.parse(place.file));
    return;
  }
  const at = new vscode.Position(place?.line ?? 0, place?.column ?? 0);
  await vscode.window.showTextDocument(vscode.Uri.file(place?.file ?? file), {
    selection: new vscode.Range(at, at),
    preview: true,
  });
  if (builtIn) {
    await vscode.commands.executeCommand(MAKE_READ_ONLY);
  }
}

async function placeOfOperation(
  apis: ApiServices['apis'],
  { apiId, operationId }: OperationArgument,
): Promise<DescriptionPlace | undefined> {
  const operation = findOperation(await apis.get(apiId), operationId);
  return apis.placeOf(apiId, referenceOfOperation(operation));
}

async function firstMistake(
  apis: ApiServices['apis'],
  apiId: string,
): Promise<DescriptionPlace | undefined> {
  const { description, findings } = await apis.reading(apiId);
  return description ? undefined : findings[0];
}
