import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../integration/extensionLog.ts';
import { Workbench } from './workbench.ts';

describe('accounts that are there already', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch();
    await workbench.openContainer('Federal Learning Account');
  });

  after(() => workbench.close());

  const accounts = (): Record<string, Record<string, unknown>> => {
    const settings = readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8');
    return (JSON.parse(settings) as { 'fla.accounts': Record<string, Record<string, unknown>> })[
      'fla.accounts'
    ];
  };

  it('are edited member by member, each written at once', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Edit Account');
    await quickInput.waitFor('Which account?');
    await quickInput.accept();
    await quickInput.waitFor('What do you want to change?');
    await workbench.screenshot('edit-menu');
    await quickInput.pick('Name');
    await quickInput.waitFor('Name by which you recognise the account');
    await quickInput.fill('Renamed');
    await quickInput.accept();
    await quickInput.waitFor('What do you want to change?');
    assert.equal(accounts()['sample-employer']?.['name'], 'Renamed');
    await quickInput.pick('Scope for the FLA');
    await quickInput.pick('None');
    await quickInput.waitFor('What do you want to change?');
    assert.deepStrictEqual(accounts()['sample-employer']?.['apis'], { fla: { scope: '' } });
    await quickInput.pick('Scope for the FLA');
    await quickInput.waitFor('Which scope does the account ask for?');
    await quickInput.pick('The quality’s');
    await quickInput.waitFor('What do you want to change?');
    assert.deepStrictEqual(
      Object.keys(accounts()['sample-employer'] ?? {}).includes('apis'),
      false,
    );
    await quickInput.cancel();
  });

  it('are copied beside themselves', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Duplicate Account');
    await quickInput.waitFor('Which account?');
    await quickInput.accept();
    await quickInput.waitFor('Where was the REST account made?');
    await quickInput.pick('Acceptance (ACPT)');
    await quickInput.waitFor('In which quality was the account made in Chaman?');
    await quickInput.pick('Employer');
    await quickInput.waitFor('Client id, as Chaman shows it');
    await quickInput.fill('self_service_chaman_123456_copy');
    await quickInput.accept();
    await quickInput.waitFor('Name by which you recognise the account');
    await quickInput.accept();
    const copy = await until(() => accounts()['renamed-copy'], Boolean);
    assert.deepStrictEqual(copy, {
      ...accounts()['sample-employer'],
      name: 'Renamed (copy)',
      environment: 'acpt',
      clientId: 'self_service_chaman_123456_copy',
    });
  });

  it('open the portal’s services by the printed addresses', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Open Portal Service');
    await quickInput.waitFor('Which service, and of which environment?');
    await workbench.screenshot('portal-services');
    await quickInput.fill('Not documented');
    await quickInput.waitFor('Acceptance (ACPT)');
    await quickInput.accept();
    await workbench.toast('is not documented').waitFor();
    await workbench.screenshot('portal-undocumented');
  });

  it('show the steps on the portal', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Show Checklist for a Channel');
    await quickInput.waitFor('In which environment do you need a channel?');
    await quickInput.pick('Acceptance (ACPT)');
    await quickInput.waitFor('For whom do you declare?');
    await quickInput.pick('All companies of our group');
    await quickInput.waitFor('Which of the two is your company in Chaman?');
    await quickInput.pick('Service provider');
    await workbench.tab('FLA Checklist').waitFor();
    // The page of the Markdown features, which is none of this extension.
    const page = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
    await page.getByRole('heading', { name: /^10\. / }).waitFor();
    await workbench.screenshot('checklist');
  });

  it('are removed, after a question', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Remove Account');
    await quickInput.waitFor('Which account?');
    await quickInput.fill('copy');
    await quickInput.accept();
    await workbench.dialog().waitFor();
    await workbench.screenshot('remove-account');
    await workbench.dialog().getByRole('button', { name: 'Remove', exact: true }).click();
    const left = await until(
      () => Object.keys(accounts()),
      ids => !ids.includes('renamed-copy'),
    );
    assert.deepStrictEqual(left, ['sample-employer', 'sample-secretariat']);
  });

  it('get an environment of their own', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Add Environment');
    await quickInput.waitFor('Name by which you recognise the environment');
    await quickInput.fill('My Mock');
    await quickInput.accept();
    await quickInput.waitFor('Id by which accounts name');
    await quickInput.accept();
    await quickInput.pick('Custom');
    await quickInput.waitFor('Where should the environment be kept?');
    await quickInput.pick('Workspace settings');
    await quickInput.waitFor('Token endpoint');
    await quickInput.fill('http://login.example/token');
    await quickInput.accept();
    await quickInput.waitFor('An address starts with https://');
    await quickInput.fill('https://login.example/token');
    await quickInput.accept();
    await quickInput.waitFor('Audience of client assertions');
    await quickInput.fill('https://services.socialsecurity.be/REST/oauth/v5/token');
    await quickInput.accept();
    await quickInput.waitFor('Outside your user settings');
    await quickInput.fill('https://login.example/token');
    await quickInput.accept();
    await quickInput.waitFor('Base URL of the FLA there');
    await quickInput.accept();
    await quickInput.waitFor('Which authorities issued');
    await quickInput.pick('Those that this machine trusts');
    await workbench.toast('“My Mock” is there now').waitFor();
    const settings = readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8');
    assert.deepStrictEqual((JSON.parse(settings) as Record<string, unknown>)['fla.environments'], {
      'my-mock': { name: 'My Mock', kind: 'custom', tokenEndpoint: 'https://login.example/token' },
    });
  });
});
