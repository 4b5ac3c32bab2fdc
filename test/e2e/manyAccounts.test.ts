import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

const ENVIRONMENTS = ['acpt', 'prod', 'sandbox'] as const;

/** Sixty accounts of a representative, twenty in each environment. */
const ACCOUNTS = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `client-${index}`,
    {
      name: `Client ${index}`,
      environment: ENVIRONMENTS[index % 3],
      quality: index % 2 === 0 ? 'socialSecretariat' : 'employer',
      clientId: `self_service_chaman_123456_${index}`,
      certificate: `keys/client-${index}.p12`,
    },
  ]),
);

for (const [theme, name] of [
  ['Dark Modern', 'dark'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`the channels view with many accounts (${theme})`, () => {
    let workbench: Workbench;
    let workspace: string;
    /** Names of the accounts in sight, from above. */
    const shown = (): Promise<(string | null)[]> =>
      workbench.page
        .locator('.sidebar [role="treeitem"]')
        .filter({ hasText: /^Client/ })
        .evaluateAll((rows: { getAttribute: (name: string) => string | null }[]) =>
          rows.map(row => /^Client \d+/.exec(row.getAttribute('aria-label') ?? '')?.[0] ?? null),
        );

    before(async () => {
      workspace = mkdtempSync(join(tmpdir(), 'fla-many-'));
      workbench = await Workbench.launch({
        workspace,
        settings: { 'workbench.colorTheme': theme, 'fla.accounts': ACCOUNTS },
      });
      await workbench.openContainer('Federal Learning Account');
    });

    after(async () => {
      await workbench.close();
      rmSync(workspace, { recursive: true });
    });

    it('starts with closed groups that tell how many they hold', async () => {
      await workbench.treeItem(/^Production, accounts: 20/).waitFor();
      assert.deepStrictEqual(await shown(), []);
      await workbench.screenshot(`many-accounts-${name}`);
    });

    it('finds accounts while one types, and shows all again', async () => {
      await workbench.runCommand('FLA: Filter Accounts');
      await workbench.quickInput.fill('secretariat _56');
      await workbench.treeItem(/^Client 56/).waitFor();
      await workbench.screenshot(`many-accounts-filter-${name}`);
      await workbench.quickInput.accept();
      assert.deepStrictEqual(await shown(), ['Client 56']);
      await workbench.runCommand('FLA: Clear Filter');
      await workbench.treeItem(/^Client 56/).waitFor({ state: 'detached' });
    });

    it('lets accounts be moved by keyboard and mouse', async () => {
      await workbench.treeItem(/^Production/).click();
      await workbench.treeItem(/^Client 1,/).waitFor();
      assert.deepStrictEqual((await shown()).slice(0, 3), ['Client 1', 'Client 4', 'Client 7']);
      await workbench.treeItem(/^Client 1,/).click();
      await workbench.page.keyboard.press('Alt+ArrowDown');
      await workbench.page.waitForFunction(
        `document.querySelectorAll('.sidebar [role="treeitem"][aria-label^="Client"]')[0]
          ?.ariaLabel.startsWith('Client 4')`,
      );
      await workbench
        .treeItem(/^Client 13,/)
        .dragTo(workbench.treeItem(/^Client 4,/), { sourcePosition: { x: 60, y: 10 } });
      await workbench.page.waitForFunction(
        `Array.from(document.querySelectorAll('.sidebar [role="treeitem"][aria-label^="Client"]'))
          .slice(0, 2).some(row => row.ariaLabel.startsWith('Client 13'))`,
      );
      await workbench.screenshot(`many-accounts-moved-${name}`);
    });
  });
}
