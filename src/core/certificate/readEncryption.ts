import { createDecipheriv, getCipherInfo } from 'node:crypto';
import { type Ber, BerError } from './ber.ts';
import { decryptRc2 } from './decryptRc2.ts';
import { decryptRc4 } from './decryptRc4.ts';
import { readPbkdf2 } from './derivePbkdf2Key.ts';
import { Purpose } from './derivePkcs12Key.ts';
import { type OpenContext, readIterations, unsupported } from './openContext.ts';
import type { PassphraseForm } from './passphraseForms.ts';

/** A password-based encryption as a key store names it, ready to be undone. */
export interface Encryption {
  /** The bytes to try for one form of a passphrase, most likely first. */
  secrets(form: PassphraseForm): readonly Buffer[];
  /**
   * @returns undefined where the padding tells that the secret is wrong (or, one time in 256, some bytes all the same)
   * @throws AppError `keystore/too-large`
   * @throws the reason of the context's signal
   */
  decrypt(secret: Uint8Array, ciphertext: Uint8Array): Promise<Buffer | undefined>;
}

interface Pkcs12Scheme {
  /** In bytes. */
  keyLength: number;
  ivLength: 8 | 0;
  decrypt(
    key: Buffer,
    iv: Buffer,
    ciphertext: Uint8Array,
    signal: AbortSignal | undefined,
  ): Promise<Buffer | undefined>;
}

const tripleDes: Pkcs12Scheme['decrypt'] = (key, iv, ciphertext) =>
  Promise.resolve(decryptBlocks('des-ede3-cbc', key, iv, ciphertext));

const rc4: Pkcs12Scheme['decrypt'] = (key, _, ciphertext) =>
  Promise.resolve(decryptRc4(key, ciphertext));

/** RFC 7292 appendix C. */
const PKCS12_SCHEMES: Readonly<Record<string, Pkcs12Scheme>> = {
  '1.2.840.113549.1.12.1.1': { keyLength: 16, ivLength: 0, decrypt: rc4 },
  '1.2.840.113549.1.12.1.2': { keyLength: 5, ivLength: 0, decrypt: rc4 },
  '1.2.840.113549.1.12.1.3': { keyLength: 24, ivLength: 8, decrypt: tripleDes },
  '1.2.840.113549.1.12.1.4': {
    keyLength: 16,
    ivLength: 8,
    // Two-key 3DES is three-key 3DES whose third key is the first.
    decrypt: (key, ...rest) => tripleDes(Buffer.concat([key, key.subarray(0, 8)]), ...rest),
  },
  '1.2.840.113549.1.12.1.5': { keyLength: 16, ivLength: 8, decrypt: decryptRc2 },
  '1.2.840.113549.1.12.1.6': { keyLength: 5, ivLength: 8, decrypt: decryptRc2 },
};

const PBES2 = '1.2.840.113549.1.5.13';

/** By their names in node:crypto. Not every host has the last six. */
const PBES2_CIPHERS: Readonly<Record<string, string>> = {
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.392.200011.61.1.1.1.2': 'camellia-128-cbc',
  '1.2.392.200011.61.1.1.1.3': 'camellia-192-cbc',
  '1.2.392.200011.61.1.1.1.4': 'camellia-256-cbc',
  '1.2.410.200046.1.1.2': 'aria-128-cbc',
  '1.2.410.200046.1.1.7': 'aria-192-cbc',
  '1.2.410.200046.1.1.12': 'aria-256-cbc',
};

/**
 * Reads how something is encrypted. Nothing is computed here, but all that could be refused is refused here.
 *
 * @param algorithm AlgorithmIdentifier
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 */
export function readEncryption(algorithm: Ber | undefined, context: OpenContext): Encryption {
  const [identifier, parameters] = algorithm?.children() ?? [];
  if (identifier === undefined) {
    throw new BerError('malformed', 'no AlgorithmIdentifier');
  }
  const oid = identifier.oid();
  const scheme = PKCS12_SCHEMES[oid];
  if (scheme !== undefined) {
    return readPkcs12Encryption(scheme, parameters, context);
  }
  if (oid !== PBES2) {
    throw unsupported(oid, context);
  }
  return readPbes2(parameters, context);
}

function readPkcs12Encryption(
  scheme: Pkcs12Scheme,
  parameters: Ber | undefined,
  context: OpenContext,
): Encryption {
  const [saltElement, count] = parameters?.children() ?? [];
  if (saltElement === undefined || count === undefined) {
    throw new BerError('malformed', 'no pkcs-12PbeParams');
  }
  const common = {
    digest: 'sha1',
    salt: saltElement.octets(),
    iterations: readIterations(count, context),
  } as const;
  const { derivations, signal } = context;
  return {
    secrets: ({ pkcs12 }) => [pkcs12],
    decrypt: async (secret, ciphertext) => {
      const derive = (purpose: 1 | 2, length: number) =>
        derivations.pkcs12({ ...common, secret, purpose, length });
      const key = await derive(Purpose.key, scheme.keyLength);
      const iv = await derive(Purpose.iv, scheme.ivLength);
      return scheme.decrypt(key, iv, ciphertext, signal);
    },
  };
}

/** @see RFC 8018 section 6.2 */
function readPbes2(parameters: Ber | undefined, context: OpenContext): Encryption {
  const [derivation, scheme] = parameters?.children() ?? [];
  const [identifier, ivElement] = scheme?.children() ?? [];
  if (identifier === undefined) {
    throw new BerError('malformed', 'no PBES2-params');
  }
  const oid = identifier.oid();
  const cipher = PBES2_CIPHERS[oid];
  const info = cipher === undefined ? undefined : getCipherInfo(cipher);
  if (cipher === undefined || info === undefined) {
    throw unsupported(oid, context);
  }
  const pbkdf2 = readPbkdf2(derivation, context);
  const iv = ivElement?.octets();
  const { keyLength, ivLength } = info;
  if (iv === undefined || iv.length !== ivLength || (pbkdf2.keyLength ?? keyLength) !== keyLength) {
    throw new BerError('malformed', 'lengths that do not fit the cipher');
  }
  return {
    secrets: ({ pkcs5 }) => pkcs5,
    decrypt: async (secret, ciphertext) => {
      const key = await context.derivations.pbkdf2(pbkdf2, secret, keyLength);
      return decryptBlocks(cipher, key, iv, ciphertext);
    },
  };
}

/**
 * Decrypts whole blocks.
 *
 * @param cipher its name in node:crypto
 * @returns undefined where the padding is not intact
 */
export function decryptBlocks(
  cipher: string,
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Buffer | undefined {
  const decipher = createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}
