import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../host/repository.ts';
import { Workbench } from './workbench.ts';

const NEW_KEY_STORE = join(REPOSITORY, 'test/fixtures/keystores/kt17-p521.p12');

describe('an account’s certificate', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
    cpSync(NEW_KEY_STORE, join(workbench.workspace, 'certificates/next.p12'));
    await workbench.openContainer('Federal Learning Account');
    await workbench.runCommand('FLA: Select Account');
    await workbench.quickInput.pick('Sample Employer');
  });

  after(() => workbench.close());

  const certificateInSettings = (): string => {
    const text = readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8');
    const { 'fla.accounts': accounts } = JSON.parse(text) as {
      'fla.accounts': Record<string, { certificate: string }>;
    };
    return accounts['sample-employer']?.certificate ?? '';
  };

  it('is tried at the token endpoint before anything is switched, and can be switched back', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Replace Certificate');
    await quickInput.chooseFile(
      'New key store in place of',
      join(workbench.workspace, 'certificates/next.p12'),
    );
    await quickInput.waitFor('Passphrase of “next.p12”');
    await quickInput.fill('Test-1234');
    await quickInput.accept();
    const dialog = workbench.dialog();
    await dialog.getByText('Has the new certificate been added').waitFor();
    await workbench.screenshot('replace-uploaded');
    await dialog.getByRole('button', { name: 'Try Now' }).click();
    await quickInput.waitFor('Register the certificate with the sandbox');
    await quickInput.pick('Register');
    await dialog.getByText('The new certificate was accepted. Switch to it?').waitFor();
    await workbench.screenshot('replace-accepted');
    assert.equal(certificateInSettings(), 'certificates/employer.pfx');
    await dialog.getByRole('button', { name: 'Switch Accounts (1)' }).click();
    const toast = workbench.toast('Accounts that use the new certificate: 1.');
    await toast.waitFor();
    assert.equal(certificateInSettings(), '${workspaceFolder}/certificates/next.p12');
    await workbench.screenshot('replace-switched');
    await toast.getByRole('button', { name: 'Switch Back' }).click();
    await toast.waitFor({ state: 'hidden' });
    await assertEventually(() => {
      assert.equal(certificateInSettings(), 'certificates/employer.pfx');
    });
  });

  it('that the token endpoint refuses changes nothing', async () => {
    const { quickInput } = workbench;
    cpSync(
      join(REPOSITORY, 'test/fixtures/keystores/ossl3-p384.p12'),
      join(workbench.workspace, 'certificates/unknown.p12'),
    );
    await workbench.runCommand('FLA: Replace Certificate');
    await quickInput.chooseFile(
      'New key store in place of',
      join(workbench.workspace, 'certificates/unknown.p12'),
    );
    await quickInput.waitFor('Passphrase of “unknown.p12”');
    await quickInput.fill('Test-1234');
    await quickInput.accept();
    const dialog = workbench.dialog();
    await dialog.getByRole('button', { name: 'Try Now' }).click();
    await quickInput.waitFor('Register the certificate with the sandbox');
    await quickInput.pick('Do Not Register');
    await dialog.getByText('accepted for no account').waitFor();
    await workbench.screenshot('replace-refused');
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(certificateInSettings(), 'certificates/employer.pfx');
  });

  it('leaves its key store as the .cer that Chaman asks for', async () => {
    const { quickInput } = workbench;
    await workbench.openFile('certificates/employer.pfx');
    await workbench.runCommand('FLA: Export Certificate');
    await quickInput.waitFor('Passphrase of “employer.pfx”');
    await quickInput.fill('fla-sample');
    await quickInput.accept();
    await quickInput.pick('Certificate (.cer, DER)');
    const target = join(workbench.workspace, 'upload.cer');
    await quickInput.chooseFile('Export Certificate', target);
    await workbench.toast('“upload.cer” is written').waitFor();
    const original = join(workbench.workspace, 'certificates/employer.cer');
    assert.deepStrictEqual(readFileSync(target), readFileSync(original));
  });

  it('gets a new passphrase, with no copy under the old one left', async () => {
    const { quickInput } = workbench;
    const file = join(workbench.workspace, 'certificates/employer.pfx');
    const before = readFileSync(file);
    await workbench.openFile('certificates/employer.pfx');
    await workbench.runCommand('FLA: Change Passphrase of Key Store');
    await quickInput.waitFor('New passphrase');
    await quickInput.fill('another good passphrase 47');
    await quickInput.accept();
    await quickInput.waitFor('The same passphrase again');
    await quickInput.fill('another good passphrase 47');
    await quickInput.accept();
    await workbench.toast('now opens with the new passphrase alone').waitFor();
    const folder = join(workbench.workspace, 'certificates');
    assert.deepStrictEqual(
      [readFileSync(file).equals(before), readdirSync(folder).filter(isLeftOver)],
      [false, []],
    );

    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('declarations/first-aid.fla.json');
    await workbench.runCommand('FLA: Send to FLA');
    const view = await workbench.webview('FLA Response: 201');
    await view.getByText('201').first().waitFor();
  });
});

/** What a write that went wrong would leave behind. */
function isLeftOver(name: string): boolean {
  return name.endsWith('.part') || name.endsWith('.bak');
}

async function assertEventually(check: () => void): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
