import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ApiDescription, Operation } from '../core/api/apiDescription.ts';
import { operationTexts } from '../core/api/apiOutline.ts';
import { operationsWithBody } from '../core/api/likelyOperation.ts';
import type { TextLanguage } from '../core/api/schemaTexts.ts';
import type { TargetBoundaries } from './payloadTargets.ts';
import { plainText } from './plainText.ts';
import type { Choice } from './wizard.ts';

/** An operation as a user chose it. */
export interface ChosenOperation {
  apiId: string;
  operationId: string;
}

/** An operation as one row of a list; rows without one separate APIs. */
export type OperationChoice = Choice<ChosenOperation | undefined>;

/**
 * Asks for an operation that takes a declaration.
 *
 * @param current the row to begin with
 * @returns undefined when the user gave up
 * @throws AppError `api/unreadable` where no description can be read
 */
export async function askOperation(
  { apis, language }: Pick<TargetBoundaries, 'apis' | 'language'>,
  current?: Partial<ChosenOperation>,
): Promise<ChosenOperation | undefined> {
  const chosen = await vscode.window.showQuickPick(
    operationChoices(await readApis(apis), language.current, current),
    {
      title: l10n.t('Operation'),
      placeHolder: l10n.t('Which operation takes this declaration?'),
      matchOnDescription: true,
    },
  );
  return chosen?.value;
}

/**
 * The descriptions of all APIs, in their order; those that cannot be read are left out.
 *
 * @throws AppError `api/unreadable` where none can be read
 */
export async function readApis(apis: TargetBoundaries['apis']): Promise<ApiDescription[]> {
  const readings = await Promise.allSettled(apis.ids().map(id => apis.get(id)));
  const read = readings.flatMap(reading => (reading.status === 'fulfilled' ? [reading.value] : []));
  const [failed] = readings.filter(reading => reading.status === 'rejected');
  if (read.length === 0 && failed) {
    throw failed.reason;
  }
  return read;
}

/**
 * Operations, under the name of their API where there are several.
 *
 * @param current the row to begin with
 * @param offered those of a description to choose among; by default those that take a body
 */
export function operationChoices(
  descriptions: readonly ApiDescription[],
  language: TextLanguage,
  current?: Partial<ChosenOperation>,
  offered: (description: ApiDescription) => readonly Operation[] = operationsWithBody,
): OperationChoice[] {
  return descriptions.flatMap(description => {
    const { Separator } = vscode.QuickPickItemKind;
    const separator = { label: plainText(description.title), kind: Separator, value: undefined };
    const rows = offered(description).map(operation => {
      const { operationId, method, path } = operation;
      return {
        label: `${method} ${plainText(path)}`,
        description: plainText(operationTexts(description, operation, language).summary),
        picked: current?.apiId === description.id && current.operationId === operationId,
        value: { apiId: description.id, operationId },
      };
    });
    return descriptions.length > 1 && rows.length > 0 ? [separator, ...rows] : rows;
  });
}
