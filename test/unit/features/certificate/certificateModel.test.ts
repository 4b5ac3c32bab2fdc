import assert from 'node:assert/strict';
import type { KeyStore } from '../../../../src/core/certificate/keyStore.ts';
import {
  certificateModel,
  contentFacts,
} from '../../../../src/features/certificate/certificateModel.ts';
import type { OpenFile } from '../../../../src/protocol/certificate.ts';
import { openFixture } from '../../core/certificate/keyStoreFixtures.ts';

const NOW = new Date('2026-12-01T12:00:00Z');

function modelOf(
  keyStore: KeyStore,
  environments: ReadonlyMap<string, readonly string[]> = new Map(),
): OpenFile {
  return certificateModel(keyStore, { now: NOW, language: 'en', warningDays: 60, environments });
}

/** Entries as lines: what the tree shows. */
const outline = ({ entries }: OpenFile): string[][] =>
  entries.map(({ name, key, chain }) => [
    key === undefined ? name : `${name} (${key.text}, ${key.usability.tone})`,
    ...chain.map(link => `${link.name}: ${link.role}`),
  ]);

const verdicts = ({ entries }: OpenFile): string[] =>
  (entries[0]?.portalCheck.findings ?? []).map(
    ({ verdict, criterion }) => `${verdict} ${criterion}`,
  );

describe('certificateModel', () => {
  it('shows each entry with its chain, and the issuer that the file lacks', async () => {
    const files = ['kt17-chain3.p12', 'gnutls-chain3.p12', 'kt17-multi.p12'];
    const models = await Promise.all(files.map(async file => modelOf(await openFixture(file))));
    assert.deepStrictEqual(models.map(outline), [
      [
        [
          'chained (RSA-2048, success)',
          'chaîne, client/1: certificate',
          'Spike Issuing CA 1: intermediate authority',
          'Spike Root CA: root authority',
        ],
      ],
      [
        [
          'gchain (RSA-2048, success)',
          'chaîne, client/1: certificate',
          'Spike Issuing CA 1: intermediate authority',
          'Spike Root CA: not in this file',
        ],
      ],
      [
        ['one (RSA-2048, success)', 'kt client: self-signed'],
        ['two (RSA-4096, success)', 'kt client: self-signed'],
        ['three (P-384, success)', 'kt client: self-signed'],
        ['trustedroot', 'Spike Root CA: self-signed'],
      ],
    ]);
  });

  it('shows a key without certificate, a certificate without key, and what a file holds', async () => {
    const keyStores = await Promise.all(
      ['ossl3-nocert.p12', 'ossl3-nokey.p12', 'kt17-multi.p12'].map(file => openFixture(file)),
    );
    assert.deepStrictEqual(
      keyStores.map(keyStore => [contentFacts(keyStore), outline(modelOf(keyStore))[0]]),
      [
        [['PKCS#12', '1 private key'], ['keyonly (P-384, success)']],
        [
          ['PKCS#12', '1 certificate'],
          ['spike client rsa2048', 'spike client rsa2048: self-signed'],
        ],
        [
          ['PKCS#12', '3 private keys', '4 certificates'],
          ['one (RSA-2048, success)', 'kt client: self-signed'],
        ],
      ],
    );
  });

  it('marks a key that this runtime cannot use', async () => {
    const { format, entries } = await openFixture('ossl3-rsa2048.p12');
    const unusable = entries.map(({ alias, key, certificates }) => ({
      alias,
      ...(key === undefined ? {} : { key }),
      certificates,
    }));
    assert.deepStrictEqual(
      modelOf({ format, entries: unusable }).entries.map(({ key }) => key?.usability.tone),
      ['warning'],
    );
  });

  it('lists what fails before what is met, and never says that Chaman accepts', async () => {
    const [met, missed] = await Promise.all(
      ['ossl3-rsa2048.p12', 'crit-p384sha1.p12'].map(async file =>
        modelOf(await openFixture(file)),
      ),
    );
    assert.deepStrictEqual(
      [met, missed].map(model => [
        model?.entries[0]?.portalCheck.tone,
        model?.entries[0]?.portalCheck.summary,
        model && verdicts(model)[0],
        model && verdicts(model).length,
      ]),
      [
        ['success', 'Meets the documented criteria', 'pass Key algorithm', 8],
        [
          'error',
          'Does not meet 1 of the documented criteria',
          'fail Digest of the certificate’s signature',
          8,
        ],
      ],
    );
  });

  it('speaks of other environments only where an account uses the certificate', async () => {
    const keyStore = await openFixture('ossl3-rsa2048.p12');
    const thumbprint = keyStore.entries[0]?.certificates[0]?.thumbprints.sha256 ?? '';
    const found = [[], ['Production'], ['Production', 'Acceptance']].map(names =>
      verdicts(modelOf(keyStore, new Map(names.length === 0 ? [] : [[thumbprint, names]]))).filter(
        line => line.endsWith('environment'),
      ),
    );
    assert.deepStrictEqual(found, [
      [],
      ['pass One certificate per environment'],
      ['unknown One certificate per environment'],
    ]);
  });

  it('gives entries ids that stay when the certificate behind an alias is renewed', async () => {
    const ids = ({ entries }: OpenFile) => entries.map(({ id }) => id);
    const multi = await openFixture('kt17-multi.p12');
    const other = await openFixture('ossl3-rsa2048.p12');
    const renewed = multi.entries.map(entry => ({
      ...entry,
      certificates: other.entries[0]?.certificates ?? [],
    }));
    const twins = modelOf({ ...multi, entries: [...other.entries, ...other.entries] });
    assert.deepStrictEqual(
      [ids(modelOf({ ...multi, entries: renewed })), new Set(ids(twins)).size],
      [ids(modelOf(multi)), 2],
    );
  });
});
