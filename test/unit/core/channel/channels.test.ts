import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { Channels, type ChannelConfiguration } from '../../../../src/core/channel/channels.ts';
import { PORTAL_ENVIRONMENTS, type Environment } from '../../../../src/core/channel/environment.ts';
import { failureOf } from '../../failureOf.ts';
import { parseAccount } from './parseEntry.ts';

const MINE: Environment = {
  id: 'mine',
  name: 'Mine',
  kind: 'custom',
  tokenEndpoint: 'https://login.example/token',
  audience: 'https://login.example/token',
  apis: { fla: 'https://api.example/v1' },
  ca: '/ca.pem',
};

const ADDRESSES = {
  tokenEndpoint: 'http://127.0.0.1:4000/token',
  audience: 'http://127.0.0.1:4000/token',
  apis: { fla: 'http://127.0.0.1:4000/fla' },
};

const accountIn = (environment: string) =>
  parseAccount('account', {
    environment,
    quality: 'employer',
    clientId: 'client',
    certificate: 'key.pfx',
  });

class Harness {
  running = false;
  starts = 0;
  order: string[] = [];
  readonly configuration: ChannelConfiguration = {
    accounts: [{ account: accountIn('mine'), keyStorePath: '/key.pfx' }],
    environments: [...PORTAL_ENVIRONMENTS, MINE],
    problems: [],
  };
  readonly channels = new Channels({
    configuration: () => this.configuration,
    order: () => this.order,
    sandbox: {
      ensureRunning: () => {
        this.running = true;
        this.starts += 1;
        return Promise.resolve(ADDRESSES);
      },
      running: () => (this.running ? ADDRESSES : undefined),
    },
    readText: path =>
      path === '/ca.pem' ? Promise.resolve('PEM') : Promise.reject(new Error('ENOENT')),
  });
}

describe('Channels', () => {
  it('resolves an account to everything a call needs', async () => {
    const { channels } = new Harness();
    assert.deepStrictEqual(await channels.resolve(accountIn('mine'), 'fla'), {
      account: accountIn('mine'),
      environment: MINE,
      api: 'fla',
      baseUrl: 'https://api.example/v1',
      scope: 'scope:sigedis:gestion:careerpro-federal-learning-account:employer',
      ca: 'PEM',
    });
  });

  it('starts the sandbox by its first use, not by listing it', async () => {
    const harness = new Harness();
    const listed = harness.channels.environments().at(-1);
    const { environment, baseUrl } = await harness.channels.resolve(accountIn('sandbox'), 'fla');
    const stopped = { tokenEndpoint: '', audience: '', apis: {} };
    const identity = { id: 'sandbox', name: 'Sandbox', kind: 'sandbox' };
    assert.deepStrictEqual(
      [listed, environment, baseUrl, harness.starts, harness.channels.environments().at(-1)],
      [
        { ...identity, ...stopped },
        { ...identity, ...ADDRESSES },
        'http://127.0.0.1:4000/fla',
        1,
        { ...identity, ...ADDRESSES },
      ],
    );
  });

  it('lists the portal’s, the user’s and the sandbox', () => {
    assert.deepStrictEqual(
      new Harness().channels.environments().map(({ id }) => id),
      ['prod', 'acpt', 'mine', 'sandbox'],
    );
  });

  it('groups accounts by environment in the user’s order, what is named in vain last', () => {
    const harness = new Harness();
    const configured = (id: string, environment: string) => ({
      account: { ...accountIn(environment), id },
      keyStorePath: '/key.pfx',
    });
    harness.configuration.accounts = [
      configured('a', 'mine'),
      configured('b', 'nowhere'),
      configured('c', 'mine'),
      configured('d', 'acpt'),
      configured('e', 'mine'),
    ];
    const groups = () =>
      harness.channels
        .groups()
        .map(({ environmentId, environment, accounts }) => [
          environmentId,
          environment?.id,
          accounts.map(({ account }) => account.id).join(' '),
        ]);
    const before = groups();
    harness.order = ['e', 'c'];
    assert.deepStrictEqual(
      [before, groups(), harness.channels.environment('acpt')],
      [
        [
          ['prod', 'prod', ''],
          ['acpt', 'acpt', 'd'],
          ['mine', 'mine', 'a c e'],
          ['sandbox', 'sandbox', ''],
          ['nowhere', undefined, 'b'],
        ],
        [
          ['prod', 'prod', ''],
          ['acpt', 'acpt', 'd'],
          ['mine', 'mine', 'e c a'],
          ['sandbox', 'sandbox', ''],
          ['nowhere', undefined, 'b'],
        ],
        PORTAL_ENVIRONMENTS[1],
      ],
    );
  });

  it('finds an account, or says why it cannot', async () => {
    const { channels, configuration } = new Harness();
    configuration.problems.push(
      new AppError('environment/invalid', { environment: 'spoiled', member: 'kind' }),
      new AppError('account/invalid', { account: 'spoiled', member: 'quality' }),
    );
    assert.deepStrictEqual(
      [
        channels.account('account'),
        await failureOf(() => channels.account('spoiled')),
        await failureOf(() => channels.account('nobody')),
      ],
      [
        configuration.accounts[0],
        { code: 'account/invalid', account: 'spoiled', member: 'quality' },
        { code: 'account/unknown', account: 'nobody' },
      ],
    );
  });

  it('says why an environment cannot be used', async () => {
    const { channels, configuration } = new Harness();
    configuration.environments.push({ ...MINE, id: 'no-ca', ca: '/missing.pem' });
    configuration.problems.push(
      new AppError('account/invalid', { account: 'spoiled', member: 'quality' }),
      new AppError('environment/invalid', { environment: 'spoiled', member: 'kind' }),
      new AppError('environment/audience-origin', { environment: 'elsewhere' }),
    );
    const failures = ['spoiled', 'elsewhere', 'nowhere', 'no-ca'].map(id =>
      failureOf(channels.resolve(accountIn(id), 'fla')),
    );
    assert.deepStrictEqual(await Promise.all(failures), [
      { code: 'environment/invalid', environment: 'spoiled', member: 'kind' },
      { code: 'environment/audience-origin', environment: 'elsewhere' },
      { code: 'environment/unknown', account: 'account', environment: 'nowhere' },
      { code: 'environment/invalid', environment: 'no-ca', member: 'ca' },
    ]);
  });

  it('lets the sandbox’s own failure through', async () => {
    const { configuration } = new Harness();
    const channels = new Channels({
      configuration: () => configuration,
      order: () => [],
      sandbox: {
        ensureRunning: () =>
          Promise.reject(new AppError('sandbox/cannot-listen', { port: 0, cause: 'EACCES' })),
        running: () => undefined,
      },
      readText: () => Promise.reject(new Error('not called')),
    });
    assert.deepStrictEqual(await failureOf(channels.resolve(accountIn('sandbox'), 'fla')), {
      code: 'sandbox/cannot-listen',
      port: 0,
      cause: 'EACCES',
    });
  });
});
