import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyStore } from '../integration/makeKeyStore.ts';
import { Workbench } from './workbench.ts';

describe('a certificate that ends soon', () => {
  let workbench: Workbench;
  let workspace: string;
  const statusBarWarning = () =>
    workbench.page.locator('.statusbar-item[id$="fla.account"] .codicon-warning');

  before(async () => {
    workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
    mkdirSync(join(workspace, 'keys'));
    await makeKeyStore(join(workspace, 'keys'), 'rsa-2048', 20);
    const account = {
      environment: 'acpt',
      quality: 'employer',
      clientId: 'self_service_chaman_123456_0a1b2c3d4e',
      certificate: 'keys/rsa-2048.p12',
    };
    workbench = await Workbench.launch({
      workspace,
      settings: { 'fla.accounts': { bakery: { name: 'Bakery', ...account } } },
    });
  });

  after(async () => {
    await workbench.close();
    rmSync(workspace, { recursive: true });
  });

  it('is warned of when it is first seen, in the status bar and in the tree', async () => {
    await workbench.openContainer('Federal Learning Account');
    const toast = workbench.toast('The certificate of “Bakery” ends on');
    await toast.waitFor();
    await workbench.treeItem(/^Bakery/).click();
    await workbench.treeItem(/^rsa-2048\.p12, valid until/).waitFor();
    await workbench.screenshot('expiry-warning');
    await toast.getByRole('button', { name: 'Later' }).click();
    await toast.waitFor({ state: 'detached' });
    await statusBarWarning().waitFor();
  });

  it('is not warned of again after a reload', async () => {
    await workbench.reload();
    // The status bar knows of the certificate by now: whoever looked would have been warned.
    await statusBarWarning().waitFor();
    assert.deepStrictEqual(await workbench.toasts(), []);
  });
});
