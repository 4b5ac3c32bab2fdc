import * as vscode from 'vscode';
import type { ApiArgument, OperationArgument } from '../../contributions.ts';
import type { ApiServices } from './apiServices.ts';

/** Keeps the editor from changing what comes with the extension. */
const MAKE_READ_ONLY = 'workbench.action.files.setActiveEditorReadonlyInSession';

/**
 * Opens the description of an API, at an operation where one is named.
 *
 * @throws AppError `api/unknown`; `api/unreadable`, `operation/unknown` where an operation is named
 */
export async function showInDescription(
  services: ApiServices,
  target: OperationArgument | ApiArgument | undefined,
): Promise<void> {
  const { apis } = services;
  const apiId = typeof target === 'string' ? target : (target?.apiId ?? apis.ids()[0] ?? '');
  const { file, builtIn } = apis.source(apiId);
  const at = new vscode.Position(0, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(file), {
    selection: new vscode.Range(at, at),
    preview: true,
  });
  if (builtIn) {
    await vscode.commands.executeCommand(MAKE_READ_ONLY);
  }
}
