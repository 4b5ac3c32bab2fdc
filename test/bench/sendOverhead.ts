import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createClientAssertion } from '../../src/core/token/clientAssertion.ts';
import type { Exchange } from '../../src/core/exchange/exchange.ts';
import { hostPaths } from '../host/hostPaths.ts';
import { makeKeyStore } from '../integration/makeKeyStore.ts';

const WARM_UP = 20;
const ROUNDS = 100;
const CLIENT = 'self_service_bench';

/** Milliseconds of each call: through the command with its token cached, and with a bare `fetch` in between. */
export interface SendTimes {
  readonly send: number[];
  readonly fetch: number[];
}

/** In the extension host: sends one declaration to the extension's own sandbox, by turns with a bare `fetch` of the same. */
export async function run(): Promise<SendTimes> {
  const { workspace } = hostPaths();
  const { privateKey } = await makeKeyStore(workspace, 'rsa-2048');
  writeFileSync(
    join(workspace, 'bench-clients.json'),
    JSON.stringify([
      {
        clientId: CLIENT,
        quality: 'employer',
        enterpriseNumber: '0000000196',
        certificate: 'rsa-2048.cer',
      },
    ]),
  );
  const settings = vscode.workspace.getConfiguration('fla');
  const target = vscode.ConfigurationTarget.Workspace;
  await settings.update('sandbox.clients', 'bench-clients.json', target);
  await settings.update(
    'accounts',
    {
      bench: {
        environment: 'sandbox',
        quality: 'employer',
        clientId: CLIENT,
        certificate: 'rsa-2048.p12',
      },
    },
    target,
  );
  const file = vscode.Uri.file(join(workspace, 'declarations/first-aid.fla.json'));
  const body = readFileSync(file.fsPath, 'utf8');
  const send = async (): Promise<Exchange> => {
    const exchange = await vscode.commands.executeCommand<Exchange | undefined>('fla.send', file, {
      account: 'bench',
    });
    if (exchange?.response?.status !== 201) {
      throw new Error(`The declaration was not taken: ${JSON.stringify(exchange)}`);
    }
    return exchange;
  };
  const { url } = (await send()).request;
  const authorization = `Bearer ${await accessToken(new URL(url).origin, privateKey)}`;
  const bare = async (): Promise<void> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: authorization,
        'BelGov-Trace-Id': randomUUID(),
      },
      body,
    });
    await response.arrayBuffer();
  };
  const times: SendTimes = { send: [], fetch: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const sent = await timeOf(send);
    const fetched = await timeOf(bare);
    if (round >= WARM_UP) {
      times.send.push(sent);
      times.fetch.push(fetched);
    }
  }
  return times;
}

async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await call();
  return performance.now() - started;
}

async function accessToken(
  origin: string,
  privateKey: Parameters<typeof createClientAssertion>[0]['privateKey'],
): Promise<string> {
  const tokenEndpoint = `${origin}/REST/oauth/v5/token`;
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await createClientAssertion({
        clientId: CLIENT,
        audience: tokenEndpoint,
        privateKey,
        algorithm: 'RS256',
        jti: randomUUID(),
        now: new Date(),
      }),
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
