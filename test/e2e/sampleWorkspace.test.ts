import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

describe('the sample workspace', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
  });

  after(() => workbench.close());

  it('sends a declaration after asking for account and passphrase once', async () => {
    const { quickInput } = workbench;
    await workbench.openContainer('Federal Learning Account');
    await workbench.openFile('declarations/first-aid.fla.json');
    await workbench.runCommand('FLA: Send to FLA');
    await quickInput.waitFor('The account that declarations are sent with');
    await workbench.screenshot('sample-choose-account');
    await quickInput.pick('Sample Employer');
    await quickInput.waitFor('The sample’s passphrase is: fla-sample');
    await workbench.screenshot('sample-passphrase');
    await quickInput.fill('not this one');
    await quickInput.accept();
    await quickInput.waitFor('That passphrase does not open “employer.pfx”');
    await workbench.screenshot('sample-wrong-passphrase');
    await quickInput.fill('fla-sample');
    await quickInput.accept();
    const view = await workbench.webview();
    await view.getByText('201').first().waitFor();
    await view.getByText('accepted').first().waitFor();
    await workbench.screenshot('sample-sent-dark');
    assert.deepStrictEqual(await workbench.toasts(), []);
  });

  it('stops a wrong declaration, and shows which parts are refused when it is sent anyway', async () => {
    await workbench.openFile('declarations/wrong.fla.json');
    await workbench.runCommand('FLA: Send to FLA');
    const stopped = workbench.toast('was not sent because of 6 errors');
    await stopped.waitFor();
    await workbench.screenshot('sample-stopped-dark');
    await stopped.getByRole('button', { name: 'Send Anyway' }).click();
    const view = await workbench.webview();
    await view.getByText('400').first().waitFor();
    await view.getByText('worker.ssin').first().waitFor();
    await workbench.screenshot('sample-refused-dark');
  });

  it('brings the answer back after a reload, with national numbers masked', async () => {
    await workbench.reload();
    const view = await workbench.webview();
    await view.getByText('national numbers are masked').waitFor();
    await view.getByText('400').first().waitFor();
    await view.getByText('worker.ssin').first().waitFor();
    const body = await view.locator('.cm-content').innerText();
    await workbench.screenshot('sample-restored-dark');
    assert.deepStrictEqual(
      { masked: body.includes('•••••••••••'), whole: body.includes('81.00.00-035.17') },
      { masked: true, whole: false },
    );
  });
});
