import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CountingSandbox } from './countingSandbox.ts';
import { Workbench } from './workbench.ts';

const EMPLOYER = 'Sample Employer';
const SECRETARIAT = 'Sample Social Secretariat';

describe('passphrases', () => {
  let sandbox: CountingSandbox;
  let workbench: Workbench;

  before(async () => {
    sandbox = await CountingSandbox.start();
    workbench = await Workbench.launch({
      workspace: sandbox.sampleWorkspace(),
      settings: { 'workbench.colorTheme': 'Light Modern' },
    });
  });

  after(async () => {
    await workbench.close();
    await sandbox.close();
  });

  const select = async (account: string): Promise<void> => {
    await workbench.runCommand('FLA: Select Account');
    await workbench.quickInput.pick(account);
  };

  /** Tests the active account, typing the passphrase where it is asked for. */
  const test = async (isAsked: boolean): Promise<void> => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('FLA: Test Account');
    if (isAsked) {
      await workbench.quickInput.waitFor('The sample’s passphrase is: fla-sample');
      await workbench.quickInput.fill('fla-sample');
      await workbench.quickInput.accept();
    }
    await workbench.toast(/” works: /).waitFor();
  };

  /** What the rows are called, without the paths below. */
  const labels = (): Promise<string[]> =>
    workbench.quickInput.widget
      .locator('.quick-input-list-row:first-child .label-name')
      .allInnerTexts();

  const file = (name: string): string => join(workbench.workspace, name);

  const changeAccounts = (change: (accounts: Record<string, object>) => void): void => {
    const path = file('.vscode/settings.json');
    const settings = JSON.parse(readFileSync(path, 'utf8')) as {
      'fla.accounts': Record<string, object>;
    };
    change(settings['fla.accounts']);
    writeFileSync(path, JSON.stringify(settings));
  };

  it('are not asked for again when the key store is moved and renamed', async () => {
    await select(EMPLOYER);
    await test(true);
    await select(SECRETARIAT);
    await test(true);
    renameSync(file('certificates/employer.pfx'), file('moved.p12'));
    changeAccounts(accounts => {
      accounts['sample-employer'] = { ...accounts['sample-employer'], certificate: 'moved.p12' };
    });
    await select(EMPLOYER);
    await test(false);
  });

  it('are asked for again when the key store is changed', async () => {
    const before = readFileSync(file('moved.p12'));
    // The same keys and the same passphrase: still another file, of which nothing is known.
    writeFileSync(file('moved.p12'), Buffer.concat([before, Buffer.alloc(1)]));
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('FLA: Test Account');
    await workbench.quickInput.waitFor('Passphrase of “moved.p12”');
    await workbench.quickInput.fill('fla-sample');
    await workbench.quickInput.accept();
    await workbench.toast(/” works: /).waitFor();
  });

  it('are listed, those that no account uses marked and chosen', async () => {
    const { quickInput } = workbench;
    changeAccounts(accounts => {
      delete accounts['sample-secretariat'];
    });
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('FLA: Forget Passphrases');
    await quickInput.waitFor('Key stores whose passphrases are forgotten');
    await workbench.screenshot('forget-passphrases');
    const rows = await quickInput.widget.locator('.monaco-list-row').allInnerTexts();
    const chosen = quickInput.widget.locator('.monaco-list-row .monaco-checkbox.checked');
    assert.deepStrictEqual(
      [
        await labels(),
        rows.map(row => row.includes('no account of this window uses it')),
        await chosen.count(),
      ],
      [['employer.pfx', 'social-secretariat.pfx', 'moved.p12'], [true, true, false], 2],
    );
  });

  it('are forgotten after a question, and no others', async () => {
    const { quickInput } = workbench;
    await quickInput.accept();
    const dialog = workbench.dialog();
    await dialog.getByText('Forget 2 passphrases?').waitFor();
    await workbench.screenshot('forget-passphrases-question');
    await dialog.getByRole('button', { name: 'Forget' }).click();
    await workbench.toast('2 passphrases are forgotten').waitFor();
    await test(false);
    await workbench.runCommand('FLA: Forget Passphrases');
    await quickInput.waitFor('Key stores whose passphrases are forgotten');
    assert.deepStrictEqual(await labels(), ['moved.p12']);
  });

  it('are asked for again once they are forgotten, and then there is nothing to forget', async () => {
    const { quickInput } = workbench;
    await quickInput.widget.locator('.monaco-list-row .monaco-checkbox').click();
    await quickInput.accept();
    await workbench.dialog().getByText('Forget the passphrase of “moved.p12”?').waitFor();
    await workbench.dialog().getByRole('button', { name: 'Forget' }).click();
    await workbench.toast('1 passphrase is forgotten').waitFor();
    await workbench.runCommand('FLA: Forget Passphrases');
    await workbench.toast('No passphrase is kept').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('FLA: Test Account');
    await quickInput.waitFor('Passphrase of “moved.p12”');
    await quickInput.cancel();
  });
});
