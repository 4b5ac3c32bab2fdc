import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import type {
  CertificateFacts,
  KeyStore,
  KeyStoreEntry,
  KeyStoreFormat,
} from '../../../../src/core/certificate/keyStore.ts';

/** In the extension host this code lies bundled elsewhere, and is told where the repository is. */
const REPOSITORY = process.env['FLA_TEST_REPOSITORY'] ?? join(import.meta.dirname, '../../../..');

const DIRECTORY = join(REPOSITORY, 'test/fixtures/keystores');

/** One row of `test/fixtures/keystores/manifest.json`; its README tells how the expectations came about. */
export type Fixture = {
  file: string;
  /** Null where none is given. */
  passphrase: string | null;
  note: string;
} & (
  | { code: string }
  | {
      code?: never;
      /** PKCS#12 where it is absent. */
      format?: KeyStoreFormat;
      /** A cipher of node:crypto that not every host has; there the algorithm is refused. */
      cipher?: string;
      /** Thumbprints are SHA-256; chains begin with the leaf. */
      keys: { alias: string; type: string; chain: string[] }[];
      certificates?: { alias: string; sha256: string; issuers?: string[] }[];
    }
);

/** The bytes of a fixture. */
export function fixtureBytes(file: string): Buffer {
  return readFileSync(join(DIRECTORY, file));
}

export const FIXTURES = JSON.parse(
  readFileSync(join(DIRECTORY, 'manifest.json'), 'utf8'),
) as Fixture[];

/** A fixture, opened. */
export function openFixture(
  file: string,
  passphrase: string | null = 'Test-1234',
): Promise<KeyStore> {
  return openKeyStore(fixtureBytes(file), passphrase ?? undefined, { file });
}

/** The first entry of a fixture. */
export async function firstEntry(file: string): Promise<KeyStoreEntry> {
  const { entries } = await openFixture(file);
  return entries[0]!;
}

/** The certificates of the fixtures that open at once. */
export async function certificateFixtures(): Promise<CertificateFacts[]> {
  const quick = FIXTURES.filter(
    ({ file, code }) => code === undefined && /^(crit|kt17|kt|cert|chain|odd-[en])/.test(file),
  );
  const stores = await Promise.all(
    quick.map(({ file, passphrase }) => openFixture(file, passphrase)),
  );
  return stores.flatMap(({ entries }) => entries.flatMap(({ certificates }) => certificates));
}
