import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { JWS_A1, JWS_A2, JWS_A4 } from '../../unit/core/token/rfcTokens.ts';
import { ExtensionLog } from '../extensionLog.ts';
import { inWorkspace } from './testChannels.ts';

/** A file of the workspace with a text, opened. */
async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const path = inWorkspace(name);
  writeFileSync(path, text);
  return vscode.workspace.openTextDocument(vscode.Uri.file(path));
}

/** What this extension tells at an offset: the range and the markdown. */
async function hovers(document: vscode.TextDocument, offset: number): Promise<vscode.Hover[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset),
  );
  return found.filter(({ contents }) =>
    contents.some(content => markdownOf(content).includes('fla.token.inspectText')),
  );
}

function markdownOf(content: vscode.Hover['contents'][number]): string {
  return content instanceof vscode.MarkdownString ? content.value : '';
}

/** Labels of the tabs with a token taken apart. */
function tokenTabs(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('fla.tokenText'),
    )
    .map(({ label }) => label);
}

/** Waits for a state that VS Code tells of in its own time. */
async function until(isSo: () => boolean): Promise<void> {
  if (!isSo()) {
    await new Promise<void>(resolve => {
      const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
        if (isSo()) {
          listening.dispose();
          resolve();
        }
      });
    });
  }
}

describe('tokens in texts', () => {
  before(async () => {
    await vscode.extensions.getExtension('fla-tools.federal-learning-account')?.activate();
  });

  afterEach(async () => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('tells of a token under the mouse in JSON, request files and .jwt files, and of nothing else', async () => {
    const rows: [name: string, before: string, after: string][] = [
      ['answer.json', '{"access_token":"', '"}'],
      ['request.http', 'GET https://example.org/\nAuthorization: Bearer ', '\n'],
      ['request.fla', '### one\nAuthorization: Bearer ', ''],
      ['token.jwt', '', '\n'],
    ];
    for (const [name, before, after] of rows) {
      const document = await open(name, before + JWS_A2 + after);
      const [hover] = await hovers(document, before.length + 30);
      const elsewhere = await hovers(document, Math.max(0, before.length - 3));
      assert.deepEqual(
        [
          hover?.range && document.getText(hover.range),
          hover?.contents.some(content => markdownOf(content).includes('RS256')),
          elsewhere.length,
        ],
        [JWS_A2, true, before === '' ? 1 : 0],
        name,
      );
    }
  });

  it('finds it in a line of a million characters', async () => {
    const filler = '"a.b",'.repeat(90_000);
    const before = `[${filler}"`;
    const document = await open('minified.json', `${before}${JWS_A4}",${filler}1]`);
    const [hover] = await hovers(document, before.length + 10);
    assert.equal(hover?.range && document.getText(hover.range), JWS_A4);
  });

  it('lets no text of a token become a link', async () => {
    const claims = Buffer.from(
      JSON.stringify({ iss: '```\n[x](command:workbench.action.quit) <img src=x>' }),
    ).toString('base64url');
    const document = await open('hostile.jwt', `eyJhbGciOiJub25lIn0.${claims}.`);
    const [hover] = await hovers(document, 5);
    const outside = hover?.contents
      .map(markdownOf)
      .join('\n')
      .replace(/^(`{3,})text\n[^]*?^\1$/m, '');
    assert.deepEqual(outside?.match(/command:[\w.]+|<img/g), ['command:fla.token.inspectText']);
  });

  it('knows .jwt files, and takes a token for one word in them', async () => {
    const document = await open('words.jwt', `Bearer ${JWS_A2}\n`);
    const word = document.getWordRangeAtPosition(new vscode.Position(0, 100));
    assert.deepEqual([document.languageId, word && document.getText(word)], ['jwt', JWS_A2]);
  });

  it('inspects the selection, the file, the place pointed at, and the clipboard', async () => {
    const document = await open('several.jwt', `${JWS_A1}\n${JWS_A2}\n`);
    const editor = await vscode.window.showTextDocument(document);
    const inspect = async (...args: unknown[]): Promise<string[]> => {
      const before = tokenTabs().join();
      await vscode.commands.executeCommand('fla.token.inspectText', ...args);
      await until(() => tokenTabs().length === 1 && tokenTabs().join() !== before);
      return tokenTabs();
    };
    editor.selection = new vscode.Selection(1, 0, 1, JWS_A2.length);
    const selected = await inspect();
    const file = await inspect(document.uri);
    const place = await inspect(document.uri, { line: 1, character: 10 });
    await vscode.env.clipboard.writeText(`Bearer ${JWS_A4}`);
    const clipboard = await inspect();
    const labels = [selected, file, place, clipboard].map(([label]) => label);
    assert.deepEqual(
      [new Set(labels).size, labels.slice(0, 3).every(label => label?.includes('several.jwt'))],
      [4, true],
    );
  });

  it('says so where there is no token', async () => {
    const log = new ExtensionLog();
    log.mark();
    await vscode.env.clipboard.writeText('nothing of the kind');
    await vscode.commands.executeCommand('fla.token.inspectText');
    assert.deepEqual(await log.failures(1), ['fla.token.inspectText token/no-text']);
    assert.deepEqual(tokenTabs(), []);
  });
});
