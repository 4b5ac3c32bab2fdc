import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../host/repository.ts';
import { makeKeyStore } from '../integration/makeKeyStore.ts';
import { Workbench } from './workbench.ts';

const EXPIRED = join(REPOSITORY, 'test/fixtures/keystores/crit-expired.p12');
const PASSPHRASE = 'Test-1234';
const CLIENT_ID = 'self_service_chaman_123456_0a1b2c3d4e';

/** A workspace with a client that nobody registered, one whose certificate has expired, and one that is in order. */
async function workspaceWithAccounts(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fla-explained-'));
  const keys = join(folder, 'keys');
  mkdirSync(keys);
  mkdirSync(join(folder, '.vscode'));
  await makeKeyStore(keys, 'rsa-2048');
  copyFileSync(EXPIRED, join(keys, 'expired.p12'));
  execFileSync('openssl', [
    ...['pkcs12', '-in', EXPIRED, '-passin', `pass:${PASSPHRASE}`, '-nokeys'],
    ...['-out', join(keys, 'expired.cer')],
  ]);
  const holder = { quality: 'employer', enterpriseNumber: '0000000196' };
  const account = { ...holder, environment: 'sandbox', certificate: 'keys/rsa-2048.p12' };
  writeFileSync(
    join(folder, '.vscode/settings.json'),
    JSON.stringify({
      'fla.accounts': {
        stranger: { ...account, name: 'Stranger', clientId: 'self_service_nobody' },
        expired: {
          ...account,
          name: 'Yesterday',
          clientId: 'self_service_yesterday',
          certificate: 'keys/expired.p12',
        },
        bakery: { ...account, name: 'Bakery', clientId: CLIENT_ID },
      },
      'fla.sandbox.clients': 'clients.json',
    }),
  );
  writeFileSync(
    join(folder, 'clients.json'),
    JSON.stringify([
      { ...holder, clientId: CLIENT_ID, certificate: 'keys/rsa-2048.cer' },
      { ...holder, clientId: 'self_service_yesterday', certificate: 'keys/expired.cer' },
    ]),
  );
  return folder;
}

for (const [theme, name] of [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`the explanation of a token exchange (${theme})`, () => {
    let workbench: Workbench;
    let workspace: string;

    before(async () => {
      workspace = await workspaceWithAccounts();
      workbench = await Workbench.launch({
        workspace,
        settings: { 'workbench.colorTheme': theme },
      });
      await workbench.openContainer('Federal Learning Account');
    });

    after(async () => {
      await workbench.close();
      rmSync(workspace, { recursive: true });
    });

    const select = async (account: string): Promise<void> => {
      await workbench.runCommand('FLA: Select Account');
      await workbench.quickInput.pick(account);
    };

    it('names an unknown client first where nobody registered it', async () => {
      await select('Stranger');
      await workbench.runCommand('FLA: Test Account');
      const toast = workbench.toast('invalid_client');
      await toast.waitFor();
      await toast.getByRole('button', { name: 'Explain' }).click();
      const view = await workbench.webview();
      await view.getByRole('heading', { name: 'Stranger' }).waitFor();
      await workbench.screenshot(`explanation-invalid-client-${name}`);
      const causes = view.locator('.causes > li');
      assert.match(await causes.first().innerText(), /client id/i);
      assert.doesNotMatch(await view.locator('body').innerText(), /eyJ[\w-]{60,}/);
    });

    it('names the certificate first where it has expired', async () => {
      await select('Yesterday');
      await workbench.runCommand('FLA: Explain Token Exchange');
      await workbench.quickInput.waitFor('Passphrase of “expired.p12”');
      await workbench.quickInput.fill(PASSPHRASE);
      await workbench.quickInput.accept();
      const view = await workbench.webview();
      await view.getByRole('heading', { name: 'Yesterday' }).waitFor();
      const first = view.locator('.causes > li').first();
      await workbench.screenshot(`explanation-expired-certificate-${name}`);
      assert.match(await first.innerText(), /expired/i);
    });

    it('shows what was sent and how long the token lives where all went well', async () => {
      await select('Bakery');
      await workbench.runCommand('FLA: Explain Token Exchange');
      const view = await workbench.webview();
      await view.getByRole('heading', { name: 'Bakery' }).waitFor();
      await view.getByRole('timer').waitFor();
      await workbench.screenshot(`explanation-success-${name}`);
      await workbench.runCommand('FLA: Discard Access Token');
      await workbench.treeItem(/^Bakery/).waitFor();
      await workbench.screenshot(`token-discarded-${name}`);
    });
  });
}
