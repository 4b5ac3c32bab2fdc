import { type Ber, BerError, Tag } from './ber.ts';
import { Der } from './der.ts';

/** The forms that private keys had before PKCS#8, each with a shape of its own. */
export type TraditionalKey = 'RSA' | 'EC' | 'DSA';

/**
 * Puts a private key in its traditional form into PKCS#8.
 *
 * @param parameters the curve, for an EC key that does not name its own
 * @returns PrivateKeyInfo
 * @throws BerError
 * @see RFC 8017 appendix A.1.2 for RSA, RFC 5915 section 3 for EC; DSA as OpenSSL writes it
 */
export function wrapPrivateKey(type: TraditionalKey, key: Ber, parameters?: Ber): Buffer {
  switch (type) {
    case 'RSA':
      return privateKeyInfo('1.2.840.113549.1.1.1', Der.null, key.der());
    case 'EC': {
      const own = key.children().find(({ tag }) => tag === Tag.context(0));
      const curve = own?.explicit(0) ?? parameters;
      if (curve === undefined) {
        throw new BerError('malformed', 'an EC key without its curve');
      }
      return privateKeyInfo('1.2.840.10045.2.1', curve.der(), key.der());
    }
    case 'DSA': {
      const [, p, q, g, , x] = key.children().map(number => number.der());
      if (p === undefined || q === undefined || g === undefined || x === undefined) {
        throw new BerError('malformed', 'no DSA key');
      }
      return privateKeyInfo('1.2.840.10040.4.1', Der.sequence(p, q, g), x);
    }
  }
}

function privateKeyInfo(type: string, parameters: Buffer, key: Buffer): Buffer {
  return Der.sequence(
    Der.integer(0),
    Der.sequence(Der.oid(type), parameters),
    Der.octetString(key),
  );
}
