import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { TargetArgument } from '../../../src/contributions.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';

const { Error: Wrong, Warning, Information, Hint } = vscode.DiagnosticSeverity;
const SEVERITIES = new Map([
  [Wrong, 'error'],
  [Warning, 'warning'],
  [Information, 'information'],
  [Hint, 'hint'],
] as const);

/** A problem: its place as editors count (`line:column`), the text it marks (`↵` for a line break), its code and severity. */
export type Problem = [place: string, marked: string, code: unknown, severity: string | undefined];

/** A training of the provisional model that nothing is wrong with, for the account `employer`. */
export const TRAINING = {
  employer: { enterpriseNumber: '0000000196' },
  worker: { ssin: '81000003517', jointCommittee: '200' },
  title: 'First aid at work',
  period: { startDate: '2025-03-10', endDate: '2025-03-11' },
  duration: { hours: 15, minutes: 30 },
  type: 'formal',
  status: 'completed',
} as const;

/** Where a payload for a test stands, which is gone after the suite. */
export function payloadFolder(name: string): (file: string) => vscode.Uri {
  const folder = join(hostPaths().workspace, name);
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return file => vscode.Uri.file(join(folder, file));
}

/** Writes a payload, or a request file, and opens it as users do: what an extension opens by itself stays open for minutes. */
export async function openPayload(uri: vscode.Uri, text: string): Promise<vscode.TextEditor> {
  mkdirSync(dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.toString(), uri.toString());
  assert.ok(editor);
  return editor;
}

/** Says by which operation a payload is sent, and by which account. */
export async function sendBy(
  uri: vscode.Uri,
  operationId: string,
  account = 'employer',
): Promise<void> {
  const target: TargetArgument = { apiId: 'fla', operationId, account };
  await vscode.commands.executeCommand('fla.declaration.changeTarget', uri, target);
}

/** Replaces all of a text, as typing does: nothing is saved. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(
    document.positionAt(0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  assert.ok(await editor.edit(edit => edit.replace(whole, text)));
}

/** What the extension marks in a document, in the order of the text. */
export function problemsIn(document: vscode.TextDocument): Problem[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'FLA')
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end))
    .map(({ range, code, severity }) => [
      `${range.start.line + 1}:${range.start.character + 1}`,
      document.getText(range).replaceAll(/\r?\n/g, '↵'),
      code,
      SEVERITIES.get(severity),
    ]);
}

/** Waits until a document is marked as the test expects, and fails with what is marked instead. */
export async function expectProblems(
  document: vscode.TextDocument,
  expected: readonly Problem[],
): Promise<void> {
  const seen = await until(
    () => problemsIn(document),
    problems => isDeepStrictEqual(problems, expected),
  );
  assert.deepStrictEqual(seen, expected);
}

/** The quick fixes that are offered at the first text of that kind. */
export async function repairsAt(
  document: vscode.TextDocument,
  marked: string,
): Promise<vscode.CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(marked));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(start, start.translate(0, marked.length)),
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Takes a quick fix. */
export async function repair(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
}

/** Closes every editor, and what was typed in them is gone. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
