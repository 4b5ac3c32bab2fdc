import { SigningKeys, type SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import type { Channel } from '../../../../src/core/channel/channel.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { fixtureBytes } from '../certificate/keyStoreFixtures.ts';
import { parseAccount } from '../channel/parseEntry.ts';

/** An employer's account in ACPT. */
export const CHANNEL: Channel = {
  account: parseAccount('mine', {
    environment: 'acpt',
    quality: 'employer',
    clientId: 'client',
    certificate: 'key.pfx',
  }),
  environment: PORTAL_ENVIRONMENTS[1]!,
  api: 'fla',
  baseUrl: 'https://api.example',
  scope: 'scope:a',
};

/** The key of a fixture, opened as production does. */
export function signingKey(): Promise<SigningKey> {
  const keys = new SigningKeys({
    working: (_, work) => work(new AbortController().signal),
    readKeyStore: () => Promise.resolve(fixtureBytes('ossl-nomac-noenc.p12')),
    passphrases: {
      get: () => Promise.resolve(undefined),
      store: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      stored: () => Promise.resolve([]),
    },
    ask: () => Promise.resolve(undefined),
    onDidChange: () => undefined,
  });
  return keys.get({}, 'key.pfx');
}
