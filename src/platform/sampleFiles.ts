import { createHash } from 'node:crypto';
import { cp, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The passphrase of the sample's key stores, which protect nothing. */
const SAMPLE_PASSPHRASE = 'fla-sample';

/** The sample workspace that the extension ships. */
export interface SampleFiles {
  /** The passphrase, when the key store is one of the sample's, by the SHA-256 of its bytes. */
  passphraseOf(keyStoreDigest: string): Promise<string | undefined>;
  /** Copies the sample to a folder of that name, numbered where one stands already; resolves to its path. */
  copyTo(parent: string, name: string): Promise<string>;
}

/** @param directory the sample as shipped */
export function createSampleFiles(directory: string): SampleFiles {
  let digests: Promise<Set<string>> | undefined;
  return {
    passphraseOf: async keyStoreDigest => {
      digests ??= digestsOf(join(directory, 'certificates'));
      return (await digests).has(keyStoreDigest) ? SAMPLE_PASSPHRASE : undefined;
    },
    copyTo: async (parent, name) => {
      for (let number = 1; ; number += 1) {
        const target = join(parent, number === 1 ? name : `${name}-${number}`);
        if (!(await exists(target))) {
          await cp(directory, target, { recursive: true, errorOnExist: true, force: false });
          return target;
        }
      }
    },
  };
}

async function digestsOf(directory: string): Promise<Set<string>> {
  const names = (await readdir(directory)).filter(name => name.endsWith('.pfx'));
  const contents = await Promise.all(names.map(name => readFile(join(directory, name))));
  return new Set(contents.map(bytes => createHash('sha256').update(bytes).digest('hex')));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
