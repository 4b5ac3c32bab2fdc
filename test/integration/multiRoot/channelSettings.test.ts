import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Account } from '../../../src/core/channel/account.ts';
import type { SettingsScope } from '../../../src/core/channel/settingsScope.ts';
import { ChannelSettings } from '../../../src/platform/channelSettings.ts';
import { WrittenSettings } from '../../../src/platform/writtenSettings.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { failureOf } from '../../unit/failureOf.ts';
import { globalStorage } from '../globalStorage.ts';

const inWorkspace = (path: string): string => join(hostPaths().workspace, path);
const FIRST_SETTINGS = inWorkspace('first/.vscode/settings.json');

const account = (id: string, changes: Partial<Account> = {}): Account => ({
  id,
  name: id,
  environment: 'acpt',
  quality: 'employer',
  clientId: id,
  certificate: '${workspaceFolder}/key.p12',
  ...changes,
});

describe('settings of channels in a workspace of two folders', () => {
  let settings: ChannelSettings;
  let writing: WrittenSettings;
  let first: SettingsScope;
  let second: SettingsScope;

  before(() => {
    settings = new ChannelSettings();
    writing = new WrittenSettings(globalStorage());
    [first, second] = (vscode.workspace.workspaceFolders ?? []).map(
      ({ uri }): SettingsScope => `folder:${uri.toString()}`,
    ) as [SettingsScope, SettingsScope];
  });

  after(() => settings.dispose());

  /** What every scope has of an account, by name. */
  const written = (id: string): Record<string, unknown> => {
    const [one, two] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      vscode.workspace.getConfiguration('fla', uri).inspect<Record<string, unknown>>('accounts'),
    );
    return {
      first: one?.workspaceFolderValue?.[id],
      second: two?.workspaceFolderValue?.[id],
      workspace: one?.workspaceValue?.[id],
      user: one?.globalValue?.[id],
    };
  };
  const nowhere = { first: undefined, second: undefined, workspace: undefined, user: undefined };
  const keyStoreOf = (id: string): string | undefined =>
    settings.read().accounts.find(configured => configured.account.id === id)?.keyStorePath;

  it('are read from all of them, each path in the folder that it belongs to', () => {
    assert.deepStrictEqual(
      settings
        .read()
        .accounts.map(({ account: { id, name }, keyStorePath }) => [id, name, keyStorePath])
        .sort(),
      [
        ['ofBoth', 'Of the user and the second folder', inWorkspace('second/second.p12')],
        ['ofTheSecond', 'ofTheSecond', inWorkspace('second/key.p12')],
        ['ofTheWorkspace', 'ofTheWorkspace', inWorkspace('first/key.p12')],
      ],
    );
    assert.deepStrictEqual(
      ['ofBoth', 'ofTheSecond', 'ofTheWorkspace', 'nobody'].map(id =>
        writing.accounts.scopesOf(id),
      ),
      [[second, 'user'], [second], ['workspace'], []],
    );
  });

  it('are changed where a member stands most specifically', async () => {
    const before = written('ofBoth');
    await writing.update('ofBoth', { certificate: '${workspaceFolder}/new.p12', clientId: 'new' });
    await writing.update('ofBoth', { alias: 'one' });
    assert.deepStrictEqual(written('ofBoth'), {
      ...before,
      second: { certificate: '${workspaceFolder}/new.p12', alias: 'one' },
      user: { ...(before['user'] as object), clientId: 'new' },
    });
    // What is written is read at once.
    assert.equal(keyStoreOf('ofBoth'), inWorkspace('second/new.p12'));
    await writing.update('ofBoth', { certificate: undefined, alias: undefined });
    // An entry that says nothing more is none.
    assert.deepStrictEqual(writing.accounts.scopesOf('ofBoth'), ['user']);
    assert.equal(keyStoreOf('ofBoth'), undefined);
    await writing.update('ofBoth', { certificate: '~/key.p12' });
    assert.equal(keyStoreOf('ofBoth'), join(homedir(), 'key.p12'));
  });

  it('are added to any scope and removed from all, and nothing else is touched', async () => {
    const others = ['ofBoth', 'ofTheSecond', 'ofTheWorkspace'].map(written);
    for (const [scope, name] of [
      ['user', 'user'],
      ['workspace', 'workspace'],
      [first, 'first'],
      [second, 'second'],
    ] as const) {
      const { id, ...members } = account(`added-${name}`);
      await writing.save({ id, ...members }, scope);
      assert.deepStrictEqual(
        [written(id), writing.accounts.scopesOf(id)],
        [{ ...nowhere, [name]: members }, [scope]],
      );
    }
    await writing.save(account('everywhere'), 'user');
    await writing.save(account('everywhere'), 'workspace');
    await writing.save(account('everywhere'), first);
    await writing.save(account('everywhere'), second);
    assert.deepStrictEqual(writing.accounts.scopesOf('everywhere'), [
      first,
      second,
      'workspace',
      'user',
    ]);
    for (const id of writing.accounts.ids().filter(known => /^(added-|everywhere)/.test(known))) {
      await writing.accounts.remove(id);
      assert.deepStrictEqual(written(id), nowhere);
    }
    assert.deepStrictEqual(['ofBoth', 'ofTheSecond', 'ofTheWorkspace'].map(written), others);
    // The first folder had no accounts and has none again.
    assert.deepStrictEqual(JSON.parse(readFileSync(FIRST_SETTINGS, 'utf8')), { 'files.eol': '\n' });
  });

  it('move whole from one scope to another', async () => {
    await writing.save(account('moving', { alias: 'one' }), 'user');
    await writing.save(account('moving', { name: 'Ours' }), second);
    await writing.accounts.move('moving', first, { certificate: 'moved.p12' });
    const { id, ...members } = account('moving', {
      name: 'Ours',
      alias: 'one',
      certificate: 'moved.p12',
    });
    assert.deepStrictEqual(written(id), { ...nowhere, first: members });
    assert.equal(keyStoreOf(id), inWorkspace('first/moved.p12'));
    await writing.accounts.remove(id);
  });

  it('lose no change when many come at once', async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `many-${index}`);
    const scopes = ['user', 'workspace', first] as const;
    await Promise.all([
      ...ids.map((id, index) => writing.save(account(id), scopes[index % 3] ?? 'user')),
      ...ids.map(id => writing.update(id, { name: `${id} renamed` })),
      ...ids.map(id => writing.update(id, { alias: id })),
    ]);
    assert.deepStrictEqual(
      settings
        .read()
        .accounts.map(({ account: { id, name, alias } }) => [id, name, alias])
        .filter(([id]) => id?.startsWith('many-'))
        .sort(),
      ids.map(id => [id, `${id} renamed`, id]),
    );
    await Promise.all(ids.map(id => writing.accounts.remove(id)));
    assert.deepStrictEqual(
      writing.accounts.ids().filter(id => id.startsWith('many-')),
      [],
    );
  });

  it('hold environments as well', async () => {
    const members = { name: 'Mine', tokenEndpoint: 'https://login.example/token' };
    await writing.environments.save({ mine: members }, first);
    const read = () => settings.read().environments.find(({ id }) => id === 'mine');
    assert.deepStrictEqual(
      [read()?.name, writing.environments.scopesOf('mine')],
      ['Mine', [first]],
    );
    await writing.environments.update('mine', { name: 'Ours' });
    assert.equal(read()?.name, 'Ours');
    await writing.environments.remove('mine');
    assert.equal(read(), undefined);
  });

  it('say when they cannot be written, and can be again afterwards', async () => {
    const text = readFileSync(FIRST_SETTINGS, 'utf8');
    writeFileSync(FIRST_SETTINGS, '{ "files.eol": ');
    try {
      const failure = await failureOf(writing.save(account('lost'), first));
      assert.deepStrictEqual(failure, { code: 'settings/not-written', setting: 'fla.accounts' });
    } finally {
      writeFileSync(FIRST_SETTINGS, text);
    }
    await writing.save(account('kept'), 'workspace');
    assert.deepStrictEqual(writing.accounts.scopesOf('kept'), ['workspace']);
    await writing.accounts.remove('kept');
    const unknown = await failureOf(writing.update('nobody', { name: 'Nobody' }));
    assert.deepStrictEqual(unknown, { code: 'account/unknown', account: 'nobody' });
  });
});
