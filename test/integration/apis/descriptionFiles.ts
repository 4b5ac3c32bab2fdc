import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { ApiArgument, ImportOptions } from '../../../src/contributions.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';

/** Writes a file of the workspace and tells its address. */
export function writeFile(name: string, text: string): vscode.Uri {
  const path = join(hostPaths().workspace, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return vscode.Uri.file(path);
}

/** A description with one operation, whose body must have one member. */
export function descriptionRequiring(member: string, title = 'Small'): string {
  return `openapi: 3.0.3
info: { title: ${title}, version: '1' }
paths:
  /things:
    post:
      operationId: createThing
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [${member}] }
      responses: { '201': { description: made } }
`;
}

/** Imports a description without a question; the command's own answer. */
export async function importApi(
  uri: vscode.Uri,
  options: ImportOptions = { api: 'fla', scope: 'workspace' },
): Promise<unknown> {
  return vscode.commands.executeCommand('fla.api.import', uri, options);
}

export async function resetApi(api: ApiArgument): Promise<void> {
  await vscode.commands.executeCommand('fla.api.reset', api);
}

/** The setting fla.apis of the workspace as it is written. */
export function writtenApis(): unknown {
  const file = join(hostPaths().workspace, '.vscode/settings.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)['fla.apis'];
}

/** A problem: its place as editors count, its code and severity. */
export type Marked = [place: string, code: unknown, severity: string];

/** The extension's problems of a file, as soon as they are as expected. */
export async function problemsOf(
  uri: vscode.Uri,
  isExpected: (problems: Marked[]) => boolean,
): Promise<Marked[]> {
  const look = (): Marked[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'FLA')
      .sort((a, b) => a.range.start.compareTo(b.range.start))
      .map(({ range: { start, end }, code, severity }) => [
        `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
        code,
        vscode.DiagnosticSeverity[severity],
      ]);
  return until(look, isExpected);
}

/** Takes every file that tests wrote away again, and with them what settings say of APIs. */
export async function clean(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace
    .getConfiguration()
    .update('fla.apis', undefined, vscode.ConfigurationTarget.Workspace);
  rmSync(join(hostPaths().workspace, 'api'), { recursive: true, force: true });
}
