import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../../src/services.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';
import { createServicesInHost } from '../servicesInHost.ts';

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('fla')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('the official lists that a user has', () => {
  const folder = join(hostPaths().workspace, 'lists');
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  let services: Services;
  let dispose: () => void;

  before(() => {
    mkdirSync(folder);
    ({ services, dispose } = createServicesInHost());
  });
  after(async () => {
    await setting('anomalyCatalogue', undefined);
    await setting('glossary', undefined);
    dispose();
    rmSync(folder, { recursive: true });
  });

  it('are none without a setting', async () => {
    assert.deepStrictEqual(
      [await services.anomalies(), await services.glossary.definitionOf(['title'])],
      [undefined, undefined],
    );
  });

  it('are read where the settings say, and again when a file changes', async () => {
    put('anomalies.csv', 'code;severity;en\nA-1;E;first\n');
    put('glossary.json', '{ "enterpriseNumber": { "en": "Number of an enterprise" } }');
    await setting('anomalyCatalogue', 'lists/anomalies.csv');
    await setting('glossary', '${workspaceFolder}/lists/glossary.json');
    const codes = async () => [...((await services.anomalies())?.keys() ?? [])];
    const before = await codes();
    const defined = await services.glossary.definitionOf(['unknown', 'Enterprise number']);
    put('anomalies.csv', 'code;severity;en\nA-2;W;second\n');
    const afterwards = await until(codes, ([code]) => code === 'A-2');
    assert.deepStrictEqual(
      [before, defined, afterwards],
      [['A-1'], 'Number of an enterprise', ['A-2']],
    );
  });

  it('are none where a file cannot be used', async () => {
    put('empty.csv', '');
    await setting('anomalyCatalogue', 'lists/empty.csv');
    await setting('glossary', 'lists/missing.csv');
    assert.deepStrictEqual(
      [await services.anomalies(), await services.glossary.definitionOf(['title'])],
      [undefined, undefined],
    );
  });
});
