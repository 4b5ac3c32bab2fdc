import assert from 'node:assert/strict';
import { createKeyStoreNames } from '../../../src/platform/keyStoreNames.ts';
import { createSecretPassphrases } from '../../../src/platform/secretPassphrases.ts';
import { failureOf } from '../failureOf.ts';

const FILE = '/keys/employer.pfx';

type Keyring = 'works' | 'rejects' | 'loses';

/** Where several windows of one machine keep their secrets, as well as its keyring lets them. */
class Machine {
  readonly secrets = new Map<string, string>();
  readonly mementos = new Map<string, unknown>();
  keyring: Keyring = 'works';

  /** What one window's extension is given. */
  window() {
    const told: string[] = [];
    const answer = <T>(work: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        setImmediate(() => {
          if (this.keyring === 'rejects') {
            reject(new Error('no keyring'));
          } else {
            resolve(work());
          }
        });
      });
    const passphrases = createSecretPassphrases({
      secrets: {
        get: key => answer(() => this.secrets.get(key)),
        store: (key, value) =>
          answer(() => {
            if (this.keyring === 'works') {
              this.secrets.set(key, value);
            }
          }),
        delete: key =>
          answer(() => {
            this.secrets.delete(key);
          }),
        keys: () => answer(() => [...this.secrets.keys()]),
      },
      names: createKeyStoreNames({
        keys: () => [...this.mementos.keys()],
        get: <T>(key: string, fallback?: T) =>
          (this.mementos.has(key) ? this.mementos.get(key) : fallback) as T,
        update: (key: string, value: unknown) => {
          this.mementos.set(key, value);
          return Promise.resolve();
        },
      }),
      onForgetful: () => told.push('forgetful'),
      onFailure: () => told.push('failure'),
    });
    return { passphrases, told };
  }
}

describe('createSecretPassphrases', () => {
  it('keeps each passphrase under a key of its own and lists them with their files', async () => {
    const machine = new Machine();
    machine.secrets.set('something else', 'of the extension');
    const { passphrases, told } = machine.window();
    await passphrases.store('one', 'first', FILE);
    await passphrases.store('two', '', '/keys/other.p12');
    machine.secrets.set('passphrase:three', 'of which no name is known');
    assert.deepStrictEqual(
      [
        [...machine.secrets],
        [await passphrases.get('one'), await passphrases.get('two'), await passphrases.get('four')],
        await passphrases.stored(),
        told,
      ],
      [
        [
          ['something else', 'of the extension'],
          ['passphrase:one', 'first'],
          ['passphrase:two', ''],
          ['passphrase:three', 'of which no name is known'],
        ],
        ['first', '', undefined],
        [
          { keyStoreDigest: 'one', file: FILE },
          { keyStoreDigest: 'two', file: '/keys/other.p12' },
          { keyStoreDigest: 'three' },
        ],
        [],
      ],
    );
  });

  it('loses none of what two windows store at once', async () => {
    const machine = new Machine();
    const windows = [machine.window(), machine.window()];
    const digests = Array.from({ length: 20 }, (_, index) => `digest ${index}`);
    await Promise.all(
      digests.map((digest, index) =>
        windows[index % 2]!.passphrases.store(digest, `of ${digest}`, FILE),
      ),
    );
    const { passphrases } = machine.window();
    assert.deepStrictEqual(
      await Promise.all(digests.map(digest => passphrases.get(digest))),
      digests.map(digest => `of ${digest}`),
    );
  });

  it('forgets a passphrase and the name of its file', async () => {
    const machine = new Machine();
    const { passphrases } = machine.window();
    await passphrases.store('one', 'first', FILE);
    await passphrases.store('two', 'second', FILE);
    await passphrases.forget('one');
    assert.deepStrictEqual(
      [await passphrases.get('one'), await passphrases.stored(), [...machine.mementos.values()]],
      [undefined, [{ keyStoreDigest: 'two', file: FILE }], [{ two: FILE }]],
    );
  });

  for (const keyring of ['rejects', 'loses'] as const) {
    it(`holds what a keyring that ${keyring} does not take until the session ends, and says so once`, async () => {
      const machine = new Machine();
      machine.keyring = keyring;
      const { passphrases, told } = machine.window();
      await passphrases.store('one', 'first', FILE);
      await passphrases.store('two', 'second', FILE);
      assert.deepStrictEqual(
        [
          [await passphrases.get('one'), await passphrases.get('two')],
          await machine.window().passphrases.get('one'),
          told.filter(what => what === 'forgetful'),
          machine.secrets.size,
        ],
        [['first', 'second'], undefined, ['forgetful'], 0],
      );
    });
  }

  it('keeps what is stored while the keyring is locked, and finds it again', async () => {
    const machine = new Machine();
    const { passphrases, told } = machine.window();
    await passphrases.store('one', 'first', FILE);
    machine.keyring = 'rejects';
    const locked = await passphrases.get('one');
    machine.keyring = 'works';
    assert.deepStrictEqual(
      [locked, await passphrases.get('one'), told],
      [undefined, 'first', ['failure']],
    );
  });

  it('prefers the keyring again once it works', async () => {
    const machine = new Machine();
    machine.keyring = 'rejects';
    const { passphrases } = machine.window();
    await passphrases.store('one', 'first', FILE);
    machine.keyring = 'works';
    const listed = await passphrases.stored();
    await passphrases.store('one', 'second', FILE);
    assert.deepStrictEqual(
      [listed, await passphrases.get('one'), [...machine.secrets.values()]],
      [[{ keyStoreDigest: 'one', file: FILE }], 'second', ['second']],
    );
  });

  it('says when nothing can be listed or forgotten, and forgets what it held itself', async () => {
    const machine = new Machine();
    machine.keyring = 'rejects';
    const { passphrases } = machine.window();
    await passphrases.store('one', 'first', FILE);
    const failures = [
      await failureOf(passphrases.stored()),
      await failureOf(passphrases.forget('one')),
    ];
    assert.deepStrictEqual(
      [failures, await passphrases.get('one')],
      [[{ code: 'secrets/unavailable' }, { code: 'secrets/unavailable' }], undefined],
    );
  });
});
