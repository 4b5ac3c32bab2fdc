import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Workbench } from './workbench.ts';

describe('a declaration from the first key to the answer', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({
      settings: {
        'workbench.colorTheme': 'Dark Modern',
        'fla.anomalyCatalogue': 'anomalies.csv',
      },
    });
    // The sandbox refuses nothing by anomalies: a word of its answer stands for a code.
    writeFileSync(
      join(workbench.workspace, 'anomalies.csv'),
      'code;severity;nl;en\naccepted;W;Aanvaard;Accepted, but look at the list\n',
    );
    await workbench.openContainer('Federal Learning Account');
  });

  after(() => workbench.close());

  /** A lens of the active editor, by a part of its text. */
  function lens(text: string): Locator {
    return workbench.page.locator('.codelens-decoration a').getByText(text).first();
  }

  it('is begun with an example in the name of the employer that was chosen', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: New Declaration');
    await quickInput.waitFor('What is to be declared?');
    await quickInput.pick('POST /trainings');
    await quickInput.waitFor('In whose name is it sent?');
    await workbench.screenshot('authoring-account');
    await quickInput.pick('Sample Social Secretariat');
    await quickInput.waitFor('For which employer is it declared?');
    await quickInput.accept();
    await workbench.tab('createTraining.fla.json').waitFor();
    await lens('Send to FLA · POST /trainings · Sample Social Secretariat (Sandbox)').waitFor();
    await lens('provisional model').waitFor();
    await workbench.page.locator('.view-lines').getByText('"0000000394"').first().waitFor();
    await workbench.screenshot('authoring-lenses-dark');
  });

  it('is saved and sent by its lens, and the codes in the answer explain themselves', async () => {
    const { quickInput } = workbench;
    await lens('Send to FLA').click();
    await workbench
      .toast('has changes that are not saved')
      .getByRole('button', { name: 'Save and Send' })
      .click();
    await quickInput.waitFor('The sample’s passphrase is: fla-sample');
    await quickInput.fill('fla-sample');
    await quickInput.accept();
    const view = await workbench.webview();
    await view.getByText('201').first().waitFor();
    await view.getByText('Accepted, but look at the list').waitFor();
    await workbench.screenshot('authoring-anomaly-dark');
    assert.deepStrictEqual(await workbench.toasts(), []);
  });

  it('is sent by another operation, which asks for what its path needs', async () => {
    const { quickInput } = workbench;
    await lens('Change Target').click();
    await quickInput.pick('PUT /trainings/{trainingId}');
    await quickInput.waitFor('In whose name is it sent?');
    await quickInput.pick('Sample Social Secretariat');
    await lens('Send to FLA · PUT /trainings/{trainingId}').waitFor();
    await lens('Send to FLA').click();
    await quickInput.waitFor('trainingId');
    await quickInput.fill('no identifier');
    await quickInput.accept();
    await quickInput.waitFor('does not allow this value');
    await workbench.screenshot('authoring-parameter');
    await quickInput.fill('0a6cd1a1-6a0f-4c1c-9d8a-3f1f3a2b7c11');
    await quickInput.accept();
    const view = await workbench.webview();
    await view.getByText('404').first().waitFor();
    await view.getByText('/trainings/0a6cd1a1-6a0f-4c1c-9d8a-3f1f3a2b7c11').first().waitFor();
  });

  it('is validated with all others', async () => {
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('FLA: Validate Declaration');
    const toast = workbench.toast('Validated 5 files');
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Show Problems' }).click();
    await workbench.treeItem(/wrong\.fla\.json/).waitFor();
    await workbench.screenshot('authoring-validated');
  });
});
