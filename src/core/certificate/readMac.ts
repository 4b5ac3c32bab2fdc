import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Ber, BerError } from './ber.ts';
import { readHmacDigest, readPbkdf2 } from './derivePbkdf2Key.ts';
import { type Digest, DIGEST_SIZES, Purpose } from './derivePkcs12Key.ts';
import { type OpenContext, readIterations, unsupported } from './openContext.ts';
import type { PassphraseForm } from './passphraseForms.ts';

/** The seal over a key store's contents. */
export interface Mac {
  /**
   * Whether the contents are those that were sealed with this passphrase.
   *
   * @throws AppError `keystore/too-large`
   * @throws the reason of the context's signal
   */
  verify(form: PassphraseForm, contents: Uint8Array): Promise<boolean>;
}

const PBMAC1 = '1.2.840.113549.1.5.14';

const DIGESTS: Readonly<Record<string, Digest>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * Reads how a key store is sealed. Nothing is computed here, but all that could be refused is refused here.
 *
 * @param macData MacData, RFC 7292 section 4
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 */
export function readMac(macData: Ber, context: OpenContext): Mac {
  const [digestInfo, salt, count] = macData.children();
  const [algorithm, digestElement] = digestInfo?.children() ?? [];
  const [identifier, parameters] = algorithm?.children() ?? [];
  if (identifier === undefined || digestElement === undefined || salt === undefined) {
    throw new BerError('malformed', 'no MacData');
  }
  const oid = identifier.oid();
  const expected = digestElement.octets();
  if (oid === PBMAC1) {
    return readPbmac1(parameters, expected, context);
  }
  const digest = DIGESTS[oid];
  if (digest === undefined) {
    throw unsupported(oid, context);
  }
  const common = {
    digest,
    salt: salt.octets(),
    iterations: count === undefined ? 1 : readIterations(count, context),
    purpose: Purpose.mac,
    length: DIGEST_SIZES[digest],
  };
  return {
    verify: async (form, contents) => {
      const key = await context.derivations.pkcs12({ ...common, secret: form.pkcs12 });
      return isSealed(digest, key, contents, expected);
    },
  };
}

/** @see RFC 9579 section 5 */
function readPbmac1(parameters: Ber | undefined, expected: Buffer, context: OpenContext): Mac {
  const [derivation, hmac] = parameters?.children() ?? [];
  const pbkdf2 = readPbkdf2(derivation, context);
  const digest = readHmacDigest(hmac, context);
  const { keyLength } = pbkdf2;
  // The standard makes the length a must: without it every writer guesses another one. 20 octets are its own lower bound.
  if (keyLength === undefined || keyLength < 20 || keyLength > 1024) {
    throw new BerError('malformed', 'PBMAC1 without a usable key length');
  }
  return {
    verify: async (form, contents) => {
      const key = await context.derivations.pbkdf2(pbkdf2, form.pkcs5[0], keyLength);
      return isSealed(digest, key, contents, expected);
    },
  };
}

function isSealed(
  digest: Digest,
  key: Uint8Array,
  contents: Uint8Array,
  expected: Uint8Array,
): boolean {
  const actual = createHmac(digest, key).update(contents).digest();
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
