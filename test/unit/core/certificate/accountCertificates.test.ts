import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { AccountCertificates } from '../../../../src/core/certificate/accountCertificates.ts';
import { SigningKeys } from '../../../../src/core/certificate/signingKeys.ts';
import type { ConfiguredAccount } from '../../../../src/core/channel/channels.ts';
import { fixtureBytes } from './keyStoreFixtures.ts';

const RSA = 'ossl3-rsa2048.p12';
const P384 = 'ossl3-p384.p12';

/** Accounts over real key stores whose passphrases are known, and what is read, watched and told. */
class Harness {
  readonly files = new Map<string, string>();
  accounts: ConfiguredAccount[] = [];
  /** Whether passphrases are stored. */
  unlocked = true;
  now = new Date('2026-12-01T12:00:00Z');
  readonly read: string[] = [];
  readonly watched: string[] = [];
  readonly unexpected: unknown[] = [];
  #told: (() => void)[] = [];

  readonly keys = new SigningKeys({
    working: (_, work) => work(new AbortController().signal),
    readKeyStore: path => {
      this.read.push(path);
      const fixture = this.files.get(path);
      if (fixture === 'broken disk') {
        return Promise.reject(new TypeError('broken'));
      }
      return fixture === undefined
        ? Promise.reject(new AppError('keystore/not-found', { file: path }))
        : Promise.resolve(fixtureBytes(fixture));
    },
    passphrases: {
      get: () => Promise.resolve(this.unlocked ? 'Test-1234' : undefined),
      store: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      stored: () => Promise.resolve([]),
    },
    ask: () => Promise.resolve('Test-1234'),
    onDidChange: () => {
      this.certificates.credentialsChanged();
    },
  });

  readonly certificates: AccountCertificates = new AccountCertificates({
    configuration: () => ({ accounts: this.accounts, environments: [], problems: [] }),
    environmentName: id => id.toUpperCase(),
    keys: this.keys,
    now: () => this.now,
    pause: () => Promise.resolve(),
    watch: path => this.watched.push(path),
    onDidChange: () => {
      if (!this.certificates.busy) {
        this.#told.splice(0).forEach(tell => {
          tell();
        });
      }
    },
    onUnexpected: error => this.unexpected.push(error),
  });

  /** Configures an account whose key store is a fixture, or missing. */
  add(
    id: string,
    fixture: string | undefined,
    more: { environment?: string; alias?: string } = {},
  ) {
    const path = `/keys/${id}.p12`;
    if (fixture !== undefined) {
      this.files.set(path, fixture);
    }
    const configured: ConfiguredAccount = {
      account: {
        id,
        name: id,
        environment: 'acpt',
        quality: 'employer',
        clientId: id,
        certificate: path,
        ...more,
      },
      keyStorePath: path,
    };
    this.accounts = [...this.accounts, configured];
    return configured;
  }

  /** Does something that leads to key stores being opened, and waits until all are. */
  async settle(act: () => unknown): Promise<void> {
    const settled = new Promise<void>(resolve => this.#told.push(resolve));
    await act();
    if (this.certificates.busy) {
      this.#told = [];
      await new Promise<void>(resolve => this.#told.push(resolve));
    } else {
      await settled;
    }
  }

  async all(): Promise<void> {
    await this.settle(() => {
      this.certificates.lookAtAll();
    });
  }

  /** What is known of every account, in one word: a kind, an error, or what of the certificate does not pass. */
  known(): Record<string, string> {
    return Object.fromEntries(
      this.accounts.map(configured => {
        const known = this.certificates.get(configured);
        const missed =
          known?.kind === 'checked'
            ? known.findings.filter(({ verdict }) => verdict !== 'pass').map(({ code }) => code)
            : [];
        const word = known?.kind === 'failed' ? known.error.code : missed.join() || known?.kind;
        return [configured.account.id, word ?? 'nothing'];
      }),
    );
  }
}

describe('AccountCertificates', () => {
  it('opens nothing before anybody looks', () => {
    const harness = new Harness();
    const account = harness.add('a', RSA);
    harness.certificates.configurationChanged();
    harness.certificates.credentialsChanged();
    harness.certificates.fileChanged(account.keyStorePath);
    assert.deepStrictEqual(
      [harness.known(), harness.read, harness.certificates.busy],
      [{ a: 'nothing' }, [], false],
    );
  });

  it('looks at one account alone', async () => {
    const harness = new Harness();
    harness.add('a', RSA);
    const b = harness.add('b', 'crit-noku.p12');
    await harness.settle(() => {
      harness.certificates.look(b);
    });
    assert.deepStrictEqual(
      [harness.known(), harness.read, harness.watched],
      [{ a: 'nothing', b: 'portal/key-usage' }, [b.keyStorePath], [b.keyStorePath]],
    );
  });

  it('tells of every account what is wrong with its key store', async () => {
    const harness = new Harness();
    harness.add('good', RSA);
    harness.add('missing', undefined);
    harness.add('damaged', 'neg-truncated.p12');
    harness.add('which', 'kt17-multi.p12');
    harness.add('alias', RSA, { alias: 'nobody' });
    harness.add('keyless', 'ossl3-nocert.p12');
    harness.add('broken', 'broken disk');
    await harness.all();
    assert.deepStrictEqual(harness.known(), {
      good: 'checked',
      missing: 'keystore/not-found',
      damaged: 'keystore/damaged',
      which: 'certificate/alias-required',
      alias: 'certificate/alias-unknown',
      keyless:
        'portal/signature-digest,portal/key-usage,portal/expired,portal/not-yet-valid,portal/key-mismatch',
      broken: 'locked',
    });
    assert.deepStrictEqual(
      harness.unexpected.map(error => error instanceof TypeError),
      [true],
    );
  });

  it('opens one after the other, each file once, and first what is looked at now', async () => {
    const harness = new Harness();
    const [a, b, c] = ['a', 'b', 'c'].map(id => harness.add(id, P384));
    harness.accounts = [...harness.accounts, { ...a!, account: { ...a!.account, id: 'again' } }];
    await harness.settle(() => {
      harness.certificates.lookAtAll();
      harness.certificates.look(c!);
      harness.certificates.look(c!);
    });
    assert.deepStrictEqual(
      harness.read,
      [c!, a!, b!].map(({ keyStorePath }) => keyStorePath),
    );
  });

  it('never asks, and learns when a key store was opened or its passphrase forgotten', async () => {
    const harness = new Harness();
    harness.unlocked = false;
    const { keyStorePath } = harness.add('a', RSA);
    await harness.all();
    const locked = harness.known();
    await harness.settle(() => harness.keys.open(keyStorePath));
    const opened = harness.known();
    await harness.settle(() => harness.keys.forget(keyStorePath));
    assert.deepStrictEqual(
      [locked, opened, harness.known()],
      [{ a: 'locked' }, { a: 'checked' }, { a: 'locked' }],
    );
  });

  it('looks again at a file that changed, came or went', async () => {
    const harness = new Harness();
    const { keyStorePath } = harness.add('a', undefined);
    const seen: unknown[] = [];
    await harness.all();
    for (const fixture of ['crit-noku.p12', RSA, undefined]) {
      if (fixture === undefined) {
        harness.files.delete(keyStorePath);
      } else {
        harness.files.set(keyStorePath, fixture);
      }
      await harness.settle(() => {
        harness.certificates.fileChanged(keyStorePath);
      });
      seen.push(harness.known());
    }
    assert.deepStrictEqual(seen, [
      { a: 'portal/key-usage' },
      { a: 'checked' },
      { a: 'keystore/not-found' },
    ]);
  });

  it('looks at accounts that are configured later, and forgets those that are gone', async () => {
    const harness = new Harness();
    const a = harness.add('a', RSA);
    await harness.all();
    harness.accounts = [];
    harness.add('b', P384);
    await harness.settle(() => {
      harness.certificates.configurationChanged();
    });
    assert.deepStrictEqual(
      [harness.known(), harness.certificates.get(a)],
      [{ b: 'checked' }, undefined],
    );
  });

  it('judges validity by the moment of the question', async () => {
    const harness = new Harness();
    harness.add('a', RSA);
    await harness.all();
    harness.now = new Date('2050-01-01');
    assert.deepStrictEqual(harness.known(), { a: 'portal/expired' });
  });

  it('names the other environments that use a certificate; the sandbox is none', async () => {
    const harness = new Harness();
    const environments = (id: string) => {
      const known = harness.certificates.get(
        harness.accounts.find(({ account }) => account.id === id)!,
      );
      const shared =
        known?.kind === 'checked' &&
        known.findings.find(({ code }) => code === 'portal/shared-between-environments');
      return shared && 'environments' in shared.facts ? shared.facts.environments : shared;
    };
    harness.add('a', RSA, { environment: 'acpt' });
    harness.add('b', RSA, { environment: 'acpt' });
    harness.add('c', RSA, { environment: 'sandbox' });
    harness.add('d', P384, { environment: 'prod' });
    await harness.all();
    const before = ['a', 'c', 'd'].map(environments);
    harness.add('e', RSA, { environment: 'prod' });
    await harness.settle(() => {
      harness.certificates.configurationChanged();
    });
    assert.deepStrictEqual(
      [before, ['a', 'b', 'c', 'd', 'e'].map(environments)],
      [
        [[], [], []],
        [['PROD'], ['PROD'], [], [], ['ACPT']],
      ],
    );
  });

  it('tells the certificate alone, where there is one', async () => {
    const harness = new Harness();
    const accounts = [RSA, 'ossl3-nocert.p12', undefined].map((fixture, index) =>
      harness.add(`${index}`, fixture),
    );
    await harness.all();
    const [pfx] = (await harness.keys.open(accounts[0]!.keyStorePath)).entries;
    assert.deepStrictEqual(
      accounts.map(account => harness.certificates.certificateOf(account)),
      [pfx!.certificates[0], undefined, undefined],
    );
  });

  it('opens nothing more once it is disposed of', async () => {
    const harness = new Harness();
    const a = harness.add('a', RSA);
    harness.add('b', RSA);
    await harness.settle(() => {
      harness.certificates.look(a);
    });
    harness.certificates.lookAtAll();
    harness.certificates.dispose();
    await new Promise(setImmediate);
    assert.deepStrictEqual(harness.read, [a.keyStorePath]);
  });
});
