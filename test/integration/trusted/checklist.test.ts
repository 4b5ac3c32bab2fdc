import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../extensionLog.ts';

describe('the checklist for a channel', () => {
  const uri = vscode.Uri.from({
    scheme: 'fla-checklist',
    path: '/FLA Checklist.md',
    query: 'acceptance/socialSecretariat',
  });
  const setLanguage = (language: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('fla').update('language', language, true);

  after(() => setLanguage(undefined));

  it('is a read-only document in the user’s language, which follows when that changes', async () => {
    await vscode.extensions.getExtension('fla-tools.federal-learning-account')?.activate();
    const document = await vscode.workspace.openTextDocument(uri);
    const pageIn = (site: string): boolean => document.getText().includes(`/${site}/general/`);
    assert.deepStrictEqual([document.languageId, pageIn('site_fr')], ['markdown', true]);
    await setLanguage('nl');
    assert.equal(await until(() => pageIn('site_nl'), Boolean), true);
  });
});
