import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import * as vscode from 'vscode';
import { createClientAssertion } from '../../../src/core/token/clientAssertion.ts';
import { witnessed } from '../witnessed.ts';
import { clientIdOf, openChannels, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('tokens of an authorization server written by others', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => {
    channels.log.mark();
    channels.oidc.answers.length = 0;
  });
  unchanged();

  for (const [account, algorithm] of [
    ['oidc-rsa', 'RS256'],
    ['oidc-p384', 'ES384'],
    ['oidc-p521', 'ES512'],
  ] as const) {
    it(`come for an assertion signed with ${algorithm}, and are kept until renewed`, async () => {
      const { log, oidc } = channels;
      const issued = witnessed.tokens.size;
      await vscode.commands.executeCommand('fla.token.get', account);
      await vscode.commands.executeCommand('fla.token.get', { accountId: account });
      await vscode.commands.executeCommand('fla.account.test', account);
      const line = `[info] token ${JSON.stringify({ account, environment: 'oidc' })}`;
      assert.deepStrictEqual(
        [oidc.answers, witnessed.tokens.size - issued, await log.settled(3)],
        [[{ status: 200 }, { status: 200 }], 2, [line, line, line]],
      );
    });
  }

  it('are refused for an audience of another address', async () => {
    const { log, oidc } = channels;
    await vscode.commands.executeCommand('fla.token.get', 'oidc-wrong-audience');
    assert.deepStrictEqual(
      [await log.failures(), oidc.answers],
      [['fla.token.get token/rejected'], [{ status: 401, error: 'invalid_client' }]],
    );
  });

  it('are refused to a client that is not registered', async () => {
    const { log, oidc } = channels;
    await vscode.commands.executeCommand('fla.account.test', 'oidc-stranger');
    assert.deepStrictEqual(
      [await log.failures(), oidc.answers],
      [['fla.account.test token/rejected'], [{ status: 401, error: 'invalid_client' }]],
    );
  });

  for (const [account, key, algorithm] of [
    ['oidc-rsa', 'rsa-2048', 'RS256'],
    ['oidc-p384', 'p-384', 'ES384'],
    ['oidc-p521', 'p-521', 'ES512'],
  ] as const) {
    it(`come once for one ${algorithm} assertion, and for its own audience and key alone`, async () => {
      const { oidc, keys } = channels;
      const { tokenEndpoint } = oidc;
      const sign = (audience: string, privateKey = keys[key].privateKey, now = new Date()) =>
        createClientAssertion({
          clientId: clientIdOf(account),
          audience,
          privateKey,
          algorithm,
          jti: randomUUID(),
          now,
        });
      const good = await sign(tokenEndpoint);
      const anHourAgo = new Date(Date.now() - 3_600_000);
      assert.deepStrictEqual(
        [
          await ask(tokenEndpoint, good),
          await ask(tokenEndpoint, good),
          await ask(tokenEndpoint, await sign(new URL(tokenEndpoint).origin)),
          await ask(tokenEndpoint, await sign(`${tokenEndpoint}/`)),
          await ask(tokenEndpoint, await sign(tokenEndpoint, undefined, anHourAgo)),
          await ask(tokenEndpoint, await sign(tokenEndpoint, strangersKey(key))),
        ],
        [200, 401, 401, 401, 401, 401],
      );
    });
  }
});

function strangersKey(kind: 'rsa-2048' | 'p-384' | 'p-521'): KeyObject {
  return kind === 'rsa-2048'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: kind.toUpperCase() }).privateKey;
}

/** Asks for a token as the extension does; returns the answer's status. */
async function ask(tokenEndpoint: string, clientAssertion: string): Promise<number> {
  const { status } = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion,
    }),
  });
  return status;
}
