import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Account } from '../../../src/core/channel/account.ts';
import type { SettingsScope } from '../../../src/core/channel/settingsScope.ts';
import { ChannelSettings } from '../../../src/platform/channelSettings.ts';
import { WrittenSettings } from '../../../src/platform/writtenSettings.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { globalStorage } from '../globalStorage.ts';

const ACCOUNT: Account = {
  id: 'large',
  name: 'Large',
  environment: 'acpt',
  quality: 'serviceProvider',
  clientId: 'large',
  certificate: '~/key.p12',
};
const EMPLOYERS = Array.from({ length: 10_000 }, (_, index) => ({
  enterpriseNumber: String(index).padStart(10, '0'),
  name: `Client ${index}`,
}));

describe('an account with ten thousand employers', () => {
  let settings: ChannelSettings;
  let writing: WrittenSettings;

  before(() => {
    settings = new ChannelSettings();
    writing = new WrittenSettings(globalStorage());
  });

  after(async () => {
    await writing.accounts.remove(ACCOUNT.id);
    settings.dispose();
  });

  const files = {
    workspace: join(hostPaths().workspace, 'two.code-workspace'),
    folder: join(hostPaths().workspace, 'second/.vscode/settings.json'),
  };

  for (const scope of ['workspace', 'folder'] as const) {
    // Written in VS Code's own way it would take most of a minute.
    it(`is written to settings of the ${scope}, all else left as it is`, async () => {
      const { uri } = vscode.workspace.workspaceFolders?.[1] ?? {};
      const target: SettingsScope = scope === 'folder' ? `folder:${uri?.toString() ?? ''}` : scope;
      await writing.save(ACCOUNT, target);
      const text = readFileSync(files[scope], 'utf8');
      await writing.update(ACCOUNT.id, { employers: EMPLOYERS });
      const read = (): unknown =>
        settings.read().accounts.find(({ account }) => account.id === ACCOUNT.id)?.account;
      assert.deepStrictEqual(read(), { ...ACCOUNT, employers: EMPLOYERS });
      assert.ok(readFileSync(files[scope], 'utf8').includes('"name": "Client 9999"'));
      await writing.update(ACCOUNT.id, { employers: EMPLOYERS.slice(0, 1) });
      await writing.update(ACCOUNT.id, { employers: undefined });
      assert.deepStrictEqual([read(), readFileSync(files[scope], 'utf8')], [ACCOUNT, text]);
      await writing.accounts.remove(ACCOUNT.id);
    }).timeout(30_000);
  }
});
