import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { REPOSITORY } from '../host/repository.ts';
import { Workbench } from './workbench.ts';

const SAMPLE = join(REPOSITORY, 'media/sample/certificates');
const FIXTURES = join(REPOSITORY, 'test/fixtures/keystores');
const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';

/** What the clipboard holds, as pasted into the command palette. */
async function clipboard({ page, quickInput }: Workbench): Promise<string> {
  await page.keyboard.press('F1');
  await quickInput.input.waitFor();
  await quickInput.fill('');
  await page.keyboard.press(`${CONTROL}+V`);
  await page.waitForFunction(
    `Array.from(document.querySelectorAll('.quick-input-widget input')).some(input => input.value)`,
  );
  const text = await quickInput.input.inputValue();
  await quickInput.cancel();
  return text;
}

async function unlock(workbench: Workbench, passphrase: string): Promise<void> {
  await workbench.quickInput.fill(passphrase);
  await workbench.quickInput.accept();
}

describe('the certificate inspector', () => {
  let workbench: Workbench;
  let view: FrameLocator;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
  });

  after(() => workbench.close());

  it('opens a key store from the explorer, and asks for its passphrase only when told to', async () => {
    await workbench.openContainer('Explorer');
    await workbench.treeItem('certificates').click();
    await workbench.openFromExplorer('employer.pfx');
    view = await workbench.webview();
    await view.getByText('A passphrase is needed').first().waitFor();
    assert.equal(await workbench.quickInput.widget.count(), 0);
    await workbench.screenshot('inspector-locked-dark');
    await view.getByRole('button', { name: 'Enter Passphrase' }).click();
    await workbench.quickInput.waitFor('Passphrase of “employer.pfx”');
    await unlock(workbench, 'not this one');
    await workbench.quickInput.waitFor('That passphrase does not open “employer.pfx”');
    await unlock(workbench, 'fla-sample');
    await view.getByRole('treeitem', { name: 'employer' }).waitFor();
  });

  it('tells how the certificate compares with what the portal documents', async () => {
    await view.getByText('Meets the documented criteria').waitFor();
    const verdicts = await view.locator('.portal-check .verdict').allInnerTexts();
    await workbench.screenshot('inspector-portal-dark');
    assert.deepStrictEqual(new Set(verdicts.map(text => text.trim())), new Set(['Met']));
  });

  it('copies a thumbprint', async () => {
    const shown = await view
      .locator('dt', { hasText: 'SHA-256 thumbprint' })
      .locator('+ dd .value')
      .innerText();
    await view.getByRole('button', { name: 'Copy: SHA-256 thumbprint' }).click();
    await view.getByText('Copied').waitFor();
    assert.match(shown, /^[0-9a-f]{64}$/);
    assert.equal(await clipboard(workbench), shown);
  });

  it('shows every extension, the PEM and the ASN.1 on demand', async () => {
    await view.getByRole('tab', { name: 'Details' }).click();
    await view.getByText('keyUsage').first().waitFor();
    await workbench.screenshot('inspector-details-dark');
    await view.getByRole('tab', { name: 'PEM' }).click();
    await view.getByText('-----BEGIN CERTIFICATE-----').waitFor();
    await view.getByRole('tab', { name: 'ASN.1' }).click();
    await view.getByText('SEQUENCE').first().waitFor();
    await workbench.screenshot('inspector-asn1-dark');
  });

  it('follows the file on disk', async () => {
    const file = join(workbench.workspace, 'certificates/employer.pfx');
    copyFileSync(join(SAMPLE, 'social-secretariat.pfx'), file);
    await view.getByText('A passphrase is needed').first().waitFor();
    copyFileSync(join(SAMPLE, 'employer.pfx'), file);
    // The passphrase belongs to the bytes: nothing is asked again.
    await view.getByRole('treeitem', { name: 'employer' }).waitFor();
    copyFileSync(join(SAMPLE, 'social-secretariat.cer'), file);
    await view.getByRole('treeitem', { name: 'FLA sample (test only)' }).waitFor();
    rmSync(file);
    await view.getByText('The file is gone').first().waitFor();
    await workbench.screenshot('inspector-gone-dark');
  });

  it('is opened by the command, which asks at once', async () => {
    await workbench.runCommand('View: Close All Editors');
    await inspect('social-secretariat.pfx');
    await workbench.quickInput.waitFor('Passphrase of “social-secretariat.pfx”');
    await unlock(workbench, 'fla-sample');
    view = await workbench.webview();
    await view.getByText('Meets the documented criteria').waitFor();
  });

  it('shows a certificate without its key', async () => {
    await inspect('social-secretariat.cer');
    view = await workbench.webview();
    await view.getByRole('heading', { name: 'social-secretariat.cer' }).waitFor();
    await view.getByText('A file of this kind holds no private key').first().waitFor();
    await workbench.screenshot('inspector-cer-dark');
  });

  async function inspect(file: string): Promise<void> {
    await workbench.treeItem(file).click({ button: 'right' });
    await workbench.pickFromMenu('Inspect Certificate');
  }
});

describe('the certificate inspector in other themes', () => {
  /** The name of each theme, and of its screenshots. */
  const themes = [
    ['Light Modern', 'light'],
    ['Default High Contrast', 'hc'],
  ] as const;

  for (const [theme, short] of themes) {
    it(`shows a chain with the issuer that is missing: ${theme}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fla-chain-'));
      copyFileSync(join(FIXTURES, 'gnutls-chain3.p12'), join(folder, 'chain.p12'));
      copyFileSync(join(FIXTURES, 'crit-expired.p12'), join(folder, 'expired.p12'));
      const workbench = await Workbench.launch({
        workspace: folder,
        trusted: false,
        settings: { 'workbench.colorTheme': theme },
      });
      try {
        await workbench.openContainer('Explorer');
        for (const name of ['expired.p12', 'chain.p12']) {
          await workbench.openFromExplorer(name);
          const view = await workbench.webview();
          await view.getByRole('button', { name: 'Enter Passphrase' }).click();
          await workbench.quickInput.waitFor(`Passphrase of “${name}”`);
          await unlock(workbench, 'Test-1234');
          await view.getByText('documented criteria').first().waitFor();
          await workbench.screenshot(`inspector-${name.replace('.p12', '')}-${short}`);
        }
        const view = await workbench.webview();
        await view.getByRole('treeitem').first().focus();
        for (const name of ['Spike Issuing CA 1', 'Spike Root CA']) {
          await workbench.page.keyboard.press('ArrowDown');
          await view.getByRole('heading', { name, level: 2 }).waitFor();
        }
        await view.getByText('is not in this file').waitFor();
        await workbench.screenshot(`inspector-missing-${short}`);
      } finally {
        await workbench.close();
        rmSync(folder, { recursive: true });
      }
    });
  }
});
