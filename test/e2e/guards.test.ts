import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

/** A workspace with an account of production and one of ACPT, whose key store is never reached. */
function portalWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fla-portal-'));
  mkdirSync(join(folder, '.vscode'));
  const account = {
    quality: 'employer',
    clientId: 'self_service_chaman_123456_0a1b2c3d4e',
    certificate: 'never-opened.p12',
    enterpriseNumber: '0000000196',
  };
  writeFileSync(
    join(folder, '.vscode/settings.json'),
    JSON.stringify({
      'fla.accounts': {
        real: { ...account, name: 'Real Company', environment: 'prod' },
        test: { ...account, name: 'Test Company', environment: 'acpt' },
      },
    }),
  );
  writeFileSync(
    join(folder, 'training.fla.json'),
    JSON.stringify({
      employer: { enterpriseNumber: '0000000295' },
      worker: { ssin: '10000100182' },
      title: 'First aid at work',
      period: { startDate: '2025-04-01', endDate: '2025-04-01' },
      duration: { hours: 2, minutes: 0 },
      type: 'informal',
      status: 'completed',
    }),
  );
  writeFileSync(join(folder, 'broken.fla.json'), '{\n  "title": }\n');
  return folder;
}

describe('before a declaration leaves for the portal', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({
      workspace: portalWorkspace(),
      settings: { 'workbench.colorTheme': 'Light Modern' },
    });
    await workbench.openContainer('Federal Learning Account');
    await workbench.openFile('training.fla.json');
  });

  after(() => workbench.close());

  for (const [account, expected, shot] of [
    [
      'Real Company',
      [
        'Send this declaration to production?',
        'services.socialsecurity.be',
        'Real Company',
        '0000000295',
        'repealed',
        'our own model',
      ],
      'guard-production',
    ],
    [
      'Test Company',
      ['not official', 'services-acpt.socialsecurity.be', 'our own model', 'Test Company'],
      'guard-acceptance',
    ],
  ] as const) {
    it(`asks first with ${account}, and cancelling sends nothing`, async () => {
      await workbench.runCommand('FLA: Select Account');
      await workbench.quickInput.pick(account);
      await workbench.runCommand('FLA: Send to FLA');
      const dialog = workbench.dialog();
      await dialog.waitFor();
      const text = await dialog.innerText();
      await workbench.screenshot(shot);
      assert.deepStrictEqual(
        expected.filter(part => !text.includes(part)),
        [],
        text,
      );
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      // Nothing went wrong either: the key store that does not exist was not even looked for.
      assert.deepStrictEqual(await workbench.toasts(), []);
    });
  }

  it('names the place where a payload is no JSON', async () => {
    await workbench.openFile('broken.fla.json');
    await workbench.runCommand('FLA: Send to FLA');
    const toast = workbench.toast('“broken.fla.json” is not valid JSON at line 2, column 12');
    await toast.waitFor();
    await workbench.screenshot('toast-not-json');
    await toast.getByRole('button', { name: 'Go to Line 2' }).click();
    await workbench.page.getByText('Ln 2, Col 12').waitFor();
  });

  it('offers to save a declaration that is not saved', async () => {
    await workbench.page.locator('.monaco-editor .view-lines').first().click();
    await workbench.page.keyboard.type(' ');
    await workbench.runCommand('FLA: Send to FLA');
    const toast = workbench.toast('“broken.fla.json” has changes that are not saved');
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Save and Send' }).click();
    await workbench.toast('is not valid JSON').first().waitFor();
  });
});

describe('a workspace without accounts', () => {
  let workbench: Workbench;

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fla-empty-'));
    writeFileSync(join(folder, 'training.fla.json'), '{}');
    workbench = await Workbench.launch({
      workspace: folder,
      locale: 'de',
      settings: { 'workbench.colorTheme': 'Dark Modern' },
    });
  });

  after(() => workbench.close());

  it('is welcomed, and told where to start, in the user’s language', async () => {
    await workbench.openContainer('Federal Learning Account');
    await workbench.page.getByText('Noch kein Account.').waitFor();
    await workbench.openFile('training.fla.json');
    await workbench.runCommand('FLA: An FLA senden');
    await workbench.toast('Es gibt keinen Account').waitFor();
    await workbench.screenshot('no-account-de');
  });
});
