import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

for (const [theme, name] of [
  ['Light Modern', 'light'],
  ['Dark Modern', 'dark'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`the API view (${theme})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': theme } });
      await workbench.openContainer('Federal Learning Account');
    });

    after(() => workbench.close());

    it('shows the operations by tag, marked as a provisional model, with the scope that each requires', async () => {
      await workbench.treeItem(/^FLA, provisional model/).waitFor();
      await workbench.treeItem(/^GET \/trainings,/).hover();
      await workbench.page.getByText('Required scope').first().waitFor();
      await workbench.screenshot(`api-view-${name}`);
    });
  });
}

describe('an operation of the API view', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
    await workbench.openContainer('Federal Learning Account');
    await workbench.treeItem(/^Sample Employer/).waitFor();
  });

  after(() => workbench.close());

  /** Presses the lens above the request that is open. */
  async function pressSend(): Promise<void> {
    await workbench.page.locator('.codelens-decoration a').getByText('Send to FLA').first().click();
  }

  it('opens as a request with an example, which is sent by its lens', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Select Account');
    await quickInput.pick('Sample Employer');
    await workbench.treeItem(/^POST \/trainings,/).click();
    await workbench.tab('createTraining.fla').waitFor();
    await workbench.screenshot('api-view-request-with-body');
    await pressSend();
    await quickInput.waitFor('The sample’s passphrase is: fla-sample');
    await quickInput.fill('fla-sample');
    await quickInput.accept();
    const view = await workbench.webview();
    await view.getByText('201').first().waitFor();
    await workbench.screenshot('api-view-created');
  });

  it('reads by GET what was sent', async () => {
    await workbench.treeItem(/^GET \/trainings,/).click();
    await workbench.tab('listTrainings.fla').waitFor();
    await pressSend();
    const view = await workbench.webview();
    await view.getByText('200').first().waitFor();
    await view.getByText('First aid at work').first().waitFor();
    await workbench.screenshot('api-view-get-sent');
    assert.deepStrictEqual(await workbench.toasts(), []);
  });

  it('is shown in its description, which stays as it is', async () => {
    await workbench.treeItem(/^GET \/trainings\/\{trainingId\}/).click({ button: 'right' });
    await workbench.pickFromMenu('Show in API Description');
    await workbench.tab('fla-provisional.yaml').waitFor();
    await workbench.screenshot('api-view-in-description');
    await workbench.page.keyboard.type('x');
    assert.equal(await workbench.page.locator('.tab.dirty', { hasText: '.yaml' }).count(), 0);
  });
});
