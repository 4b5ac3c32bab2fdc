import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ApiDescription } from '../../../src/core/api/apiDescription.ts';
import { compileSchema } from '../../../src/core/api/compileSchema.ts';
import { operationsWithBody } from '../../../src/core/api/likelyOperation.ts';
import { snippetOf } from '../../../src/core/api/snippetOf.ts';
import { createServicesInHost } from '../servicesInHost.ts';

describe('the snippet of a write operation', () => {
  const { services, dispose } = createServicesInHost();
  let description: ApiDescription;

  before(async () => {
    description = await services.apis.get();
  });
  after(dispose);

  it('follows the schema once VS Code has inserted it and every stop is accepted', async () => {
    const wrong: unknown[] = [];
    for (const operation of operationsWithBody(description)) {
      const document = await vscode.workspace.openTextDocument({ language: 'json' });
      const editor = await vscode.window.showTextDocument(document);
      await editor.insertSnippet(new vscode.SnippetString(snippetOf(description, operation)));
      const violations = compileSchema(description, operation.requestBody.schema);
      wrong.push(...violations(JSON.parse(document.getText())));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    assert.deepStrictEqual(wrong, []);
  });
});
