import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FIRST_AID, openChannels, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('an account that cannot be used', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
  });
  unchanged();

  const accounts: [account: string, code: string][] = [
    ['nobody', 'account/unknown'],
    ['unusable', 'account/invalid'],
    ['no-such-environment', 'environment/unknown'],
    ['missing', 'keystore/not-found'],
    ['not-a-key-store', 'keystore/not-a-keystore'],
    ['rsa-1024', 'certificate/key-not-accepted'],
    ['ed25519', 'certificate/key-not-accepted'],
    ['wrong-algorithm', 'certificate/algorithm-mismatch'],
  ];
  for (const [account, code] of accounts) {
    it(`${account}: ${code}, and nothing is sent`, async () => {
      const exchange = await send(FIRST_AID, account);
      await vscode.commands.executeCommand('fla.token.get', account);
      await vscode.commands.executeCommand('fla.account.test', account);
      assert.deepStrictEqual(
        [exchange, await channels.log.failures(3), channels.loopback.takeSeen()],
        [
          undefined,
          [`fla.send ${code}`, `fla.token.get ${code}`, `fla.account.test ${code}`],
          { token: [], api: [] },
        ],
      );
    });
  }

  it('selects no account that is not there, and keeps the one selected', async () => {
    const selected = await vscode.commands.executeCommand('fla.account.select', 'loopback');
    const refused = await vscode.commands.executeCommand('fla.account.select', 'nobody');
    channels.loopback.takeSeen();
    const exchange = await vscode.commands.executeCommand('fla.send', FIRST_AID);
    assert.deepStrictEqual(
      [selected, refused, await channels.log.failures(), channels.loopback.takeSeen().api.length],
      ['loopback', undefined, ['fla.account.select account/unknown'], 1],
    );
    assert.ok(exchange);
  });
});
