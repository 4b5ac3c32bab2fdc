import assert from 'node:assert/strict';
import { findCredentials } from '../integration/findCredentials.ts';
import { filesBelow } from '../integration/userFiles.ts';
import { CountingSandbox } from './countingSandbox.ts';
import { packageOtherExtension } from './otherExtension.ts';
import { Workbench } from './workbench.ts';

const LABEL = 'Sample Employer (Counting Sandbox)';

describe('an extension of others', () => {
  let workbench: Workbench;
  let sandbox: CountingSandbox;

  before(async () => {
    sandbox = await CountingSandbox.start();
    workbench = await Workbench.launch({
      workspace: sandbox.sampleWorkspace(),
      otherExtension: packageOtherExtension(),
      settings: {
        'workbench.colorTheme': 'Dark Modern',
        'sessionUser.account': 'sample-employer',
        'sessionUser.baseUrl': sandbox.baseUrl,
      },
    });
  });

  after(async () => {
    await workbench.close();
    await sandbox.close();
  });

  /** Runs its command and reads the message that it ends with. */
  const answerOf = async (message: RegExp): Promise<string> => {
    const toast = workbench.toast(message);
    await toast.waitFor();
    const text = await toast.locator('.notification-list-item-message').innerText();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await toast.waitFor({ state: 'hidden' });
    return text;
  };

  it('finds no session, and nobody is asked', async () => {
    await workbench.runCommand('Session User: Look for a Session');
    assert.deepStrictEqual(
      [await answerOf(/Nothing was found/), sandbox.takeCalls(), await workbench.dialog().count()],
      ['Nothing was found.', { token: [], api: [] }, 0],
    );
  });

  it('gets none without consent', async () => {
    await workbench.runCommand('Session User: Call the API');
    const dialog = workbench.dialog();
    await dialog.getByText('Session User').first().waitFor();
    const question = await dialog.innerText();
    await workbench.screenshot('session-consent');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.deepStrictEqual(
      [
        /Session User.*Federal Learning Account/.test(question),
        await answerOf(/There is no session/),
        sandbox.takeCalls(),
      ],
      [true, 'There is no session.', { token: [], api: [] }],
    );
  });

  it('gets one with consent, calls the API with it, and shows no token', async () => {
    await workbench.runCommand('Session User: Call the API');
    await workbench.dialog().getByRole('button', { name: 'Allow' }).click();
    await workbench.quickInput.waitFor('The sample’s passphrase is: fla-sample');
    await workbench.quickInput.fill('fla-sample');
    await workbench.quickInput.accept();
    await workbench.toast(/the API answered/).waitFor();
    await workbench.screenshot('session-used');
    assert.deepStrictEqual(
      [await answerOf(/the API answered/), sandbox.takeCalls().token],
      [`${LABEL}: the API answered 201.`, [200]],
    );
  });

  it('is asked no more, and the token is used again', async () => {
    await workbench.runCommand('Session User: Call the API');
    const message = await answerOf(/the API answered/);
    const { token, api } = sandbox.takeCalls();
    await workbench.runCommand('Session User: Look for a Session');
    assert.deepStrictEqual(
      [message, token, api.map(({ status }) => status), await answerOf(/Found/)],
      [`${LABEL}: the API answered 201.`, [], [201], `Found ${LABEL}.`],
    );
  });

  it('stands in the Accounts menu among those that are trusted', async () => {
    const { page, quickInput } = workbench;
    await page.getByRole('button', { name: 'Accounts' }).click();
    const account = page.getByRole('menuitem', { name: LABEL });
    await account.waitFor();
    await account.hover();
    await page.getByRole('menuitem', { name: 'Manage Trusted Extensions' }).waitFor();
    await workbench.screenshot('session-accounts-menu');
    await workbench.pickFromMenu('Manage Trusted Extensions');
    await quickInput.waitFor('Session User');
    await workbench.screenshot('session-trusted-extensions');
    const rows = await quickInput.rows();
    await quickInput.cancel();
    // VS Code itself trusts some of its own extensions with every provider.
    assert.equal(rows[0], 'Session User');
  });

  it('has no session any more once the account is signed out', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Accounts' }).click();
    await page.getByRole('menuitem', { name: LABEL }).hover();
    await workbench.pickFromMenu('Sign Out');
    await workbench.dialog().getByRole('button', { name: 'Sign Out' }).click();
    await workbench.dialog().waitFor({ state: 'hidden' });
    await workbench.runCommand('Session User: Look for a Session');
    assert.deepStrictEqual(
      [await answerOf(/Nothing was found/), sandbox.takeCalls()],
      ['Nothing was found.', { token: [], api: [] }],
    );
  });

  it('leaves no token and no assertion in any file', () => {
    const { tokens, assertions } = sandbox;
    assert.deepStrictEqual(
      [
        tokens.size,
        assertions.size,
        findCredentials(filesBelow(workbench.profile), { tokens, assertions }),
      ],
      [1, 1, []],
    );
  });
});
