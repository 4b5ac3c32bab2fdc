import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyStore } from '../integration/makeKeyStore.ts';
import { Workbench } from './workbench.ts';

describe('the account wizard for the portal’s test environment', () => {
  let workbench: Workbench;
  let workspace: string;

  before(async () => {
    workspace = mkdtempSync(join(tmpdir(), 'fla-acceptance-'));
    // Its passphrase is empty: it opens unasked.
    await makeKeyStore(workspace, 'rsa-2048');
    workbench = await Workbench.launch({
      workspace,
      settings: { 'workbench.colorTheme': 'Default High Contrast', 'fla.language': 'nl' },
    });
  });

  after(async () => {
    await workbench.close();
    rmSync(workspace, { recursive: true });
  });

  it('offers the checklist and waits, and asks a training provider for what is not published', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Add Account');
    await quickInput.pick('Acceptatie (ACPT)');
    await quickInput.pick('Deelnemers aan opleidingen die wij verstrekken');
    await quickInput.pick('Opleidingsverstrekker');
    await quickInput.pick('Checklist openen');
    const preview = await workbench.webview(undefined, 'vscode.markdown-language-features');
    await preview.getByRole('heading', { level: 1 }).waitFor();
    await quickInput.waitFor('Is op de portaalsite alles gedaan');
    await workbench.screenshot('wizard-checklist-nl-contrast');
    await quickInput.pick('Alles is in orde, doorgaan');
    await quickInput.waitFor('Client-id, zoals Chaman');
    await quickInput.fill('self_service_chaman_123456_0a1b2c3d4e');
    await quickInput.accept();
    await quickInput.pick('rsa-2048.p12');
    await quickInput.waitFor('Ondernemingsnummer');
    await quickInput.fill('0000000197');
    await quickInput.accept();
    await quickInput.waitFor('0000.000.196 zou wel passen');
    await workbench.screenshot('wizard-check-digits-nl-contrast');
    await quickInput.fill('0000000196');
    await quickInput.accept();
    await quickInput.waitFor('De portaalsite heeft het FLA-adres');
    await quickInput.fill('http://example.test/fla');
    await quickInput.accept();
    await quickInput.waitFor('Een adres begint met https://');
    await workbench.screenshot('wizard-training-provider-nl-contrast');
    await quickInput.fill('https://example.test/fla/');
    await quickInput.accept();
    await quickInput.waitFor('De portaalsite heeft de scope');
    await quickInput.fill('');
    await quickInput.accept();
    await quickInput.waitFor('Naam waaraan u de account herkent');
    await quickInput.fill('Opleider');
    await quickInput.accept();
    await quickInput.pick('Werkruimte-instellingen');
    await quickInput.pick('Opslaan');
    await workbench.openContainer('Federal Learning Account');
    await workbench.treeItem(/^Opleider/).waitFor();
    const settings = JSON.parse(
      readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8'),
    ) as Record<string, unknown>;
    assert.deepStrictEqual(settings['fla.accounts'], {
      opleider: {
        name: 'Opleider',
        environment: 'acpt',
        quality: 'trainingProvider',
        clientId: 'self_service_chaman_123456_0a1b2c3d4e',
        certificate: '${workspaceFolder}/rsa-2048.p12',
        enterpriseNumber: '0000000196',
        apis: { fla: { baseUrl: 'https://example.test/fla' } },
      },
    });
  });
});
