import { readFileSync } from 'node:fs';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import type { KeyStore, KeyStoreEntry } from '../../../../src/core/certificate/keyStore.ts';

const DIRECTORY = new URL('../../../fixtures/keystores/', import.meta.url);

/** One row of `test/fixtures/keystores/manifest.json`; its README tells how the expectations came about. */
export type Fixture = {
  file: string;
  passphrase: string;
  note: string;
} & (
  | { code: string }
  | {
      code?: never;
      /** Thumbprints are SHA-256; chains begin with the leaf. */
      keys: { alias: string; type: string; chain: string[] }[];
      certificates?: { alias: string; sha256: string }[];
    }
);

/** The bytes of a fixture. */
export function fixtureBytes(file: string): Buffer {
  return readFileSync(new URL(file, DIRECTORY));
}

export const FIXTURES = JSON.parse(
  readFileSync(new URL('manifest.json', DIRECTORY), 'utf8'),
) as Fixture[];

/** A fixture, opened. */
export function openFixture(file: string, passphrase = 'Test-1234'): Promise<KeyStore> {
  return openKeyStore(fixtureBytes(file), passphrase, { file });
}

/** The first entry of a fixture. */
export async function firstEntry(file: string): Promise<KeyStoreEntry> {
  const { entries } = await openFixture(file);
  return entries[0]!;
}
