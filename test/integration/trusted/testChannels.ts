import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { SendOptions } from '../../../src/contributions.ts';
import type { Exchange } from '../../../src/core/exchange/exchange.ts';
import { freePort } from '../../host/freePort.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { ExtensionLog } from '../extensionLog.ts';
import { makeKeyStore, makeServerCertificate, type MadeKey } from '../makeKeyStore.ts';
import { LoopbackServer } from '../servers/loopbackServer.ts';
import { startOidcProvider, type OidcProvider } from '../servers/startOidcProvider.ts';
import { startPrism, type Prism } from '../servers/startPrism.ts';

/** Servers, key stores, accounts and declarations of this suite. */
export interface TestChannels {
  /** Issues tokens for `oidc-*` accounts, whose API is {@link prism}. */
  readonly oidc: OidcProvider;
  readonly prism: Prism;
  /** Both token endpoint and API of most other accounts. */
  readonly loopback: LoopbackServer;
  /** The same over https, with a certificate of an authority that nobody knows. */
  readonly secured: LoopbackServer;
  readonly keys: Record<'rsa-2048' | 'p-384' | 'p-521', MadeKey>;
  readonly log: ExtensionLog;
}

/** Client id of an account of this suite. */
export const clientIdOf = (account: string): string => `self_service_chaman_${account}`;

/** Path of a file in the workspace. */
export const inWorkspace = (path: string): string => join(hostPaths().workspace, path);

export const FIRST_AID = vscode.Uri.file(inWorkspace('declarations/first-aid.fla.json'));
export const WRONG = vscode.Uri.file(inWorkspace('declarations/wrong.fla.json'));

/** Sends a declaration by the command, as a task would. */
export function send(
  file: vscode.Uri,
  account: string,
  options: Pick<SendOptions, 'skipValidation'> = {},
): Thenable<Exchange | undefined> {
  return vscode.commands.executeCommand('fla.send', file, { account, ...options });
}

/** Copies the sample's declarations into the workspace. */
export function copyDeclarations(): void {
  const { repository } = hostPaths();
  cpSync(join(repository, 'media/sample/declarations'), inWorkspace('declarations'), {
    recursive: true,
  });
}

let opened: Promise<TestChannels> | undefined;

/** The channels, made by the first test file that asks. */
export function openChannels(): Promise<TestChannels> {
  opened ??= open();
  return opened;
}

after(async () => {
  const channels = await opened;
  if (channels) {
    const { oidc, prism, loopback, secured } = channels;
    await Promise.all([oidc.stop(), prism.stop(), loopback.close(), secured.close()]);
  }
});

async function open(): Promise<TestChannels> {
  const certificates = inWorkspace('certificates');
  mkdirSync(certificates, { recursive: true });
  copyDeclarations();
  const make = (name: Parameters<typeof makeKeyStore>[1]): Promise<MadeKey> =>
    makeKeyStore(certificates, name);
  const [rsa, p384, p521, tls] = await Promise.all([
    make('rsa-2048'),
    make('p-384'),
    make('p-521'),
    makeServerCertificate(join(certificates, 'private-authority.pem')),
    make('rsa-1024'),
    make('ed25519'),
  ]);
  writeFileSync(join(certificates, 'not-a-key-store.p12'), 'nothing of the kind\n');
  const [oidc, prism, loopback, secured, closedPort] = await Promise.all([
    startOidcProvider([
      { clientId: clientIdOf('oidc-rsa'), algorithm: 'RS256', jwk: rsa.jwk },
      { clientId: clientIdOf('oidc-p384'), algorithm: 'ES384', jwk: p384.jwk },
      { clientId: clientIdOf('oidc-p521'), algorithm: 'ES512', jwk: p521.jwk },
    ]),
    startPrism('media/api/fla-provisional.yaml'),
    LoopbackServer.start(),
    LoopbackServer.start(tls),
    freePort(),
  ]);
  await update('fla.environments', environments({ oidc, prism, loopback, secured, closedPort }));
  await update('fla.accounts', accounts());
  const keys = { 'rsa-2048': rsa, 'p-384': p384, 'p-521': p521 };
  return { oidc, prism, loopback, secured, keys, log: new ExtensionLog() };
}

function environments(
  servers: Omit<TestChannels, 'keys' | 'log'> & { closedPort: number },
): Record<string, unknown> {
  const { oidc, prism, loopback, secured, closedPort } = servers;
  const ca = '${workspaceFolder}/certificates/private-authority.pem';
  const { tokenEndpoint } = oidc;
  const provider = { tokenEndpoint, apis: { fla: prism.origin } };
  return {
    oidc: provider,
    'oidc-wrong-audience': { ...provider, audience: `${tokenEndpoint}/other` },
    loopback: loopback.environment,
    closed: { ...loopback.environment, tokenEndpoint: `http://127.0.0.1:${closedPort}/token` },
    'closed-api': { ...loopback.environment, apis: { fla: `http://127.0.0.1:${closedPort}/api` } },
    secured: { ...secured.environment, ca },
    'secured-without-ca': secured.environment,
    'secured-api-without-ca': { ...loopback.environment, apis: secured.environment.apis },
    'secured-missing-ca': { ...secured.environment, ca: 'certificates/missing.pem' },
  };
}

function accounts(): Record<string, unknown> {
  const account = (id: string, environment: string, keyStore: string) => ({
    environment,
    quality: 'employer',
    clientId: clientIdOf(id),
    certificate: `certificates/${keyStore}.p12`,
    enterpriseNumber: '0000000196',
  });
  const table = [
    ['oidc-rsa', 'oidc', 'rsa-2048'],
    ['oidc-p384', 'oidc', 'p-384'],
    ['oidc-p521', 'oidc', 'p-521'],
    ['oidc-stranger', 'oidc', 'rsa-2048'],
    ['loopback', 'loopback', 'p-384'],
    ['tokenless', 'loopback', 'rsa-2048'],
    ['closed', 'closed', 'p-384'],
    ['closed-api', 'closed-api', 'p-384'],
    ['secured', 'secured', 'rsa-2048'],
    ['secured-without-ca', 'secured-without-ca', 'p-384'],
    ['secured-api-without-ca', 'secured-api-without-ca', 'p-384'],
    ['secured-missing-ca', 'secured-missing-ca', 'p-384'],
    ['no-such-environment', 'nowhere', 'p-384'],
    ['missing', 'loopback', 'missing'],
    ['not-a-key-store', 'loopback', 'not-a-key-store'],
    ['rsa-1024', 'loopback', 'rsa-1024'],
    ['ed25519', 'loopback', 'ed25519'],
    ['sandbox-rsa', 'sandbox', 'rsa-2048'],
    ['sandbox-p521', 'sandbox', 'p-521'],
    ['production', 'prod', 'rsa-2048'],
    ['acceptance', 'acpt', 'rsa-2048'],
  ] as const;
  return {
    ...Object.fromEntries(
      table.map(([id, environment, keyStore]) => [id, account(id, environment, keyStore)]),
    ),
    // The same client with an audience that is not the token endpoint, and one that asks for what its key cannot do.
    'oidc-wrong-audience': {
      ...account('oidc-rsa', 'oidc-wrong-audience', 'rsa-2048'),
    },
    'wrong-algorithm': { ...account('loopback', 'loopback', 'p-384'), algorithm: 'ES512' },
    unusable: { ...account('loopback', 'loopback', 'p-384'), enterpriseNumber: 'none' },
  };
}

/** Writes a setting of the workspace. */
export function update(setting: string, value: unknown): Thenable<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  return vscode.workspace.getConfiguration().update(setting, value, target);
}
