import assert from 'node:assert/strict';
import { AccountCertificates } from '../../../../src/core/certificate/accountCertificates.ts';
import { SigningKeys } from '../../../../src/core/certificate/signingKeys.ts';
import { Channels, type ChannelConfiguration } from '../../../../src/core/channel/channels.ts';
import { createClientAssertion } from '../../../../src/core/token/clientAssertion.ts';
import { findSigner } from '../../../../src/features/token/findSigner.ts';
import { fixtureBytes } from '../../core/certificate/keyStoreFixtures.ts';
import { JWS_A2 } from '../../core/token/rfcTokens.ts';

/** Accounts `rsa` and `p384` over real key stores, and what is known of their certificates. */
class Accounts {
  readonly configuration: ChannelConfiguration;
  readonly keys: SigningKeys;
  readonly certificates: AccountCertificates;
  readonly channels: Channels;
  #looked: (() => void) | undefined;

  constructor() {
    this.configuration = {
      accounts: ['rsa', 'p384'].map(id => ({
        account: {
          id,
          name: `Account ${id}`,
          environment: 'acpt',
          quality: 'employer',
          clientId: `client-${id}`,
          certificate: id,
        },
        keyStorePath: id,
      })),
      environments: [],
      problems: [],
    };
    const configuration = (): ChannelConfiguration => this.configuration;
    this.keys = new SigningKeys({
      working: (_, work) => work(new AbortController().signal),
      readKeyStore: path =>
        Promise.resolve(fixtureBytes(path === 'rsa' ? 'ossl3-rsa2048.p12' : 'ossl3-p384.p12')),
      passphrases: {
        get: () => Promise.resolve('Test-1234'),
        store: () => Promise.resolve(),
        forget: () => Promise.resolve(),
        stored: () => Promise.resolve([]),
      },
      ask: () => Promise.reject(new Error('nothing may be asked')),
      onDidChange: () => undefined,
    });
    this.certificates = new AccountCertificates({
      configuration,
      environmentName: id => id,
      keys: this.keys,
      now: () => new Date('2026-12-01T12:00:00Z'),
      pause: () => Promise.resolve(),
      watch: () => undefined,
      onDidChange: () => this.#looked?.(),
      onUnexpected: error => {
        throw error;
      },
    });
    this.channels = new Channels({
      configuration,
      sandbox: { ensureRunning: () => Promise.reject(new Error()), running: () => undefined },
      readText: () => Promise.reject(new Error()),
      order: () => [],
    });
  }

  /** An assertion of one account, signed by the key of another or its own. */
  async sign(client: string, signer: string): Promise<{ compact: string; clientId: string }> {
    const { privateKey, algorithm } = await this.keys.get({}, signer);
    const clientId = `client-${client}`;
    const compact = await createClientAssertion({
      clientId,
      audience: 'https://as.example/token',
      privateKey,
      algorithm,
      jti: '1',
      now: new Date(),
    });
    return { compact, clientId };
  }

  /** Until something new is known of a certificate. */
  looked(): Promise<void> {
    return new Promise(resolve => {
      this.#looked = resolve;
    });
  }
}

describe('findSigner', () => {
  it('finds the account by what is open, whichever the token names', async () => {
    const accounts = new Accounts();
    const [own, others] = [await accounts.sign('rsa', 'rsa'), await accounts.sign('rsa', 'p384')];
    const kinds = [];
    for (const token of [own, others]) {
      const signer = await findSigner(accounts, token, new Map());
      kinds.push(signer.kind === 'verified' && signer.account);
    }
    assert.deepEqual(kinds, ['Account rsa', 'Account p384']);
  });

  it('knows no key before one was looked at, and looks at the named account alone', async () => {
    const token = await new Accounts().sign('rsa', 'rsa');
    const accounts = new Accounts();
    const looked = accounts.looked();
    const before = await findSigner(accounts, token, new Map());
    await looked;
    const after = await findSigner(accounts, token, new Map());
    assert.deepEqual(
      [before.kind, after.kind, accounts.keys.opened('p384')],
      ['no-key', 'verified', undefined],
    );
  });

  it('says when another key signed than that of the account it names', async () => {
    const accounts = new Accounts();
    const { compact } = { compact: JWS_A2 };
    await accounts.keys.open('rsa');
    assert.deepEqual(
      [
        await findSigner(accounts, { compact, clientId: 'client-rsa' }, new Map()),
        await findSigner(accounts, { compact, clientId: 'joe' }, new Map()),
      ],
      [
        { kind: 'other-key', keys: 1, claimed: 'Account rsa' },
        { kind: 'other-key', keys: 1 },
      ],
    );
  });
});
