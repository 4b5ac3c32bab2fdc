import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../host/repository.ts';
import { filesBelow, ifThere } from '../integration/userFiles.ts';
import { Workbench } from './workbench.ts';

/** Written by keytool: three private keys and a trusted certificate. */
const KEY_STORE = join(REPOSITORY, 'test/fixtures/keystores/kt17-multi.p12');
const PASSPHRASE = 'Test-1234';

for (const [theme, name] of [
  ['Light Modern', 'light'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`the account wizard (${theme})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': theme } });
      cpSync(KEY_STORE, join(workbench.workspace, 'company.p12'));
    });

    after(() => workbench.close());

    it('leads from nothing to a tested account', async () => {
      const { quickInput } = workbench;
      await workbench.openContainer('Federal Learning Account');
      await workbench.runCommand('FLA: Add Account');
      await quickInput.waitFor('Where was the REST account made?');
      await workbench.screenshot(`wizard-environment-${name}`);
      await quickInput.pick('Sandbox');
      await quickInput.waitFor('For whom do you declare?');
      await workbench.screenshot(`wizard-for-whom-${name}`);
      await quickInput.pick('Our own workers');
      await quickInput.waitFor('The quality that follows');
      await workbench.screenshot(`wizard-quality-${name}`);
      await quickInput.pick('Employer');
      await quickInput.waitFor('Client id, as Chaman shows it beside the REST account');
      await quickInput.fill('two words');
      await quickInput.accept();
      await quickInput.waitFor('A client id has no spaces');
      await quickInput.fill('self_service_chaman_123456_0a1b2c3d4e');
      await quickInput.accept();
      await quickInput.waitFor('Key store with the certificate that was uploaded in Chaman');
      await workbench.screenshot(`wizard-key-store-${name}`);
      await quickInput.pick('company.p12');
      await quickInput.waitFor('Passphrase of “company.p12”');
      await quickInput.fill(PASSPHRASE);
      await quickInput.accept();
      await quickInput.waitFor('Which of the key store’s keys?');
      await workbench.screenshot(`wizard-alias-${name}`);
      await quickInput.pick('three');
      await quickInput.waitFor('Enterprise number (CBE) of the account’s holder');
      await quickInput.fill('0000.000.196');
      await quickInput.accept();
      await quickInput.waitFor('Name by which you recognise the account');
      await quickInput.fill('My Company');
      await quickInput.accept();
      await quickInput.waitFor('Where should the account be kept?');
      await quickInput.pick('Workspace settings');
      await quickInput.waitFor('Register the certificate with the sandbox');
      await quickInput.pick('Register');
      await quickInput.waitFor('Test the account?');
      await quickInput.pick('Save and Test');
      await workbench.toast('“My Company” works').waitFor();
      await workbench.treeItem(/^My Company/).waitFor();
      await workbench.screenshot(`wizard-done-${name}`);

      const settings = readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8');
      const accounts = (JSON.parse(settings) as { 'fla.accounts': Record<string, unknown> })[
        'fla.accounts'
      ];
      assert.deepStrictEqual(Object.keys(accounts), [
        'sample-employer',
        'sample-secretariat',
        'my-company',
      ]);
      assert.deepStrictEqual(accounts['my-company'], {
        name: 'My Company',
        environment: 'sandbox',
        quality: 'employer',
        clientId: 'self_service_chaman_123456_0a1b2c3d4e',
        certificate: '${workspaceFolder}/company.p12',
        alias: 'three',
        enterpriseNumber: '0000000196',
      });
    });

    it('leaves the passphrase in no file', () => {
      const holding = filesBelow(workbench.profile).filter(file => {
        const bytes = ifThere(() => readFileSync(file)) ?? Buffer.alloc(0);
        return [bytes.toString('latin1'), bytes.toString('utf16le')].some(text =>
          text.includes(PASSPHRASE),
        );
      });
      assert.deepStrictEqual(holding, []);
    });

    it('sends with it, a right declaration and a wrong one', async () => {
      await workbench.openFile('declarations/first-aid.fla.json');
      await workbench.runCommand('FLA: Send to FLA');
      const view = await workbench.webview();
      await view.getByText('201').first().waitFor();
      await workbench.screenshot(`sent-${name}`);
      await workbench.openFile('declarations/wrong.fla.json');
      await workbench.runCommand('FLA: Send to FLA');
      await workbench
        .toast('was not sent because of')
        .getByRole('button', { name: 'Send Anyway' })
        .click();
      await view.getByText('400').first().waitFor();
      await view.getByText('worker.ssin').first().waitFor();
      await workbench.screenshot(`refused-${name}`);
    });
  });
}
