import { Ber, BerError, Tag } from './ber.ts';
import type { KeyFacts } from './keyStore.ts';

const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.1': 'P-192',
  '1.3.132.0.33': 'P-224',
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.9': 'brainpoolP320r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};

/** The name of a curve, where it has one: that of NIST first. */
export function curveName(oid: string): string | undefined {
  return CURVES[oid];
}

/**
 * Tells type and size of a public key.
 *
 * @param info SubjectPublicKeyInfo, RFC 5280 section 4.1
 * @throws BerError where it is none
 */
export function readPublicKeyFacts(info: Ber): KeyFacts {
  const [algorithm, key] = info.children();
  if (algorithm === undefined || key === undefined) {
    throw new BerError('malformed', 'no SubjectPublicKeyInfo');
  }
  return keyFacts(algorithm, () => Ber.read(key.bits()).children()[0]);
}

/**
 * Tells type and size of a private key.
 *
 * @param info PrivateKeyInfo, RFC 5208 section 5 (or its successor, RFC 5958)
 * @throws BerError where it is none
 */
export function readPrivateKeyFacts(info: Ber): KeyFacts {
  const [version, algorithm, key] = info.children();
  if (version?.tag !== Tag.integer || algorithm === undefined || key === undefined) {
    throw new BerError('malformed', 'no PrivateKeyInfo');
  }
  const contents = key.octets();
  // RSAPrivateKey: version, modulus, ...
  return keyFacts(algorithm, () => Ber.read(contents).children()[1]);
}

/** @param modulus reads the modulus of an RSA key */
function keyFacts(algorithm: Ber, modulus: () => Ber | undefined): KeyFacts {
  const [identifier, parameters] = algorithm.children();
  switch (identifier?.oid()) {
    case '1.2.840.113549.1.1.1':
      return { type: 'RSA', bits: bitLength(modulus()) };
    case '1.2.840.113549.1.1.10':
      return { type: 'RSA-PSS', bits: bitLength(modulus()) };
    case '1.2.840.10040.4.1':
      return { type: 'DSA', bits: bitLength(parameters?.children()[0]) };
    case '1.2.840.10045.2.1':
      return { type: 'EC', curve: readCurve(parameters) };
    case '1.3.101.112':
      return { type: 'Ed25519' };
    case '1.3.101.113':
      return { type: 'unknown', curve: 'Ed448' };
    case undefined:
      throw new BerError('malformed', 'no AlgorithmIdentifier');
    default:
      return { type: 'unknown' };
  }
}

function bitLength(integer: Ber | undefined): number {
  if (integer === undefined) {
    throw new BerError('malformed', 'a key without its number');
  }
  const bytes = integer.integer();
  const start = bytes.findIndex(byte => byte !== 0);
  const top = bytes[start];
  return top === undefined ? 0 : (bytes.length - start) * 8 - (Math.clz32(top) - 24);
}

function readCurve(parameters: Ber | undefined): string {
  if (parameters?.tag !== Tag.oid) {
    return 'explicit';
  }
  const oid = parameters.oid();
  return CURVES[oid] ?? oid;
}
