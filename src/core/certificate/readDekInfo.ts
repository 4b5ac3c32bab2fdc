import { createHash, getCipherInfo } from 'node:crypto';
import { Ber, BerError } from './ber.ts';
import { type OpenContext, unsupportedName } from './openContext.ts';
import { decryptBlocks, type Encryption } from './readEncryption.ts';
import { recogniseDer } from './readDer.ts';
import { wrapPrivateKey } from './wrapPrivateKey.ts';

/** Ciphers of traditional PEM, by their names there: DES and IDEA are left out, not every host has Camellia and ARIA. */
const CIPHERS = /^(DES-EDE3|(AES|CAMELLIA|ARIA)-(128|192|256))-CBC$/;

/**
 * Reads how a traditional private key in PEM is encrypted: one round of MD5, the salt in the initialisation vector. What is decrypted comes
 * out as PKCS#8.
 *
 * @param header value of `DEK-Info`
 * @param parameters the curve, for an EC key that does not name its own
 * @throws AppError `keystore/unsupported-algorithm`
 * @throws BerError
 * @see RFC 1423 section 1.1; the key derivation is OpenSSL's EVP_BytesToKey
 */
export function readDekInfo(
  header: string,
  parameters: Ber | undefined,
  context: OpenContext,
): Encryption {
  const [name = '', ivText = ''] = header.split(',');
  const cipher = name.trim().toUpperCase();
  const info = CIPHERS.test(cipher) ? getCipherInfo(cipher.toLowerCase()) : undefined;
  if (info === undefined) {
    throw unsupportedName(cipher, context);
  }
  const iv = Buffer.from(ivText.trim(), 'hex');
  if (iv.length !== info.ivLength) {
    throw new BerError('malformed', 'no initialisation vector');
  }
  return {
    secrets: ({ pkcs5 }) => pkcs5,
    decrypt: (secret, ciphertext) => {
      const key = deriveKey(secret, iv.subarray(0, 8), info.keyLength);
      const plain = decryptBlocks(cipher.toLowerCase(), key, iv, ciphertext);
      return Promise.resolve(plain && toPkcs8(plain, parameters));
    },
  };
}

function deriveKey(secret: Uint8Array, salt: Uint8Array, length: number): Buffer {
  let key = Buffer.alloc(0);
  for (let last = key; key.length < length;) {
    last = createHash('md5').update(last).update(secret).update(salt).digest();
    key = Buffer.concat([key, last]);
  }
  return key.subarray(0, length);
}

/** Undefined where the secret was wrong and only the padding right. */
function toPkcs8(plain: Buffer, parameters: Ber | undefined): Buffer | undefined {
  try {
    const element = Ber.read(plain);
    const kind = recogniseDer(element);
    return kind === 'RSA' || kind === 'EC' || kind === 'DSA'
      ? wrapPrivateKey(kind, element, parameters)
      : undefined;
  } catch (error) {
    if (error instanceof BerError) {
      return undefined;
    }
    throw error;
  }
}
