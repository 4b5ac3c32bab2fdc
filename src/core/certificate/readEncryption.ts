import { createDecipheriv, getCipherInfo } from 'node:crypto';
import { type Ber, BerError } from './ber.ts';
import { decryptRc2 } from './decryptRc2.ts';
import { derivePbkdf2Key, readPbkdf2 } from './derivePbkdf2Key.ts';
import { derivePkcs12Key, Purpose } from './derivePkcs12Key.ts';
import { type OpenContext, readIterations, unsupported } from './openContext.ts';
import type { PassphraseForm } from './passphraseForms.ts';

/** A password-based encryption as a key store names it, ready to be undone. */
export interface Encryption {
  /** The bytes to try for one form of a passphrase, most likely first. */
  secrets(form: PassphraseForm): readonly Buffer[];
  /**
   * @returns undefined where the padding tells that the secret is wrong (or, one time in 256, some bytes all the same)
   * @throws the reason of `signal`
   */
  decrypt(
    secret: Uint8Array,
    ciphertext: Uint8Array,
    signal: AbortSignal | undefined,
  ): Promise<Buffer | undefined>;
}

interface Pkcs12Scheme {
  /** In bytes. */
  keyLength: number;
  decrypt(
    key: Buffer,
    iv: Buffer,
    ciphertext: Uint8Array,
    signal: AbortSignal | undefined,
  ): Promise<Buffer | undefined>;
}

const tripleDes: Pkcs12Scheme['decrypt'] = (key, iv, ciphertext) =>
  Promise.resolve(decryptBlocks('des-ede3-cbc', key, iv, ciphertext));

/** RFC 7292 appendix C, without RC4. */
const PKCS12_SCHEMES: Readonly<Record<string, Pkcs12Scheme>> = {
  '1.2.840.113549.1.12.1.3': { keyLength: 24, decrypt: tripleDes },
  '1.2.840.113549.1.12.1.4': {
    keyLength: 16,
    // Two-key 3DES is three-key 3DES whose third key is the first.
    decrypt: (key, ...rest) => tripleDes(Buffer.concat([key, key.subarray(0, 8)]), ...rest),
  },
  '1.2.840.113549.1.12.1.5': { keyLength: 16, decrypt: decryptRc2 },
  '1.2.840.113549.1.12.1.6': { keyLength: 5, decrypt: decryptRc2 },
};

const PBES2 = '1.2.840.113549.1.5.13';

const PBES2_CIPHERS: Readonly<Record<string, string>> = {
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
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
  const salt = saltElement.octets();
  const iterations = readIterations(count, context);
  return {
    secrets: ({ pkcs12 }) => [pkcs12],
    decrypt: async (secret, ciphertext, signal) => {
      const derive = (purpose: 1 | 2, length: number) =>
        derivePkcs12Key({ digest: 'sha1', secret, salt, iterations, purpose, length }, signal);
      const key = await derive(Purpose.key, scheme.keyLength);
      const iv = await derive(Purpose.iv, 8);
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
    decrypt: async (secret, ciphertext, signal) => {
      const key = await derivePbkdf2Key(pbkdf2, secret, keyLength, signal);
      return decryptBlocks(cipher, key, iv, ciphertext);
    },
  };
}

function decryptBlocks(
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
