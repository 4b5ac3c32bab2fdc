import assert from 'node:assert/strict';
import { chooseHost } from '../host/testHost.ts';
import { CountingSandbox } from './countingSandbox.ts';
import { Workbench } from './workbench.ts';

const EMPLOYER = 'Sample Employer';
const SECRETARIAT = 'Sample Social Secretariat';

// Playwright opens a second window of the browser VS Code alone.
(chooseHost().name === 'server' ? describe : describe.skip)('two windows of one user', () => {
  let sandbox: CountingSandbox;
  let first: Workbench;
  let second: Workbench;

  beforeEach(async () => {
    sandbox = await CountingSandbox.start();
    first = await Workbench.launch({ workspace: sandbox.sampleWorkspace() });
  });

  afterEach(async () => {
    await second.closeWindow();
    await first.close();
    await sandbox.close();
  });

  it('ask for one token each, at the same time, and each keeps its passphrase', async () => {
    second = await first.openSecondWindow();
    const both = [first, second];
    await select(first, EMPLOYER);
    await select(second, SECRETARIAT);
    for (const window of both) {
      await window.runCommand('FLA: Get Access Token');
      await typePassphrase(window);
    }
    await Promise.all(both.map(({ quickInput }) => quickInput.accept()));
    await Promise.all([granted(first, EMPLOYER), granted(second, SECRETARIAT)]);
    const asked = sandbox.takeCalls();

    await first.openFile('declarations/first-aid.fla.json');
    await second.openFile('declarations/for-a-client.fla.json');
    await Promise.all(both.map(window => window.page.keyboard.press('Control+Alt+Enter')));
    await sandbox.called(2);
    const sent = sandbox.takeCalls();

    for (const window of both) {
      await window.runCommand('FLA: Discard Access Token');
    }
    await Promise.all(both.map(window => window.page.keyboard.press('Control+Alt+Enter')));
    await sandbox.called(2);
    const again = sandbox.takeCalls();
    assert.deepStrictEqual(
      {
        asked,
        sent: [sent.token, sent.api.map(({ status }) => status)],
        again: [again.token, again.api.map(({ status }) => status)],
        questions: await Promise.all(both.map(({ quickInput }) => quickInput.widget.count())),
      },
      {
        asked: { token: [200, 200], api: [] },
        sent: [[], [201, 201]],
        again: [
          [200, 200],
          [201, 201],
        ],
        questions: [0, 0],
      },
    );
  });

  // The browser VS Code writes all secrets of a window as one, as they were when the window was opened and have changed in it: of two windows
  // that store at the same time it keeps what the later one knew. So here the second is opened after the first has stored.
  it('find what either has stored after both are reloaded', async () => {
    await first.runCommand('FLA: Get Access Token');
    await first.quickInput.pick(EMPLOYER);
    await typePassphrase(first);
    await first.quickInput.accept();
    await granted(first, EMPLOYER);
    second = await first.openSecondWindow();
    await select(second, SECRETARIAT);
    await second.runCommand('FLA: Get Access Token');
    await typePassphrase(second);
    await second.quickInput.accept();
    await granted(second, SECRETARIAT);
    sandbox.takeCalls();
    for (const window of [first, second]) {
      await window.reload();
      for (const account of [EMPLOYER, SECRETARIAT]) {
        await select(window, account);
        await window.runCommand('FLA: Get Access Token');
        await granted(window, account);
      }
    }
    assert.deepStrictEqual(sandbox.takeCalls(), { token: [200, 200, 200, 200], api: [] });
  });
});

async function select(window: Workbench, account: string): Promise<void> {
  await window.runCommand('FLA: Select Account');
  await window.quickInput.pick(account);
}

async function typePassphrase({ quickInput }: Workbench): Promise<void> {
  await quickInput.waitFor('The sample’s passphrase is: fla-sample');
  await quickInput.fill('fla-sample');
}

async function granted(window: Workbench, account: string): Promise<void> {
  await window.toast(`“${account}” has an access token`).waitFor();
}
