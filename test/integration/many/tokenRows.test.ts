import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { showAccountStatus } from '../../../src/features/channel/showAccountStatus.ts';
import { createTokenClock } from '../../../src/core/token/tokenClock.ts';
import type { Services } from '../../../src/services.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { ChannelsInHost } from '../channelsInHost.ts';
import { createServicesInHost } from '../servicesInHost.ts';
import { LoopbackServer, answer } from '../servers/loopbackServer.ts';

const REFUSED = answer(401, 'application/json', '{"error":"invalid_client"}');
const issue = (seconds: number) =>
  answer(
    200,
    'application/json',
    JSON.stringify({ access_token: 'opaque', token_type: 'Bearer', expires_in: seconds }),
  );

const write = (setting: string, value: unknown) =>
  vscode.workspace
    .getConfiguration('fla')
    .update(setting, value, vscode.ConfigurationTarget.Workspace);

describe('rows of tokens', () => {
  const clock = createTokenClock();
  const statusBar = vscode.window.createStatusBarItem('test', vscode.StatusBarAlignment.Left);
  let server: LoopbackServer;
  let services: Services;
  let dispose: () => void;
  let channels: ChannelsInHost;

  before(async () => {
    server = await LoopbackServer.start();
    const certificate = join(
      hostPaths().repository,
      'test/fixtures/keystores/ossl-nomac-noenc.p12',
    );
    // Two of one client id: only their environments differ.
    const account = { quality: 'employer', clientId: 'same', certificate };
    await write('environments', {
      here: { ...server.environment, kind: 'production' },
      there: server.environment,
    });
    await write('accounts', {
      a: { ...account, environment: 'here' },
      b: { ...account, environment: 'there' },
    });
    ({ services, dispose } = createServicesInHost());
    channels = new ChannelsInHost(services);
    await services.activeAccount.set('a');
  });
  after(async () => {
    channels.dispose();
    statusBar.dispose();
    clock.dispose();
    dispose();
    await write('accounts', undefined);
    await write('environments', { mine: { tokenEndpoint: 'https://login.example/token' } });
    await server.close();
  });

  /** Asks for a new token, whatever comes of it. */
  const ask = async (id: string): Promise<void> => {
    const { account, keyStorePath } = services.channels.account(id);
    const key = await services.keys.get(account, keyStorePath);
    const channel = await services.channels.resolve(account, 'fla');
    await services.tokens.get(channel, key, { renew: true }).catch(() => undefined);
  };

  /** The token row of each account. */
  const rows = () =>
    channels
      .children()
      .flatMap(({ row }) => channels.children(row))
      .flatMap(({ row }) => channels.children(row))
      .filter(({ row }) => row.kind === 'token')
      .map(({ item }) => ({
        id: item.id,
        context: item.contextValue,
        icon: item.iconPath instanceof vscode.ThemeIcon && [
          item.iconPath.id,
          item.iconPath.color?.id,
        ],
        minutes: /\d+/.exec(String(item.description))?.[0],
        refused: String(item.description).includes('invalid_client'),
        command: [item.command?.command, item.command?.arguments],
      }));

  const row = (id: string, members: Partial<ReturnType<typeof rows>[number]>) => ({
    id: `token ${id}`,
    context: 'token.none',
    icon: ['key', undefined],
    minutes: undefined,
    refused: false,
    command: ['fla.token.explain', [id]],
    ...members,
  });

  const status = () => {
    showAccountStatus(services, statusBar, clock);
    return [/\$\(key\) (\S+)/.exec(statusBar.text)?.[1], statusBar.backgroundColor !== undefined];
  };

  it('tell of no token', () => {
    assert.deepStrictEqual(
      [rows(), status()],
      [
        [row('a', {}), row('b', {})],
        [undefined, true],
      ],
    );
  });

  it('tell the minutes left of one account’s token, and of no other of the same client id', async () => {
    server.token = [issue(600)];
    await ask('a');
    assert.deepStrictEqual(
      [rows(), status()],
      [
        [row('a', { context: 'token.alive', minutes: '9' }), row('b', {})],
        ['9', true],
      ],
    );
  });

  it('warn of the end', async () => {
    server.token = [issue(90)];
    await ask('a');
    assert.deepStrictEqual(rows()[0], {
      ...row('a', { context: 'token.alive', minutes: '1' }),
      icon: ['key', 'list.warningForeground'],
    });
  });

  it('tell what the token endpoint said last, beside a token that is good yet', async () => {
    server.token = [REFUSED];
    await ask('a');
    await ask('b');
    const refused = { refused: true, icon: ['error', 'list.errorForeground'] };
    assert.deepStrictEqual(rows(), [
      row('a', {
        ...refused,
        context: 'token.alive',
        minutes: '1',
        icon: ['key', 'list.errorForeground'],
      }),
      row('b', refused),
    ]);
  });

  it('are redrawn alone when something happens to a token', async () => {
    const told: (string | undefined)[][] = [];
    rows();
    const listening = channels.rows.onDidChangeTreeData(changed => {
      told.push(
        (changed ?? []).map(one => `${one.kind} ${'accountId' in one ? one.accountId : ''}`),
      );
    });
    services.tokens.discard(await owner('a'));
    listening.dispose();
    assert.deepStrictEqual(told, [['token a', 'token b']]);
  });

  const owner = async (id: string) => {
    const { account } = services.channels.account(id);
    return services.channels.resolve(account, 'fla');
  };
});
