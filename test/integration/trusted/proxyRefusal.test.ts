import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { until } from '../extensionLog.ts';
import { clientIdOf, openChannels, update, type TestChannels } from './testChannels.ts';

/** No test reaches it: the proxy refuses before. */
const BEHIND = 'https://fla.example.test/token';

describe('a proxy that asks who one is', () => {
  let channels: TestChannels;
  let proxy: Server;
  const asked: string[] = [];
  const settings: Record<string, unknown> = {};

  before(async () => {
    channels = await openChannels();
    for (const name of ['fla.environments', 'fla.accounts']) {
      settings[name] = vscode.workspace.getConfiguration().inspect(name)?.workspaceValue;
    }
    const account = {
      environment: 'proxied',
      quality: 'employer',
      clientId: clientIdOf('proxied'),
      certificate: 'certificates/rsa-2048.p12',
    };
    await update('fla.environments', { proxied: { tokenEndpoint: BEHIND, apis: { fla: BEHIND } } });
    await update('fla.accounts', { proxied: account });
    proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\n\r\n',
      );
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    await updateProxy(`http://127.0.0.1:${port}`);
  });
  after(async () => {
    await updateProxy(undefined);
    for (const [name, value] of Object.entries(settings)) {
      await update(name, value);
    }
    proxy.close();
  });

  it('is told from a server that is not there', async () => {
    channels.log.mark();
    await vscode.commands.executeCommand('fla.account.test', 'proxied');
    const [line] = await until(
      () => channels.log.lines().filter(text => text.startsWith('[error]')),
      lines => lines.length > 0,
    );
    assert.deepStrictEqual(
      [line, asked[0]],
      [
        '[error] fla.account.test token/unreachable {"host":"fla.example.test","cause":"PROXY_407"}',
        'fla.example.test:443',
      ],
    );
  });
});

function updateProxy(address: string | undefined): Thenable<void> {
  const target = vscode.ConfigurationTarget.Global;
  return vscode.workspace.getConfiguration('http').update('proxy', address, target);
}
