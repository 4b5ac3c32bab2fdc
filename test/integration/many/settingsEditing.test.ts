import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';

const SETTINGS = vscode.Uri.file(join(hostPaths().workspace, '.vscode/settings.json'));

const TEXT = `{
  "fla.accounts": {
    "one": {
      "environment": "acpt",
      "quality": "employer",
      "clientId": "one",
      "certificate": "one.pfx",
      "apis": { "fla": { "scope": "" } },
    }
  },
  "fla.environments": {
    "mine": { "tokenEndpoint": "https://login.example/token" }
  }
}`;

/** What VS Code offers where a text stands in a document, sorted, without what other extensions offer. */
async function offered(document: vscode.TextDocument, after: string): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(after) + after.length),
  );
  return list.items
    .map(({ label }) => (typeof label === 'string' ? label : label.label))
    .filter(label => !label.startsWith('$'))
    .sort();
}

async function hovered(document: vscode.TextDocument, over: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(over) + 2),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('settings edited by hand', function () {
  this.timeout(30_000);
  let document: vscode.TextDocument;

  before(async () => {
    writeFileSync(SETTINGS.fsPath, TEXT);
    document = await vscode.workspace.openTextDocument(SETTINGS);
    await vscode.window.showTextDocument(document);
  });

  it('are completed: members, environments and qualities', async () => {
    const expected = [
      ['"acpt"', '"prod"', '"sandbox"'],
      ['algorithm', 'alias'],
    ];
    const seen = await until(
      async () => [
        await offered(document, '"environment": '),
        (await offered(document, '"clientId": "one",')).filter(label => label.startsWith('al')),
      ],
      lists => isDeepStrictEqual(lists, expected),
    );
    assert.deepStrictEqual(seen, expected);
  });

  it('are described where the pointer is', async () => {
    const members = ['"clientId"', '"scope"', '"tokenEndpoint"', '"certificate"'];
    const words = ['Chaman', 'OAuth', 'OAuth 2.0', '.cer'];
    const seen = await until(
      () => Promise.all(members.map(member => hovered(document, member))),
      texts => texts.every((text, index) => text.includes(words[index]!)),
    );
    assert.deepStrictEqual(
      seen.map((text, index) => text.includes(words[index]!)),
      [true, true, true, true],
    );
  });
});
