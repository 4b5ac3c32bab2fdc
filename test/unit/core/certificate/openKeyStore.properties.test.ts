import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodePem } from '../../../../src/core/certificate/encodePem.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { splitPem } from '../../../../src/core/certificate/splitPem.ts';
import { bag, buildPfx, certificateBag, shroudedKeyBag } from './buildPfx.ts';
import { firstEntry, fixtureBytes } from './keyStoreFixtures.ts';
import { outcome, summary } from './testKeyStoreTable.ts';

const passphrases = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
);
/** What is well-formed UTF-16 can be written in UTF-8. */
const spellable = passphrases.filter(text => !/\p{Surrogate}/u.test(text));

describe('openKeyStore, whatever comes', () => {
  let pkcs8: Buffer;
  let certificate: Buffer;
  before(async () => {
    const { privateKey } = await firstEntry('ossl3-p384.p12');
    pkcs8 = privateKey!.export({ type: 'pkcs8', format: 'der' });
    certificate = fixtureBytes('cert-p384.cer');
  });

  it('opens with the passphrase that it was sealed with, and with no other', async () => {
    await fc.assert(
      fc.asyncProperty(spellable, spellable, async (right, other) => {
        const key = shroudedKeyBag(pkcs8, Buffer.from(right));
        const file = buildPfx([key, certificateBag(certificate)], right);
        const expected = right === other ? 'opens' : 'keystore/wrong-passphrase';
        assert.deepEqual(
          [await outcome(file, right), await outcome(file, other), await outcome(file, undefined)],
          ['opens', expected, 'keystore/passphrase-required'],
        );
      }),
      { numRuns: 30 },
    );
  });

  it('puts certificates in any order, any number of times, into the same chain', async () => {
    const { entries } = await openKeyStore(fixtureBytes('chain.der.p7b'), undefined, { file: 'x' });
    const chain = entries[0]!.certificates.map(({ der }) => Buffer.from(der));
    const orders = fc
      .array(fc.nat({ max: 2 }), { maxLength: 4 })
      .chain(more => fc.shuffledSubarray([0, 1, 2, ...more], { minLength: 3 + more.length }));
    await fc.assert(
      fc.asyncProperty(orders, async order => {
        const text = order.map(index => encodePem('CERTIFICATE', chain[index]!)).join('');
        const store = await openKeyStore(Buffer.from(text), undefined, { file: 'x' });
        assert.deepEqual(store.entries.map(summary), entries.map(summary));
      }),
    );
  });

  it('gives every PEM block back, whatever stands between', () => {
    const label = fc.stringMatching(/^[A-Z][A-Z0-9 ]{0,20}$/);
    const text = fc.string({ unit: 'binary-ascii' }).filter(between => !between.includes('-'));
    const block = fc.tuple(label, fc.uint8Array({ minLength: 1, maxLength: 200 }), text);
    fc.assert(
      fc.property(fc.array(block), blocks => {
        const file = blocks.map(([name, der, between]) => between + encodePem(name, der)).join('');
        assert.deepEqual(
          splitPem(file).map(({ label: name, contents }) => [name, contents]),
          blocks.map(([name, der]) => [name, Buffer.from(der)]),
        );
      }),
    );
  });

  it('lets no bytes pass for something else', async () => {
    const starts = ['', '30', '3082', 'feedfeed00000002', '300b02010330', '2d2d2d2d2d424547494e20'];
    const files = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'hex'), rest]));
    await fc.assert(
      fc.asyncProperty(files, fc.option(passphrases, { nil: undefined }), async (file, secret) => {
        assert.match(
          await outcome(file, secret),
          /^keystore\/(not-a-keystore|damaged|wrong-passphrase|passphrase-required|too-large)$/,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the certificate of each of several keys', async () => {
    const other = await firstEntry('kt17-legacy-p384.p12');
    const bags = [
      bag(1, pkcs8),
      bag(1, other.privateKey!.export({ type: 'pkcs8', format: 'der' })),
      certificateBag(certificate),
      certificateBag(other.certificates[0]!.der),
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(bags, { minLength: 4 }), async order => {
        const store = await openKeyStore(buildPfx(order), undefined, { file: 'x' });
        const points = store.entries.map(({ certificates, privateKey }) => [
          certificates.length,
          privateKey?.export({ format: 'jwk' }).x,
        ]);
        assert.equal(new Set(points.map(String)).size, 2);
        assert.ok(points.every(([count]) => count === 1));
      }),
    );
  });
});
