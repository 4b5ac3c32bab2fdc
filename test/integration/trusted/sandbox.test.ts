import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import {
  clientIdOf,
  FIRST_AID,
  inWorkspace,
  openChannels,
  send,
  update,
  WRONG,
  type TestChannels,
} from './testChannels.ts';

const CLIENTS = 'sandbox/clients.json';

describe('the sandbox inside VS Code', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => channels.log.mark());
  after(async () => {
    await vscode.commands.executeCommand('fla.sandbox.stop');
    await update('fla.sandbox.clients', undefined);
  });

  it('starts by itself, and gives no token to a client that is not registered', async () => {
    await vscode.commands.executeCommand('fla.account.test', 'sandbox-rsa');
    const { log } = channels;
    assert.deepStrictEqual(
      [await log.failures(), log.lines()[0]],
      [['fla.account.test token/rejected'], '[info] sandbox {"running":true}'],
    );
  });

  it('names the member of the clients file that it cannot use', async () => {
    writeClients([{ clientId: 'x', quality: 'employer', enterpriseNumber: '1' }]);
    await update('fla.sandbox.clients', CLIENTS);
    const failures = await channels.log.failures();
    assert.deepStrictEqual(failures, ['sandbox sandbox/clients-invalid']);
  });

  it('gives tokens to the clients of the file, takes a declaration and refuses a wrong one', async () => {
    await update('fla.sandbox.clients', undefined);
    writeClients(
      [
        ['sandbox-rsa', 'rsa-2048'],
        ['sandbox-p521', 'p-521'],
      ].map(([account, key]) => ({
        clientId: clientIdOf(account!),
        quality: 'employer',
        enterpriseNumber: '0000000196',
        certificate: `../certificates/${key}.cer`,
      })),
    );
    await update('fla.sandbox.clients', CLIENTS);
    await vscode.commands.executeCommand('fla.account.test', 'sandbox-p521');
    const accepted = await send(FIRST_AID, 'sandbox-rsa');
    const refused = await send(WRONG, 'sandbox-rsa', { skipValidation: true });
    assert.deepStrictEqual(
      {
        accepted: [accepted?.response?.status, accepted?.problem],
        refused: [refused?.response?.status, refused?.problem?.type],
        issues: refused?.problem?.issues?.map(({ name }) => name).sort(),
        failures: await channels.log.failures(0),
      },
      {
        accepted: [201, undefined],
        refused: [400, 'urn:problem-type:belgif:badRequest'],
        issues: ['duration.minutes', 'period.endDate', 'remark', 'title', 'type', 'worker.ssin'],
        failures: [],
      },
    );
  });

  it('stops and starts by command, and is not reached meanwhile', async () => {
    const first = await send(FIRST_AID, 'sandbox-rsa');
    await vscode.commands.executeCommand('fla.sandbox.stop');
    const url = first?.request.url ?? '';
    await assert.rejects(fetch(url));
    await vscode.commands.executeCommand('fla.sandbox.start');
    const second = await send(FIRST_AID, 'sandbox-rsa');
    assert.deepStrictEqual(
      [first?.response?.status, second?.response?.status, await channels.log.failures(0)],
      [201, 201, []],
    );
  });
});

function writeClients(clients: unknown[]): void {
  mkdirSync(dirname(inWorkspace(CLIENTS)), { recursive: true });
  writeFileSync(inWorkspace(CLIENTS), JSON.stringify(clients));
}
