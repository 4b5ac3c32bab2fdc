import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

const PASSPHRASE = 'unguessable plum harbour 47';

describe('generating a certificate', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
    await workbench.openContainer('Federal Learning Account');
  });

  after(() => workbench.close());

  it('asks for everything once and writes a protected key store with its .cer', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Generate Certificate');
    await quickInput.pick('Self-signed certificate');
    await quickInput.waitFor('Which kind of key?');
    await workbench.screenshot('generate-key');
    await quickInput.pick('EC P-384');
    await quickInput.waitFor('Which digest for the signature?');
    await quickInput.pick('SHA-384');
    await quickInput.waitFor('Company in whose name the certificate is');
    await quickInput.fill('Sample Employer');
    await quickInput.accept();
    await quickInput.waitFor('Enterprise number (CBE) of the company');
    await quickInput.fill('0000.000.196');
    await quickInput.accept();
    await quickInput.waitFor('Common name');
    await quickInput.fill('Sample renewal');
    await quickInput.accept();
    await quickInput.waitFor('Country, two letters');
    await quickInput.accept();
    await quickInput.waitFor('How long shall it be valid?');
    await quickInput.pick('2 years');
    await quickInput.waitFor('New passphrase');
    await quickInput.fill('abc');
    await quickInput.waitFor('Strength: weak');
    await workbench.screenshot('generate-passphrase');
    await quickInput.accept();
    await quickInput.waitFor('Use at least 8 characters');
    await quickInput.fill(PASSPHRASE);
    await quickInput.waitFor('Strength: strong');
    await quickInput.accept();
    await quickInput.waitFor('The same passphrase again');
    await quickInput.fill('something else');
    await quickInput.accept();
    await quickInput.waitFor('That is not the same');
    await quickInput.fill(PASSPHRASE);
    await quickInput.accept();
    await quickInput.chooseFile(
      'Where shall the key store be written?',
      join(workbench.workspace, 'renewal.pfx'),
    );
    await workbench.toast('Upload “renewal.cer” in Chaman').waitFor();
    await workbench.screenshot('generate-done');

    const { subject, keyUsage } = new X509Certificate(
      readFileSync(join(workbench.workspace, 'renewal.cer')),
    );
    assert.deepStrictEqual(
      [subject.split('\n'), keyUsage, readdirSync(workbench.workspace).filter(isLeftOver)],
      [
        [
          'C=BE',
          'O=Sample Employer',
          'organizationIdentifier=NTRBE-0000000196',
          'CN=Sample renewal',
        ],
        undefined,
        [],
      ],
    );
  });

  it('lets a sandbox account use it, registered as in Chaman, and send', async () => {
    const { quickInput } = workbench;
    const toast = workbench.toast('Upload “renewal.cer” in Chaman');
    await toast.getByRole('button', { name: 'Use for Account' }).click();
    await quickInput.waitFor('Which account uses the new key store?');
    await quickInput.pick('Sample Employer');
    await quickInput.waitFor('Register the certificate with the sandbox');
    await quickInput.pick('Register');
    await workbench.toast('“Sample Employer” uses the new key store').waitFor();
    const settings = readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8');
    assert.match(settings, /"certificate": "\$\{workspaceFolder\}\/renewal\.pfx"/);

    await workbench.openFile('declarations/first-aid.fla.json');
    await workbench.runCommand('FLA: Send to FLA');
    await quickInput.waitFor('The account that declarations are sent with');
    await quickInput.pick('Sample Employer');
    const view = await workbench.webview();
    await view.getByText('201').first().waitFor();
    await workbench.screenshot('generate-sent');
  });

  it('writes a request for an authority, with the key encrypted beside it', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Generate Certificate');
    await quickInput.pick('Certificate request (PKCS#10)');
    await quickInput.waitFor('Which kind of key?');
    await quickInput.pick('RSA 2048');
    await quickInput.waitFor('Which digest for the signature?');
    await quickInput.pick('SHA-256');
    await quickInput.waitFor('Company in whose name the certificate is');
    await quickInput.fill('Sample Employer');
    await quickInput.accept();
    await quickInput.waitFor('Enterprise number (CBE) of the company');
    await quickInput.accept();
    await quickInput.waitFor('Common name');
    await quickInput.accept();
    await quickInput.waitFor('Country, two letters');
    await quickInput.accept();
    await quickInput.waitFor('New passphrase');
    await quickInput.fill(PASSPHRASE);
    await quickInput.accept();
    await quickInput.waitFor('The same passphrase again');
    await quickInput.fill(PASSPHRASE);
    await quickInput.accept();
    await quickInput.chooseFile(
      'Where shall the encrypted key be written?',
      join(workbench.workspace, 'order.key'),
    );
    await workbench.toast('Send the request to the authority').waitFor();
    await workbench.screenshot('generate-request');
    assert.deepStrictEqual(
      ['order.key', 'order.csr'].map(
        name => readFileSync(join(workbench.workspace, name), 'utf8').split('\n')[0],
      ),
      ['-----BEGIN ENCRYPTED PRIVATE KEY-----', '-----BEGIN CERTIFICATE REQUEST-----'],
    );
  });
});

/** What a write that went wrong would leave behind. */
function isLeftOver(name: string): boolean {
  return name.endsWith('.part') || name.endsWith('.bak');
}
