import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { insist } from './insist.ts';
import { Workbench } from './workbench.ts';

const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';

/** A declaration that lacks what is optional, with numbers that are wrong in two ways. */
const DECLARATION = `{
  "employer": { "enterpriseNumber": "0000.000.196" },
  "worker": { "ssin": "81000003518" },
  "title": "First aid at work",
  "period": { "startDate": "2025-03-10", "endDate": "2025-03-11" },
  "duration": { "hours": 15, "minutes": 30 },
  "type": "formal",
  "status": "completed"
}
`;

for (const [theme, name] of [
  ['Light Modern', 'light'],
  ['Dark Modern', 'dark'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`writing a declaration (${theme})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': theme } });
      writeFileSync(join(workbench.workspace, 'declarations/typed.fla.json'), DECLARATION);
      await workbench.openFile('declarations/typed.fla.json');
    });

    after(() => workbench.close());

    /** A piece of the text in the editor. */
    const text = (part: string): Locator =>
      workbench.page.locator('.view-line span span').getByText(part, { exact: true }).first();

    /** Puts the mouse on a piece of the text. Playwright's own way would scroll parts of the editor that have no scroll bar. */
    async function pointAt(part: string): Promise<void> {
      await text(part).waitFor();
      const { x, y, width, height } = (await text(part).boundingBox())!;
      await workbench.page.mouse.move(x + width / 2, y + height / 2);
    }

    /** Goes where there is no text, so that what is shown by looking goes away. */
    async function pointAway(): Promise<void> {
      await workbench.page.mouse.move(800, 700);
      await hover().waitFor({ state: 'hidden' });
    }

    async function clickOn(part: string): Promise<void> {
      await pointAway();
      await pointAt(part);
      await workbench.page.mouse.down();
      await workbench.page.mouse.up();
    }

    const hover = (): Locator =>
      workbench.page.locator('.monaco-hover-content').filter({ visible: true }).first();

    /** Looks at a piece of the text until a hover says something; the editor may still be drawing its lenses. */
    async function lookAt(part: string, says: string): Promise<void> {
      await insist(async () => {
        await pointAway();
        await pointAt(part);
        await hover().getByText(says).waitFor({ timeout: 5_000 });
      });
    }

    /** Asks for quick fixes until this one is offered: VS Code, looking for its light bulb by itself, may put the list away. */
    async function offerQuickFixes(title: string): Promise<void> {
      const offered = workbench.page.locator('.action-widget').getByText(title);
      await insist(async () => {
        await workbench.page.keyboard.press(`${CONTROL}+.`);
        await offered.waitFor({ timeout: 5_000 });
      });
    }

    /** The line in the editor, as it stands there. */
    async function lineWith(part: string): Promise<string> {
      const line = await workbench.page
        .locator('.view-line', { hasText: part })
        .first()
        .innerText();
      return line.replaceAll('\u00a0', ' ').trim();
    }

    it('explains a member in the words of the description, which is provisional', async () => {
      await workbench.page.locator('.squiggly-error').first().waitFor();
      await lookAt('"status"', 'notFollowed');
      await hover().getByText('provisional model').waitFor();
      await workbench.screenshot(`declaration-hover-${name}`);
    });

    it('says which number has wrong check digits', async () => {
      await lookAt('"81000003518"', 'The last two digits of this');
      await workbench.screenshot(`declaration-check-digits-${name}`);
    });

    it('repairs what has one right form', async () => {
      const { page } = workbench;
      await clickOn('"0000.000.196"');
      await offerQuickFixes('Remove the separators');
      await workbench.screenshot(`declaration-quick-fix-${name}`);
      await page.keyboard.press('Enter');
      await text('"0000000196"').waitFor();
      await workbench.screenshot(`declaration-fixed-${name}`);
    });

    it('offers the members and codes that the description names', async () => {
      const { page } = workbench;
      await clickOn('"completed"');
      await page.keyboard.press('End');
      await page.keyboard.type(',\n"');
      await page.keyboard.press(`${CONTROL}+Space`);
      const offered = page.locator('.suggest-widget.visible .monaco-list-row');
      await offered.filter({ hasText: 'certificate' }).waitFor();
      await workbench.screenshot(`declaration-completion-${name}`);
      await page.keyboard.type('righ');
      await offered.filter({ hasText: 'right' }).first().waitFor();
      await page.keyboard.press('Enter');
      await offered.filter({ hasText: 'statutory' }).waitFor();
      await workbench.screenshot(`declaration-codes-${name}`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      assert.equal(await lineWith('"right"'), '"right": "sectoral"');
    });
  });
}
