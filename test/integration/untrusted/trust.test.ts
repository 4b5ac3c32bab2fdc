import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in an untrusted workspace', () => {
  it('activates in restricted mode', async () => {
    const extension = vscode.extensions.getExtension('fla-tools.federal-learning-account');
    assert.ok(extension);
    await extension.activate();
    assert.deepStrictEqual(
      { active: extension.isActive, trusted: vscode.workspace.isTrusted },
      { active: true, trusted: false },
    );
  });
});
