import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Commands, OperationArgument } from '../../../src/contributions.ts';
import { parseRequestFile } from '../../../src/core/exchange/requestFile.ts';
import { ExtensionLog } from '../extensionLog.ts';

const log = new ExtensionLog();

function run<K extends keyof Commands>(
  id: K,
  ...args: Parameters<Commands[K]>
): Thenable<Awaited<ReturnType<Commands[K]>> | undefined> {
  return vscode.commands.executeCommand(id, ...args);
}

const of = (operationId: string): OperationArgument => ({ apiId: 'fla', operationId });

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('fla.request.new', () => {
  afterEach(closeAll);

  it('opens a request that calls the operation, once as long as nobody touches it', async () => {
    const uri = await run('fla.request.new', of('createTraining'));
    const again = await run('fla.request.new', of('POST /trainings'));
    const document = vscode.window.activeTextEditor!.document;
    const { requests, mistakes } = parseRequestFile(document.getText());
    assert.deepStrictEqual(
      {
        scheme: uri?.scheme,
        name: uri?.path.split('/').at(-1),
        again: again?.toString(),
        active: document.uri.toString(),
        language: document.languageId,
        mistakes,
        requests: requests.map(({ method, target, body }) => [
          method.text,
          target.text,
          body?.kind === 'text' && Object.keys(JSON.parse(body.text) as object).slice(0, 2),
        ]),
      },
      {
        scheme: 'untitled',
        name: 'createTraining.fla',
        again: uri?.toString(),
        active: uri?.toString(),
        language: 'fla-request',
        mistakes: [],
        requests: [['POST', '/trainings', ['employer', 'worker']]],
      },
    );
  });

  it('holds parameters as variables', async () => {
    await run('fla.request.new', of('getTraining'));
    const file = parseRequestFile(vscode.window.activeTextEditor!.document.getText());
    assert.deepStrictEqual(
      [file.variables.map(({ name }) => name.text), file.requests.map(({ target }) => target.text)],
      [['trainingId'], ['/trainings/{{trainingId}}']],
    );
  });

  it('refuses an operation that the description does not have', async () => {
    log.mark();
    await run('fla.request.new', of('createNothing'));
    assert.deepStrictEqual(await log.failures(), ['fla.request.new operation/unknown']);
  });
});

describe('fla.api.copyPath', () => {
  it('puts the path on the clipboard as the description writes it', async () => {
    await run('fla.api.copyPath', of('getTraining'));
    assert.equal(await vscode.env.clipboard.readText(), '/trainings/{trainingId}');
  });
});

describe('fla.api.showInDescription', () => {
  afterEach(closeAll);

  it('goes to the operation in its file', async () => {
    await run('fla.api.showInDescription', of('getTraining'));
    const { document, selection } = vscode.window.activeTextEditor!;
    const line = selection.active.line;
    assert.deepStrictEqual(
      [
        document.uri.path.split('/').at(-1),
        document.lineAt(line).text.trim(),
        document
          .getText()
          .slice(0, document.offsetAt(selection.active))
          .lastIndexOf('\n  /trainings/{trainingId}:') > 0,
      ],
      ['fla-provisional.yaml', 'get:', true],
    );
  });

  it('goes to the file of an API', async () => {
    await run('fla.api.showInDescription', 'fla');
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.deepStrictEqual(
      [document.uri.path.split('/').at(-1), selection.active.line],
      ['fla-provisional.yaml', 0],
    );
  });
});
