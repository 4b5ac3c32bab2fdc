import { randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { createCertificate } from '../../../../src/core/certificate/createCertificate.ts';
import { generateKeyPair, type KeyPair } from '../../../../src/core/certificate/generateKeyPair.ts';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import type { Channel } from '../../../../src/core/channel/channel.ts';
import { defaultScope } from '../../../../src/core/channel/quality.ts';
import { createSandbox } from '../../../../src/core/sandbox/createSandbox.ts';
import { sandboxTokenEndpoint } from '../../../../src/core/sandbox/sandboxAddresses.ts';
import type { SandboxSettings } from '../../../../src/core/sandbox/sandboxOptions.ts';
import type { Cause } from '../../../../src/core/token/cause.ts';
import { explainTokenExchange } from '../../../../src/core/token/explainTokenExchange.ts';
import { TokenService } from '../../../../src/core/token/tokenService.ts';
import type { FetchTransport } from '../../../../src/platform/fetchTransport.ts';
import { startSandboxServer, type SandboxServer } from '../../../../src/platform/sandboxServer.ts';
import { environmentOf } from '../../../host/hostPaths.ts';
import { REPOSITORY } from '../../../host/repository.ts';
import {
  startOidcProvider,
  type OidcProvider,
} from '../../../integration/servers/startOidcProvider.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';
import { parseAccount } from '../channel/parseEntry.ts';

const DAY = 86_400_000;
const SUBJECT = { commonName: 'Test', organization: 'Test', country: 'BE' } as const;

/** Client ids, each registered with the certificate of that name. */
export const CLIENTS = {
  valid: 'self_service_valid',
  expired: 'self_service_expired',
  future: 'self_service_future',
};

/** How one request differs from one that gets a token. */
export interface Difference {
  key?: SigningKey;
  clientId?: string;
  audience?: string;
  scope?: string;
  ca?: string;
  /** Milliseconds by which this machine's clock is wrong. */
  clock?: number;
  /** Every identifier is this one. */
  jti?: string;
  timeoutSeconds?: number;
  /** A request before, which gets a token with this difference from the first. */
  before?: Pick<Difference, 'key' | 'clientId'>;
  /** Environments in which other accounts have the same client id. */
  elsewhere?: string[];
}

/** Two token endpoints, keys that they know and keys that they do not. */
export class ExplanationScene {
  readonly keys: Record<'valid' | 'expired' | 'future' | 'stranger', SigningKey>;
  readonly oidc: OidcProvider;
  readonly sandbox: string;
  readonly #servers: SandboxServer[];

  private constructor(keys: ExplanationScene['keys'], oidc: OidcProvider, sandbox: SandboxServer) {
    this.keys = keys;
    this.oidc = oidc;
    this.sandbox = sandboxTokenEndpoint(sandbox.origin);
    this.#servers = [sandbox];
  }

  static async open(): Promise<ExplanationScene> {
    // The servers of integration tests find the repository by the environment of the host that they run in.
    Object.assign(
      process.env,
      environmentOf({ repository: REPOSITORY, workspace: '', userData: '', profile: '' }),
    );
    const [known, unknown] = await Promise.all([newKey(), newKey()]);
    const keys = {
      valid: await certify(known, 0, 365),
      expired: await certify(known, -10, -1),
      future: await certify(known, 10, 20),
      stranger: await certify(unknown, 0, 365),
    };
    const jwk = known.publicKey.export({ format: 'jwk' });
    const scope = defaultScope('fla', 'employer')!;
    const oidc = await startOidcProvider([
      { clientId: CLIENTS.valid, algorithm: 'RS256', jwk, scope },
    ]);
    return new ExplanationScene(keys, oidc, await sandboxFor(keys));
  }

  /** The token endpoint of another sandbox with settings of its own. */
  async sandboxWith(settings: Partial<SandboxSettings>): Promise<string> {
    const server = await sandboxFor(this.keys, settings);
    this.#servers.push(server);
    return sandboxTokenEndpoint(server.origin);
  }

  async close(): Promise<void> {
    await Promise.all([this.oidc.stop(), ...this.#servers.map(server => server.close())]);
  }

  /** Asks for a token as the extension does, and explains what came of it. */
  async explain(
    transport: FetchTransport,
    tokenEndpoint: string,
    difference: Difference = {},
  ): Promise<Cause[]> {
    const { clock = 0, jti, timeoutSeconds, before, elsewhere = [] } = difference;
    const tokens = new TokenService({
      transport: transport.send,
      now: () => new Date(Date.now() + clock),
      randomUuid: jti === undefined ? randomUUID : () => jti,
      onDidChange: () => undefined,
    });
    const ask = async (different: Difference): Promise<Channel> => {
      const channel = channelTo(tokenEndpoint, different);
      const options = { renew: true, ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) };
      await tokens.get(channel, different.key ?? this.keys.valid, options).catch(() => undefined);
      return channel;
    };
    if (before) {
      const channel = await ask({ ...difference, ...before });
      if (!tokens.lastSuccess(channel)) {
        throw new Error('The request before got no token');
      }
    }
    const channel = await ask(difference);
    const accounts = ['here', ...elsewhere].map((environment, index) => ({
      id: `account-${index}`,
      name: `Account ${index}`,
      clientId: channel.account.clientId,
      environment,
    }));
    const success = tokens.lastSuccess(channel);
    return explainTokenExchange(tokens.last(channel)!, { accounts, success });
  }
}

function channelTo(tokenEndpoint: string, difference: Difference): Channel {
  const account = parseAccount('mine', {
    environment: 'here',
    quality: 'employer',
    clientId: difference.clientId ?? CLIENTS.valid,
    certificate: 'key.p12',
  });
  return {
    account,
    environment: {
      id: 'here',
      name: 'Here',
      kind: 'custom',
      tokenEndpoint,
      audience: difference.audience ?? tokenEndpoint,
      apis: {},
    },
    api: 'fla',
    baseUrl: 'https://api.example.test',
    scope: difference.scope ?? defaultScope('fla', 'employer'),
    ...(difference.ca === undefined ? {} : { ca: difference.ca }),
  };
}

function newKey(): Promise<KeyPair> {
  return generateKeyPair({ type: 'RSA', bits: 2048 });
}

/** @param from,to days from now */
async function certify(keys: KeyPair, from: number, to: number): Promise<SigningKey> {
  const certificate = readCertificate(await selfSigned(keys, from, to));
  const privateKey: KeyObject = keys.privateKey;
  return {
    privateKey,
    algorithm: 'RS256',
    certificate,
    thumbprint: certificate.thumbprints.sha256,
  };
}

/** A certificate that is valid from and to so many days from now. */
export function selfSigned(keys: KeyPair, from: number, to: number): Promise<Buffer> {
  const [now, notAfter] = [from, to].map(days => new Date(Date.now() + days * DAY));
  return createCertificate(
    { subject: SUBJECT, keys, digest: 'sha256', now: now!, notAfter: notAfter! },
    randomBytes,
  );
}

function sandboxFor(
  keys: ExplanationScene['keys'],
  settings: Partial<SandboxSettings> = {},
): Promise<SandboxServer> {
  return startSandboxServer({
    createSandbox: origin =>
      createSandbox({
        origin,
        description: provisionalDescription(),
        clients: (['valid', 'expired', 'future'] as const).map(name => ({
          clientId: CLIENTS[name],
          quality: 'employer',
          enterpriseNumber: '0000000196',
          certificate: keys[name].certificate.der,
        })),
        clock: () => new Date(),
        randomUUID,
        settings,
      }),
  });
}
