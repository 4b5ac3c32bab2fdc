import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { issueToken } from '../servers/loopbackServer.ts';
import { openChannels, send, FIRST_AID, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('the authentication provider', () => {
  let channels: TestChannels;
  before(async () => {
    channels = await openChannels();
    channels.loopback.token = [issueToken];
    await vscode.commands.executeCommand('fla.token.discard', 'loopback');
    await vscode.commands.executeCommand('fla.token.discard', 'secured');
  });
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
    channels.secured.takeSeen();
  });
  // Others count the token requests of these accounts.
  after(async () => {
    await vscode.commands.executeCommand('fla.token.discard', 'loopback');
    await vscode.commands.executeCommand('fla.token.discard', 'secured');
  });
  unchanged();

  it('has no session without a token, asks nobody and calls nothing', async () => {
    const [session, silent] = [
      await vscode.authentication.getSession('fla', ['loopback']),
      await vscode.authentication.getSession('fla', ['loopback'], { silent: true }),
    ];
    const { token, api } = channels.loopback.takeSeen();
    assert.deepStrictEqual(
      [session, silent, token.length, api.length, await accounts('loopback')],
      [undefined, undefined, 0, 0, []],
    );
  });

  it('lists the accounts that have a token, and shows none of the tokens without consent', async () => {
    await send(FIRST_AID, 'loopback');
    await vscode.commands.executeCommand('fla.token.get', 'secured');
    channels.loopback.takeSeen();
    const listed = await accounts('loopback', 'secured');
    const silent = await vscode.authentication.getSession('fla', ['loopback'], { silent: true });
    assert.deepStrictEqual(
      [listed, silent, channels.loopback.takeSeen().token.length],
      [
        [
          { id: 'loopback', label: 'loopback (loopback)' },
          { id: 'secured', label: 'secured (secured)' },
        ],
        undefined,
        0,
      ],
    );
  });

  it('tells that a session came, changed and went', async () => {
    let changes = 0;
    const subscription = vscode.authentication.onDidChangeSessions(({ provider }) => {
      changes += provider.id === 'fla' ? 1 : 0;
    });
    const seen = async (command: string): Promise<number> => {
      const before = changes;
      await vscode.commands.executeCommand(command, 'loopback');
      await vscode.authentication.getAccounts('fla');
      return changes - before;
    };
    const renewed = await seen('fla.account.test');
    const discarded = await seen('fla.token.discard');
    const listed = await accounts('loopback');
    const got = await seen('fla.token.get');
    subscription.dispose();
    assert.deepStrictEqual(
      { renewed, discarded, listed, got },
      { renewed: 1, discarded: 1, listed: [], got: 1 },
    );
  });

  it('gives no session where VS Code gets no consent', async () => {
    await assert.rejects(async () =>
      vscode.authentication.getSession('fla', ['loopback'], { createIfNone: true }),
    );
    assert.equal(channels.loopback.takeSeen().token.length, 0);
  });
});

/** Those of the accounts named that VS Code is told of. */
async function accounts(...ids: string[]) {
  const found = await vscode.authentication.getAccounts('fla');
  return found
    .filter(({ id }) => ids.includes(id))
    .map(({ id, label }) => ({ id, label }))
    .sort((one, other) => one.id.localeCompare(other.id));
}
