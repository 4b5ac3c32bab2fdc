import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { created, issueToken } from '../servers/loopbackServer.ts';
import {
  FIRST_AID,
  inWorkspace,
  openChannels,
  send,
  WRONG,
  type TestChannels,
} from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('a declaration that cannot be sent', () => {
  let channels: TestChannels;
  const folder = inWorkspace('declarations/bad');
  const files: [name: string, text: string | undefined, code: string][] = [
    ['not JSON', '{ "title": ', 'declaration/not-json'],
    ['JSON with comments', '// no\n{}\n', 'declaration/not-json'],
    ['empty', '', 'declaration/not-json'],
    ['an array', '[{}]', 'declaration/not-an-object'],
    ['a number', '81000003517', 'declaration/not-an-object'],
    ['missing', undefined, 'declaration/not-found'],
  ];
  const fileOf = (name: string): vscode.Uri => vscode.Uri.file(join(folder, `${name}.fla.json`));

  before(async () => {
    channels = await openChannels();
    mkdirSync(folder);
    for (const [name, text] of files) {
      if (text !== undefined) {
        writeFileSync(fileOf(name).fsPath, text);
      }
    }
    const text = readFileSync(FIRST_AID.fsPath, 'utf8');
    const misspelt = text.replace('81000003517', '81000003518');
    writeFileSync(fileOf('misspelt').fsPath, misspelt);
    const other = text.replace('0000000196', '0000000394');
    writeFileSync(fileOf('other-employer').fsPath, other);
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
  });
  unchanged();

  /** What sending comes to: the result, the failures, and how many calls any server saw. */
  async function outcome(uri: vscode.Uri): Promise<unknown[]> {
    const exchange = await send(uri, 'loopback');
    const failures = await channels.log.failures();
    const { token, api } = channels.loopback.takeSeen();
    return [exchange, failures, token.length + api.length];
  }

  for (const [name, , code] of files) {
    it(`is ${name}: ${code}`, async () => {
      assert.deepStrictEqual(await outcome(fileOf(name)), [undefined, [`fla.send ${code}`], 0]);
    });
  }

  it('is a folder: declaration/not-found', async () => {
    const uri = vscode.Uri.file(folder);
    assert.deepStrictEqual(await outcome(uri), [undefined, ['fla.send declaration/not-found'], 0]);
  });

  it('has changes that are not saved: the file stays as it is, and so do they', async () => {
    const document = await vscode.workspace.openTextDocument(FIRST_AID);
    const text = document.getText();
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '\n'));
    try {
      assert.deepStrictEqual(
        [await outcome(FIRST_AID), document.isDirty, document.getText()],
        [[undefined, ['fla.send declaration/not-saved'], 0], true, `\n${text}`],
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('has never been saved', async () => {
    const content = '{ "title": "Draft" }';
    const document = await vscode.workspace.openTextDocument({ content, language: 'json' });
    assert.deepStrictEqual(
      [await outcome(document.uri), document.getText()],
      [[undefined, ['fla.send declaration/not-saved'], 0], content],
    );
  });

  it('is wrong by schema or by meaning: nothing leaves, unless it is to be sent all the same', async () => {
    const misspelt = fileOf('misspelt');
    channels.loopback.token = [issueToken];
    channels.loopback.api = [created];
    for (const file of [WRONG, misspelt]) {
      channels.log.mark();
      const stopped = [undefined, ['fla.send declaration/invalid'], 0];
      assert.deepStrictEqual(await outcome(file), stopped);
    }
    channels.log.mark();
    const exchange = await send(misspelt, 'loopback', { skipValidation: true });
    assert.deepStrictEqual([exchange?.response?.status, await channels.log.failures(0)], [201, []]);
  });

  it('only may be wrong: what weighs less than an error does not stop it', async () => {
    channels.loopback.token = [issueToken];
    channels.loopback.api = [created];
    const exchange = await send(fileOf('other-employer'), 'loopback');
    assert.deepStrictEqual([exchange?.response?.status, await channels.log.failures(0)], [201, []]);
  });

  it('names an operation that the API does not have, or that takes no declaration', async () => {
    for (const operation of ['createHoliday', 'DELETE /trainings', 'getHealth']) {
      const options = { account: 'loopback', operation };
      await vscode.commands.executeCommand('fla.send', FIRST_AID, options);
    }
    const { token, api } = channels.loopback.takeSeen();
    assert.deepStrictEqual(
      [await channels.log.failures(3), token.length + api.length],
      [
        [
          'fla.send operation/unknown',
          'fla.send operation/unknown',
          'fla.send operation/takes-no-body',
        ],
        0,
      ],
    );
  });
});
