import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { AppError } from '../../core/base/errors.ts';

/**
 * The operation a declaration is sent by: the one named, else the one remembered for the file, else the only one that takes a
 * body, else the one the user picks, which is remembered.
 *
 * @returns undefined when the user gave up
 * @throws AppError `operation/unknown`, `operation/takes-no-body`, `operation/needs-parameters`
 */
export async function chooseOperation(
  description: ApiDescription,
  file: vscode.Uri,
  memory: vscode.Memento,
  named: string | undefined,
): Promise<Operation | undefined> {
  const { findOperation } = await import('../../core/api/findOperation.ts');
  const key = `operation:${file.toString()}`;
  const candidates = description.operations.filter(({ requestBody }) => requestBody !== undefined);
  const remembered = candidates.find(({ operationId }) => operationId === memory.get<string>(key));
  const operation =
    named !== undefined
      ? findOperation(description, named)
      : (remembered ?? (candidates.length === 1 ? candidates[0] : undefined));
  if (operation) {
    if (!operation.requestBody) {
      throw new AppError('operation/takes-no-body', { operation: operation.operationId });
    }
    const parameters = operation.parameters
      .filter(parameter => parameter.required)
      .map(({ name }) => name);
    if (parameters.length > 0) {
      throw new AppError('operation/needs-parameters', {
        operation: operation.operationId,
        parameters,
      });
    }
    return operation;
  }
  const chosen = await vscode.window.showQuickPick(
    candidates.map(candidate => ({
      label: `${candidate.method} ${candidate.path}`,
      description: candidate.summary,
      candidate,
    })),
    {
      title: l10n.t('Send to FLA'),
      placeHolder: l10n.t('Which operation takes this declaration?'),
    },
  );
  if (chosen) {
    await memory.update(key, chosen.candidate.operationId);
  }
  return chosen?.candidate;
}
