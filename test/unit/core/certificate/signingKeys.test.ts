import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { AppError } from '../../../../src/core/base/errors.ts';
import { SigningKeys } from '../../../../src/core/certificate/signingKeys.ts';
import { failureOf } from '../../failureOf.ts';
import { fixtureBytes } from './keyStoreFixtures.ts';

const PATH = '/keys/employer.pfx';
const RIGHT = 'Test-1234';

const digestOf = (fixture: string) =>
  createHash('sha256').update(fixtureBytes(fixture)).digest('hex');

/** Real key stores under made-up paths, a user who answers what the test says, and what was asked and kept. */
class Harness {
  readonly files = new Map([[PATH, 'ossl3-rsa2048.p12']]);
  readonly passphrases = new Map<string, string>();
  readonly questions: { file: string; keyStoreDigest: string; wrong: boolean }[] = [];
  readonly refusesToForget = new Set<string>();
  answers: (string | undefined)[] = [RIGHT];
  changes = 0;
  readonly keys = new SigningKeys({
    working: (_, work) => work(new AbortController().signal),
    readKeyStore: path => {
      const fixture = this.files.get(path);
      return fixture === undefined
        ? Promise.reject(new AppError('keystore/not-found', { file: path }))
        : Promise.resolve(fixtureBytes(fixture));
    },
    passphrases: {
      get: digest => Promise.resolve(this.passphrases.get(digest)),
      store: (digest, passphrase) => {
        this.passphrases.set(digest, passphrase);
        return Promise.resolve();
      },
      forget: digest => {
        this.passphrases.delete(digest);
        return this.refusesToForget.has(digest)
          ? Promise.reject(new AppError('secrets/unavailable', {}))
          : Promise.resolve();
      },
      stored: () =>
        Promise.resolve([...this.passphrases.keys()].map(keyStoreDigest => ({ keyStoreDigest }))),
    },
    ask: question => {
      this.questions.push(question);
      return Promise.resolve(this.answers.shift());
    },
    onDidChange: () => {
      this.changes += 1;
    },
  });

  constructor(fixture = 'ossl3-rsa2048.p12') {
    this.files.set(PATH, fixture);
  }

  /** What the user has been asked, without the file that all of it is about. */
  get asked(): { wrong: boolean }[] {
    return this.questions.map(({ wrong }) => ({ wrong }));
  }
}

describe('SigningKeys', () => {
  it('asks for the passphrase once and keeps it by the file’s digest', async () => {
    const harness = new Harness();
    const keyStore = await harness.keys.open(PATH);
    const digest = digestOf('ossl3-rsa2048.p12');
    assert.deepStrictEqual(
      [
        harness.questions,
        [...harness.passphrases],
        (await harness.keys.open(PATH)) === keyStore,
        harness.keys.opened(PATH) === keyStore,
        harness.questions.length,
        harness.changes,
      ],
      [[{ file: PATH, keyStoreDigest: digest, wrong: false }], [[digest, RIGHT]], true, true, 1, 1],
    );
  });

  it('asks nothing when the stored passphrase opens the file', async () => {
    const harness = new Harness();
    harness.passphrases.set(digestOf('ossl3-rsa2048.p12'), RIGHT);
    await harness.keys.open(PATH);
    assert.deepStrictEqual(harness.questions, []);
  });

  it('asks nothing of a file that has no passphrase', async () => {
    const harness = new Harness('ossl-nomac-noenc.p12');
    await harness.keys.open(PATH);
    assert.deepStrictEqual([harness.questions, [...harness.passphrases]], [[], []]);
  });

  it('asks again after a wrong one, as often as needed', async () => {
    const harness = new Harness();
    harness.answers = ['first', 'second', RIGHT];
    await harness.keys.open(PATH);
    assert.deepStrictEqual(
      [harness.asked, [...harness.passphrases.values()]],
      [[{ wrong: false }, { wrong: true }, { wrong: true }], [RIGHT]],
    );
  });

  it('keeps a stored passphrase that does not open the file until another one does', async () => {
    const harness = new Harness();
    const digest = digestOf('ossl3-rsa2048.p12');
    harness.passphrases.set(digest, 'outdated');
    harness.answers = ['also wrong', undefined];
    const failure = await failureOf(harness.keys.open(PATH));
    const kept = harness.passphrases.get(digest);
    harness.answers = [RIGHT];
    await harness.keys.open(PATH);
    assert.deepStrictEqual(
      [failure, kept, harness.asked, harness.passphrases.get(digest)],
      ['AbortError', 'outdated', [{ wrong: true }, { wrong: true }, { wrong: true }], RIGHT],
    );
  });

  it('ends as cancelled when the user gives up, and asks anew the next time', async () => {
    const harness = new Harness();
    harness.answers = [undefined, RIGHT];
    const failure = await failureOf(harness.keys.open(PATH));
    const before = harness.keys.opened(PATH);
    await harness.keys.open(PATH);
    assert.deepStrictEqual(
      [failure, before, harness.asked, harness.changes],
      ['AbortError', undefined, [{ wrong: false }, { wrong: false }], 1],
    );
  });

  it('asks nothing once the work is cancelled', async () => {
    const harness = new Harness();
    const failure = await failureOf(harness.keys.open(PATH, AbortSignal.abort()));
    assert.deepStrictEqual([failure, harness.questions], ['AbortError', []]);
  });

  it('asks two callers at the same time one question', async () => {
    const harness = new Harness();
    harness.answers = ['wrong', RIGHT];
    const [one, other] = await Promise.all([harness.keys.open(PATH), harness.keys.open(PATH)]);
    assert.deepStrictEqual(
      [one === other, harness.asked],
      [true, [{ wrong: false }, { wrong: true }]],
    );
  });

  it('lets both of two callers know that the user gave up', async () => {
    const harness = new Harness();
    harness.answers = [undefined];
    const failures = [failureOf(harness.keys.open(PATH)), failureOf(harness.keys.open(PATH))];
    assert.deepStrictEqual(
      [await Promise.all(failures), harness.questions.length],
      [['AbortError', 'AbortError'], 1],
    );
  });

  it('asks again for a changed file, not for a moved one', async () => {
    const harness = new Harness();
    await harness.keys.open(PATH);
    harness.files.set('/elsewhere/renamed.p12', 'ossl3-rsa2048.p12');
    const moved = await harness.keys.get({}, '/elsewhere/renamed.p12');
    const askedForMoved = harness.questions.length;
    harness.files.set(PATH, 'ossl3-p384.p12');
    harness.answers = [RIGHT];
    const changed = await harness.keys.get({}, PATH);
    assert.deepStrictEqual(
      [moved.algorithm, askedForMoved, changed.algorithm, harness.questions.length],
      ['RS256', 1, 'ES384', 2],
    );
    assert.deepStrictEqual(
      [...harness.passphrases.keys()],
      [digestOf('ossl3-rsa2048.p12'), digestOf('ossl3-p384.p12')],
    );
  });

  it('forgets the passphrase and closes the file', async () => {
    const harness = new Harness();
    await harness.keys.open(PATH);
    await harness.keys.forget(PATH);
    const closed = harness.keys.opened(PATH);
    const kept = [...harness.passphrases];
    harness.answers = [RIGHT];
    await harness.keys.open(PATH);
    assert.deepStrictEqual(
      [closed, kept, harness.asked.length, harness.changes],
      [undefined, [], 2, 3],
    );
  });

  it('forgets by digest what no path leads to any more, and closes it', async () => {
    const harness = new Harness();
    await harness.keys.open(PATH);
    const digest = await harness.keys.digestOf(PATH);
    harness.passphrases.set('orphan', 'of a file that is gone');
    harness.files.delete(PATH);
    const known = [await harness.keys.digestOf(PATH), await harness.keys.stored()];
    await harness.keys.forgetStored([digest, 'orphan']);
    assert.deepStrictEqual(
      [known, harness.keys.opened(PATH), [...harness.passphrases], harness.changes],
      [[digest, [{ keyStoreDigest: digest }, { keyStoreDigest: 'orphan' }]], undefined, [], 2],
    );
  });

  it('forgets all others when one cannot be forgotten, closes them all, and says so', async () => {
    const harness = new Harness();
    await harness.keys.open(PATH);
    const digest = digestOf('ossl3-rsa2048.p12');
    harness.passphrases.set('other', 'kept');
    harness.refusesToForget.add(digest);
    const failure = await failureOf(harness.keys.forgetStored([digest, 'other']));
    assert.deepStrictEqual(
      [failure, harness.keys.opened(PATH), harness.passphrases.has('other'), harness.changes],
      [{ code: 'secrets/unavailable' }, undefined, false, 2],
    );
  });

  it('keeps the passphrase of a rewritten key store though the old one cannot be forgotten', async () => {
    const harness = new Harness();
    const replaced = Buffer.from('what stood there before');
    harness.refusesToForget.add(createHash('sha256').update(replaced).digest('hex'));
    await harness.keys.remember(PATH, RIGHT, replaced);
    assert.deepStrictEqual([...harness.passphrases], [[digestOf('ossl3-rsa2048.p12'), RIGHT]]);
  });

  it('says what else is wrong with a file, asking nothing', async () => {
    const failures: unknown[] = [];
    for (const fixture of ['neg-empty.p12', 'neg-iterbomb.p12', 'kt.jceks']) {
      const harness = new Harness(fixture);
      const failure = await failureOf(harness.keys.open(PATH));
      failures.push([(failure as { code: string }).code, harness.questions.length]);
    }
    assert.deepStrictEqual(failures, [
      ['keystore/not-a-keystore', 0],
      ['keystore/too-large', 0],
      ['keystore/unsupported-algorithm', 0],
    ]);
    assert.deepStrictEqual(await failureOf(new Harness().keys.open('/missing.pfx')), {
      code: 'keystore/not-found',
      file: '/missing.pfx',
    });
  });

  it('knows nothing of a file that was never opened', () => {
    assert.equal(new Harness().keys.opened(PATH), undefined);
  });

  for (const [fixture, algorithm, thumbprint] of [
    [
      'ossl3-rsa2048.p12',
      'RS256',
      '9f752a4da9679b6098fe528978bd5839d64e0c35c3e9cb75dcafffe3a5842c75',
    ],
    ['ossl3-p384.p12', 'ES384', '65f05026d5a6b1326133abe6c620a18f6a652499c85b3457b371d1e23b8ba48d'],
    ['kt17-p521.p12', 'ES512', '5163400c677a4aef9e3504add892ff491e8720457edbf3cb52b523a2f556eb62'],
  ] as const) {
    it(`signs ${algorithm} with ${fixture}, told or not`, async () => {
      const { keys } = new Harness(fixture);
      const told = await keys.get({ algorithm }, PATH);
      const [entry] = keys.opened(PATH)!.entries;
      assert.deepStrictEqual(told, {
        privateKey: entry!.privateKey,
        algorithm,
        certificate: entry!.certificates[0],
        thumbprint,
      });
      assert.deepStrictEqual(await keys.get({}, PATH), told);
    });
  }

  it('refuses an algorithm that does not fit the key', async () => {
    assert.deepStrictEqual(await failureOf(new Harness().keys.get({ algorithm: 'ES384' }, PATH)), {
      code: 'certificate/algorithm-mismatch',
      file: PATH,
      key: 'RSA-2048',
      algorithm: 'ES384',
    });
    assert.deepStrictEqual(
      await failureOf(new Harness('ossl3-p384.p12').keys.get({ algorithm: 'ES512' }, PATH)),
      {
        code: 'certificate/algorithm-mismatch',
        file: PATH,
        key: 'P-384',
        algorithm: 'ES512',
      },
    );
  });

  it('takes the alias to choose among several keys', async () => {
    const { keys } = new Harness('kt17-multi.p12');
    const chosen = await keys.get({ alias: 'three' }, PATH);
    const aliases = ['one', 'two', 'three'];
    assert.deepStrictEqual(
      [
        chosen.algorithm,
        chosen.thumbprint,
        await failureOf(keys.get({}, PATH)),
        await failureOf(keys.get({ alias: 'four' }, PATH)),
        await failureOf(keys.get({ alias: 'three', algorithm: 'RS256' }, PATH)),
      ],
      [
        'ES384',
        '4626c588ab43f4b46963c2adff150cc57b36d30281e65b9e1ecfd90df55a3d24',
        { code: 'certificate/alias-required', file: PATH, aliases },
        { code: 'certificate/alias-unknown', file: PATH, alias: 'four', aliases },
        {
          code: 'certificate/algorithm-mismatch',
          file: PATH,
          key: 'P-384',
          algorithm: 'RS256',
        },
      ],
    );
  });
});
