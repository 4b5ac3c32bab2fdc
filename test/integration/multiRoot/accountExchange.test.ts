import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Account } from '../../../src/core/channel/account.ts';
import { membersById } from '../../../src/core/channel/accountFile.ts';
import type { ConflictChoice } from '../../../src/core/channel/accountImport.ts';
import { Channels } from '../../../src/core/channel/channels.ts';
import { readAccountFile } from '../../../src/core/channel/readAccountFile.ts';
import type { SettingsScope } from '../../../src/core/channel/settingsScope.ts';
import { accountFileFor } from '../../../src/features/channel/exportAccounts.ts';
import { applyImport, compare } from '../../../src/features/channel/importAccounts.ts';
import { ChannelSettings } from '../../../src/platform/channelSettings.ts';
import { WrittenSettings } from '../../../src/platform/writtenSettings.ts';
import { sharedPath } from '../../../src/platform/sharedPath.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { failureOf } from '../../unit/failureOf.ts';
import { globalStorage } from '../globalStorage.ts';

const SECOND_SETTINGS = join(hostPaths().workspace, 'second/.vscode/settings.json');
const LAB = {
  name: 'Lab',
  tokenEndpoint: 'https://lab.example/token',
  apis: { fla: 'https://lab.example/fla' },
};
const ONE: Account = {
  id: 'exchanged-one',
  name: 'One',
  environment: 'lab',
  quality: 'socialSecretariat',
  clientId: 'one',
  certificate: '${workspaceFolder}/keys/one.p12',
  enterpriseNumber: '0000000196',
  employers: [{ enterpriseNumber: '0000000295', name: 'A' }, { enterpriseNumber: '0000000394' }],
};
const TWO: Account = {
  id: 'exchanged-two',
  name: 'Two',
  environment: 'acpt',
  quality: 'trainingProvider',
  clientId: 'two',
  certificate: '~/keys/two.p12',
  alias: 'key',
  apis: { fla: { baseUrl: 'https://elsewhere.example/fla', scope: '' } },
};

describe('accounts that go into a file and come back', () => {
  let settings: ChannelSettings;
  let writing: WrittenSettings;
  let channels: Channels;
  let first: SettingsScope;
  let second: SettingsScope;

  before(() => {
    settings = new ChannelSettings();
    writing = new WrittenSettings(globalStorage());
    channels = new Channels({
      configuration: () => settings.read(),
      order: () => [],
      sandbox: {
        running: () => undefined,
        ensureRunning: () => Promise.reject(new Error('not used')),
      },
      readText: () => Promise.reject(new Error('not used')),
    });
    [first, second] = (vscode.workspace.workspaceFolders ?? []).map(
      ({ uri }): SettingsScope => `folder:${uri.toString()}`,
    ) as [SettingsScope, SettingsScope];
  });

  after(() => settings.dispose());

  afterEach(async () => {
    for (const id of writing.accounts.ids().filter(known => known.startsWith('exchanged-'))) {
      await writing.accounts.remove(id);
    }
    await writing.environments.remove('lab');
  });

  /** The two accounts and their environment as settings hold them, scope by scope. */
  const written = (): unknown => {
    const { uri } = vscode.workspace.workspaceFolders?.[0] ?? {};
    const configuration = vscode.workspace.getConfiguration('fla', uri ?? null);
    return ['accounts', 'environments'].map(setting => {
      const found = configuration.inspect<Record<string, unknown>>(setting);
      const scopes = [found?.workspaceFolderValue, found?.workspaceValue, found?.globalValue];
      return scopes.map(values =>
        Object.entries(values ?? {}).filter(([id]) => /^(exchanged-|lab$)/.test(id)),
      );
    });
  };
  const exported = (): string =>
    accountFileFor(
      { channels, sharedPath },
      [ONE, TWO].map(({ id }) => channels.account(id)),
    );
  const importAll = async (
    text: string,
    scope: SettingsScope,
    choices: [string, ConflictChoice][] = [],
  ) => {
    const file = readAccountFile(text);
    const imported = compare({ channels, written: writing, sharedPath }, file);
    const decision = { scope, choices: new Map(choices) };
    return applyImport({ channels, written: writing }, file, imported, decision);
  };

  /** Resolves when settings, as VS Code has read them, are as wanted. */
  const until = (wanted: () => boolean): Promise<void> =>
    new Promise(resolve => {
      const look = (): void => {
        if (wanted()) {
          subscription.dispose();
          resolve();
        }
      };
      const subscription = settings.onDidChange(look);
      look();
    });

  it('are restored as they were, with the environment they need', async () => {
    await writing.environments.save({ lab: { ...LAB, kind: 'custom' } }, 'workspace');
    await writing.save(ONE, 'workspace');
    await writing.save(TWO, 'workspace');
    const text = exported();
    // What is there already is not written again.
    const again = await importAll(text, 'user');
    assert.deepStrictEqual(again, { added: [], replaced: [], findings: [] });
    const before = written();
    await writing.accounts.remove(ONE.id);
    await writing.accounts.remove(TWO.id);
    await writing.environments.remove('lab');
    const outcome = await importAll(text, 'workspace');
    assert.deepStrictEqual(outcome, { added: [ONE.id, TWO.id], replaced: [], findings: [] });
    // The default audience is written out.
    const audience = LAB.tokenEndpoint;
    assert.deepStrictEqual(
      [written(), settings.read().environments.find(({ id }) => id === 'lab')],
      [
        (before as [string, object][][][]).map((scopes, setting) =>
          setting === 0
            ? scopes
            : scopes.map(entries => entries.map(([id, lab]) => [id, { ...lab, audience }])),
        ),
        { id: 'lab', ...LAB, kind: 'custom', audience },
      ],
    );
  });

  it('replace others where those are defined, with nothing left of them, or stand beside them', async () => {
    await writing.save({ ...TWO, name: 'Old', algorithm: 'RS256' }, 'user');
    await writing.accounts.save({ [TWO.id]: { clientId: 'of the folder' } }, first);
    await writing.save({ ...ONE, environment: 'acpt' }, 'user');
    const text = JSON.stringify({
      'fla.accounts': {
        [ONE.id]: { ...ONE, id: undefined, name: 'New one', environment: 'nowhere' },
        [TWO.id]: { ...TWO, id: undefined, alias: undefined },
      },
    });
    const outcome = await importAll(text, 'workspace', [
      [ONE.id, 'keepBoth'],
      [TWO.id, 'replace'],
    ]);
    const one = { ...membersById([ONE])[ONE.id], name: 'New one', environment: 'nowhere' };
    const two: Partial<Account> = { ...membersById([TWO])[TWO.id] };
    delete two.alias;
    assert.deepStrictEqual(
      [outcome.added, outcome.replaced, outcome.findings.map(({ code }) => code), written()],
      [
        ['exchanged-one-2'],
        [TWO.id],
        ['environment/unknown'],
        [
          [
            [[TWO.id, { clientId: 'two' }]],
            [['exchanged-one-2', one]],
            [
              [TWO.id, two],
              [ONE.id, { ...one, name: 'One', environment: 'acpt' }],
            ],
          ],
          [[], [], []],
        ],
      ],
    );
  });

  it('leave nothing behind when not all of them can be written', async () => {
    await writing.save({ ...TWO, name: 'Old' }, first);
    await writing.environments.save({ lab: LAB }, 'user');
    await writing.save(ONE, 'user');
    const text = exported().replace('"Old"', '"New"');
    await writing.accounts.remove(ONE.id);
    await writing.environments.remove('lab');
    const before = written();
    const secondSettings = readFileSync(SECOND_SETTINGS, 'utf8');
    writeFileSync(SECOND_SETTINGS, '{ "files.eol": ');
    try {
      const failure = await failureOf(importAll(text, second, [[TWO.id, 'replace']]));
      assert.deepStrictEqual(failure, {
        code: 'settings/not-written',
        setting: 'fla.environments',
      });
      await writing.environments.save({ lab: LAB }, 'user');
      const later = await failureOf(importAll(text, second, [[TWO.id, 'replace']]));
      assert.deepStrictEqual(later, { code: 'settings/not-written', setting: 'fla.accounts' });
      await writing.environments.remove('lab');
    } finally {
      writeFileSync(SECOND_SETTINGS, secondSettings);
      await until(() => writing.accounts.scopesOf('ofTheSecond').length > 0);
    }
    assert.deepStrictEqual(written(), before);
  });
});
