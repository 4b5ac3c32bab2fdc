import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../host/repository.ts';
import { Workbench } from './workbench.ts';

const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';
const OFFICIAL_STYLE = join(REPOSITORY, 'test/fixtures/api/official-style.swagger.yaml');

describe('importing a description in Swagger 2.0', () => {
  let workbench: Workbench;
  let file: string;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Light Modern' } });
    file = join(workbench.workspace, 'fla.swagger.yaml');
    copyFileSync(OFFICIAL_STYLE, file);
    await workbench.openContainer('Federal Learning Account');
    await workbench.treeItem(/^FLA, provisional model/).waitFor();
    await workbench.openFile('declarations/first-aid.fla.json');
  });

  after(() => workbench.close());

  /** What is wrong with the declaration that is open. */
  const mistakes = () => workbench.page.locator('.squiggly-error, .squiggly-warning');
  const lens = (text: RegExp) =>
    workbench.page.locator('.codelens-decoration').filter({ hasText: text }).first();

  it('begins with the provisional model, by which the declaration is right', async () => {
    await lens(/POST \/trainings/).waitFor();
    await lens(/provisional model/).waitFor();
    assert.equal(await mistakes().count(), 0);
    await workbench.screenshot('import-api-before');
  });

  it('judges the open declaration by the imported schema at once', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Import API Description');
    await quickInput.chooseFile('Choose the API description', file);
    await quickInput.waitFor('Which API does this file describe?');
    await workbench.screenshot('import-api-which');
    await quickInput.pick('Federal Learning Account');
    await quickInput.waitFor('Where should the path of the description be kept?');
    await quickInput.pick('Workspace settings');
    await workbench.toast(/“Federal Learning Account 1.0.2” is in use. Operations: 5/).waitFor();
    await workbench.treeItem(/^POST \/learningActivities/).waitFor();
    await lens(/POST \/learningActivities/).waitFor();
    await mistakes().first().waitFor();
    await workbench.screenshot('import-api-after');
    assert.deepStrictEqual(
      [
        await workbench.treeItem(/provisional model/).count(),
        await workbench.treeItem(/^DELETE .*deprecated/).count(),
      ],
      [0, 1],
    );
  });

  it('lists what is wrong by it in Problems', async () => {
    await workbench.page.keyboard.press('Control+Shift+M');
    await workbench.page
      .locator('.markers-panel')
      .getByText(/activityType/)
      .first()
      .waitFor();
    await workbench.screenshot('import-api-problems');
  });

  it('says in the view that the file has become unreadable, and opens it at the mistake', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('  /status:', '  /status: }'));
    const row = workbench.treeItem(/“fla.swagger.yaml” cannot be/);
    await row.waitFor();
    // What a screen reader says: the API's name, and no path.
    await workbench.treeItem(/^FLA$/).waitFor();
    assert.doesNotMatch((await row.getAttribute('aria-label')) ?? '', /[/\\]/);
    await workbench.screenshot('import-api-unreadable');
    await row.click();
    await workbench.tab('fla.swagger.yaml').waitFor();
    await workbench.page.getByText(/^Ln 10\d, Col/).waitFor();
    await workbench.screenshot('import-api-mistake');
    writeFileSync(file, text);
    await workbench.treeItem(/^POST \/learningActivities/).waitFor();
    await workbench.page.keyboard.press(`${CONTROL}+W`);
  });

  it('returns to the built-in one', async () => {
    await workbench.runCommand('FLA: Reset to Built-In API Description');
    await workbench.treeItem(/^FLA, provisional model/).waitFor();
    await lens(/POST \/trainings/).waitFor();
    await mistakes().first().waitFor({ state: 'detached' });
    await workbench.screenshot('import-api-reset');
  });
});
