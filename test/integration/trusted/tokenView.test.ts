import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../extensionLog.ts';
import { answer, issueToken, type Answer } from '../servers/loopbackServer.ts';
import { openChannels, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

const run = (command: string, account: string): Thenable<unknown> =>
  vscode.commands.executeCommand(command, account);

/** The labels of the token view's tabs, as soon as they are these. */
async function tabs(...expected: string[]): Promise<string[]> {
  const labels = (): string[] =>
    vscode.window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('fla.token'),
      )
      .map(({ label }) => label);
  return until(labels, found => found.join() === expected.join());
}

describe('the token view', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
  });
  after(async () => {
    channels.loopback.token = [issueToken];
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  unchanged();

  const refusal: Answer = answer(401, 'application/json', '{"error":"invalid_client"}');

  it('explains a refusal, and asks the token endpoint for it only where nothing was asked before', async () => {
    const { loopback, log } = channels;
    await run('fla.token.discard', 'tokenless');
    loopback.token = [refusal];
    await run('fla.token.explain', 'tokenless');
    await run('fla.token.explain', 'tokenless');
    assert.deepStrictEqual(
      [loopback.takeSeen().token.length, await log.failures(), await tabs('Token: tokenless')],
      [1, ['token token/rejected'], ['Token: tokenless']],
    );
  });

  it('shows a token without asking for one, in the same panel', async () => {
    const { loopback } = channels;
    loopback.token = [issueToken];
    await run('fla.token.inspect', 'loopback');
    assert.deepStrictEqual(
      [loopback.takeSeen().token.length, await tabs('Token: loopback')],
      [0, ['Token: loopback']],
    );
  });

  it('discards a token, so that the next one is asked for', async () => {
    const { loopback, log } = channels;
    await run('fla.token.get', 'tokenless');
    await run('fla.token.get', 'tokenless');
    await run('fla.token.discard', 'tokenless');
    await run('fla.token.discard', 'tokenless');
    await run('fla.token.get', 'tokenless');
    const lines = await log.settled(5);
    assert.deepStrictEqual(
      [
        loopback.takeSeen().token.map(({ body }) => body.includes('client_assertion=')),
        lines.filter(line => line.includes('discarded')),
      ],
      [
        [true, true],
        [true, false].map(
          hadToken => `[info] token discarded {"account":"tokenless","hadToken":${hadToken}}`,
        ),
      ],
    );
  });

  it('copies no token that nobody agreed to copy', async () => {
    await vscode.env.clipboard.writeText('mine');
    // The host of these tests refuses dialogs, as a user does who closes them.
    await run('fla.token.copy', 'tokenless');
    assert.deepStrictEqual(
      [await vscode.env.clipboard.readText(), channels.loopback.takeSeen().token],
      ['mine', []],
    );
  });

  it('explains why an account cannot ask at all by its own failure', async () => {
    await run('fla.token.explain', 'missing');
    assert.deepStrictEqual(await channels.log.failures(), ['fla.token.explain keystore/not-found']);
  });
});
