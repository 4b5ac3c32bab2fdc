import { Workbench } from './workbench.ts';

for (const [theme, name] of [
  ['Light Modern', 'light'],
  ['Default High Contrast', 'contrast'],
] as const) {
  describe(`a request file (${theme})`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': theme } });
      await workbench.openContainer('Federal Learning Account');
      await workbench.treeItem(/^Sample Employer/).waitFor();
      await workbench.openFile('trainings.fla');
    });

    after(() => workbench.close());

    const lens = (index: number) =>
      workbench.page.locator('.codelens-decoration a').getByText('Send to FLA').nth(index);

    it('sends a body from a file by the lens above the request', async () => {
      const { quickInput } = workbench;
      await lens(2).waitFor();
      await workbench.screenshot(`request-file-${name}`);
      await lens(2).click();
      await quickInput.waitFor('The sample’s passphrase is: fla-sample');
      await quickInput.fill('fla-sample');
      await quickInput.accept();
      const view = await workbench.webview();
      await view.getByText('201').first().waitFor();
    });

    it('lists what was sent, with a query of several lines', async () => {
      await lens(1).click();
      const view = await workbench.webview();
      await view.getByText('200').first().waitFor();
      await view.getByText('First aid at work').first().waitFor();
      await workbench.screenshot(`request-list-${name}`);
    });

    it('offers the paths of the description, and marks one that it does not know', async () => {
      const { page } = workbench;
      await workbench.tab('trainings.fla').click();
      await page.locator('.monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\n### More\nGET /tr');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget').getByText('/trainingRights').first().waitFor();
      await workbench.screenshot(`request-completion-${name}`);
      await page.keyboard.press('Escape');
      await page.keyboard.type('acks');
      await page.locator('.squiggly-warning').first().waitFor();
    });
  });
}
