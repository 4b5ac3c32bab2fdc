import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dropRows, moveAccount } from '../../../src/features/channel/arrangeAccounts.ts';
import type { ChannelRow } from '../../../src/features/channel/channelRow.ts';
import { filterAccounts } from '../../../src/features/channel/filterAccounts.ts';
import type { Services } from '../../../src/services.ts';
import { ChannelsInHost } from '../channelsInHost.ts';
import { createServicesInHost } from '../servicesInHost.ts';
import { MANY, manyAccounts, writeAccounts } from '../manyAccounts.ts';

const ENVIRONMENTS = ['prod', 'acpt', 'mine', 'sandbox'];

describe('hundreds of accounts', () => {
  let services: Services;
  let channels: ChannelsInHost;
  let dispose: () => void;

  before(async () => {
    await writeAccounts(manyAccounts());
    ({ services, dispose } = createServicesInHost());
  });
  beforeEach(() => (channels = new ChannelsInHost(services)));
  afterEach(async () => {
    channels.dispose();
    await services.accountOrder.set([]);
  });
  after(async () => {
    dispose();
    await writeAccounts({});
  });

  const filter = (text: string) => filterAccounts(services, channels.rows, text);

  it('are all there, under environments that start closed and say how many they hold', () => {
    const roots = channels.children();
    const accounts = roots.flatMap(({ row }) => channels.children(row));
    const ids = accounts.map(({ item }) => item.id);
    assert.deepStrictEqual(
      {
        roots: roots.map(({ row, item }) => [
          row.kind === 'environment' && row.environmentId,
          item.collapsibleState,
          /\d+/.exec(String(item.description))?.[0],
          item.contextValue,
        ]),
        accounts: new Set(ids).size,
        contexts: [...new Set(accounts.map(({ item }) => item.contextValue))].sort(),
        colours: [
          ...new Set(
            accounts.map(
              ({ item }) => item.iconPath instanceof vscode.ThemeIcon && item.iconPath.color?.id,
            ),
          ),
        ],
        message: channels.view.message,
      },
      {
        roots: [
          ['prod', 1, '125', 'environment.production'],
          ['acpt', 1, '125', 'environment.acceptance'],
          ['mine', 1, '125', 'environment.custom'],
          ['sandbox', 1, '125', 'environment.sandbox.stopped'],
        ],
        accounts: MANY,
        contexts: ['account.employer', 'account.serviceProvider', 'account.socialSecretariat'],
        colours: ['charts.red', undefined],
        message: '',
      },
    );
  });

  it('are found by words in any order, and environments without a hit are gone', async () => {
    await filter('EXPEDITOR_42 acceptance');
    const found = channels.accounts();
    const [root] = channels.children();
    const { message } = channels.view;
    await filter('nobody');
    const none = [channels.accounts(), channels.view.message !== ''];
    await filter(' ');
    assert.deepStrictEqual(
      [
        found,
        root?.item.collapsibleState,
        message?.includes(`${MANY}`),
        none,
        Object.keys(channels.accounts()),
        channels.view.message,
      ],
      [
        { acpt: ['account-421', 'account-425', 'account-429'] },
        vscode.TreeItemCollapsibleState.Expanded,
        true,
        [{}, true],
        ENVIRONMENTS,
        '',
      ],
    );
  });

  it('move up and down among those shown', async () => {
    const move = (id: string, step: -1 | 1) =>
      moveAccount(services, id, step, channels.rows.filter);
    await move('account-0', -1);
    await move('account-4', -1);
    const first = channels.accounts()['prod']?.slice(0, 3);
    await filter('expeditor_4 prod');
    const before = channels.accounts()['prod'] ?? [];
    await move('account-40', -1);
    const after = channels.accounts()['prod'] ?? [];
    assert.deepStrictEqual(
      [first, before.slice(0, 3), after.slice(0, 3), services.accountOrder.get().length],
      [
        ['account-4', 'account-0', 'account-8'],
        ['account-4', 'account-40', 'account-44'],
        ['account-40', 'account-4', 'account-44'],
        125,
      ],
    );
  });

  it('are dropped in another’s place, and not on another environment', async () => {
    const rows = (): Map<string, ChannelRow> =>
      new Map(
        channels
          .children()
          .flatMap(({ row, item }) => [{ row, item }, ...channels.children(row)])
          .map(({ row, item }) => [item.id ?? '', row]),
      );
    const drop = async (dragged: string, target: string) => {
      const known = rows();
      await dropRows(services, [known.get(`account ${dragged}`)], known.get(target));
      return channels.accounts()['acpt']?.slice(0, 4).join(' ');
    };
    assert.deepStrictEqual(
      [
        await drop('account-1', 'account account-9'),
        await drop('account-9', 'account account-5'),
        await drop('account-1', 'environment acpt'),
        await drop('account-1', 'environment prod'),
        await drop('account-1', 'account account-4'),
      ],
      [
        'account-5 account-9 account-1 account-13',
        'account-9 account-5 account-1 account-13',
        'account-1 account-9 account-5 account-13',
        'account-1 account-9 account-5 account-13',
        'account-1 account-9 account-5 account-13',
      ],
    );
  });

  it('are redrawn alone when they become active, and their rows say so', async () => {
    const all = channels.children().flatMap(({ row }) => channels.children(row));
    const told: unknown[] = [];
    const listening = channels.rows.onDidChangeTreeData(rows => {
      told.push(rows?.map(row => 'accountId' in row && row.accountId));
    });
    await services.activeAccount.set('account-7');
    await services.activeAccount.set('account-8');
    listening.dispose();
    const active = all.filter(({ row }) => {
      const { iconPath } = channels.rows.getTreeItem(row);
      return iconPath instanceof vscode.ThemeIcon && iconPath.id === 'pass-filled';
    });
    assert.deepStrictEqual(
      [told, active.map(({ row }) => 'accountId' in row && row.accountId)],
      [[['account-7'], ['account-7', 'account-8']], ['account-8']],
    );
  });

  it('of one client id in two environments are two', async () => {
    const clientId = 'same';
    const account = { clientId, quality: 'employer', certificate: 'same.pfx' };
    await writeAccounts({
      a: { ...account, environment: 'acpt' },
      b: { ...account, environment: 'prod' },
    });
    const below = (parent?: ChannelRow): (string | undefined)[] =>
      channels
        .children(parent)
        .flatMap(({ row, item }) => [item.id, ...(row.kind === 'problem' ? [] : below(row))]);
    const ids = below();
    await writeAccounts(manyAccounts());
    assert.deepStrictEqual(ids, [
      'environment prod',
      'account b',
      'certificate b',
      'token b',
      'environment acpt',
      'account a',
      'certificate a',
      'token a',
      'environment empty mine',
      'environment empty sandbox',
    ]);
  });
});
