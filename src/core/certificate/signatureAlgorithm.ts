import { type Ber, BerError, Tag } from './ber.ts';

/** How a certificate is signed. */
export interface SignatureAlgorithm {
  /** The usual name, else the OID. */
  name: string;
  /** Name of the hash (`SHA-256`), where the algorithm has one that is known. */
  digest?: string;
}

const RSA = '1.2.840.113549.1.1';
const ECDSA_SHA2 = '1.2.840.10045.4.3';
const NIST_SIGNATURES = '2.16.840.1.101.3.4.3';
const NIST_HASHES = '2.16.840.1.101.3.4.2';

const SIGNATURES: Readonly<Record<string, readonly [name: string, digest?: string]>> = {
  [`${RSA}.2`]: ['md2WithRSAEncryption', 'MD2'],
  [`${RSA}.4`]: ['md5WithRSAEncryption', 'MD5'],
  [`${RSA}.5`]: ['sha1WithRSAEncryption', 'SHA-1'],
  [`${RSA}.11`]: ['sha256WithRSAEncryption', 'SHA-256'],
  [`${RSA}.12`]: ['sha384WithRSAEncryption', 'SHA-384'],
  [`${RSA}.13`]: ['sha512WithRSAEncryption', 'SHA-512'],
  [`${RSA}.14`]: ['sha224WithRSAEncryption', 'SHA-224'],
  [`${NIST_SIGNATURES}.13`]: ['rsaEncryption-with-SHA3-224', 'SHA3-224'],
  [`${NIST_SIGNATURES}.14`]: ['rsaEncryption-with-SHA3-256', 'SHA3-256'],
  [`${NIST_SIGNATURES}.15`]: ['rsaEncryption-with-SHA3-384', 'SHA3-384'],
  [`${NIST_SIGNATURES}.16`]: ['rsaEncryption-with-SHA3-512', 'SHA3-512'],
  '1.2.840.10045.4.1': ['ecdsa-with-SHA1', 'SHA-1'],
  [`${ECDSA_SHA2}.1`]: ['ecdsa-with-SHA224', 'SHA-224'],
  [`${ECDSA_SHA2}.2`]: ['ecdsa-with-SHA256', 'SHA-256'],
  [`${ECDSA_SHA2}.3`]: ['ecdsa-with-SHA384', 'SHA-384'],
  [`${ECDSA_SHA2}.4`]: ['ecdsa-with-SHA512', 'SHA-512'],
  [`${NIST_SIGNATURES}.9`]: ['ecdsa-with-SHA3-224', 'SHA3-224'],
  [`${NIST_SIGNATURES}.10`]: ['ecdsa-with-SHA3-256', 'SHA3-256'],
  [`${NIST_SIGNATURES}.11`]: ['ecdsa-with-SHA3-384', 'SHA3-384'],
  [`${NIST_SIGNATURES}.12`]: ['ecdsa-with-SHA3-512', 'SHA3-512'],
  '1.2.840.10040.4.3': ['dsa-with-sha1', 'SHA-1'],
  [`${NIST_SIGNATURES}.1`]: ['dsa-with-sha224', 'SHA-224'],
  [`${NIST_SIGNATURES}.2`]: ['dsa-with-sha256', 'SHA-256'],
  '1.3.101.112': ['Ed25519'],
  '1.3.101.113': ['Ed448'],
};

const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  [`${NIST_HASHES}.1`]: 'SHA-256',
  [`${NIST_HASHES}.2`]: 'SHA-384',
  [`${NIST_HASHES}.3`]: 'SHA-512',
  [`${NIST_HASHES}.4`]: 'SHA-224',
  [`${NIST_HASHES}.7`]: 'SHA3-224',
  [`${NIST_HASHES}.8`]: 'SHA3-256',
  [`${NIST_HASHES}.9`]: 'SHA3-384',
  [`${NIST_HASHES}.10`]: 'SHA3-512',
};

/** The usual name of a signature algorithm, where it has one. */
export function signatureName(oid: string): string | undefined {
  return SIGNATURES[oid]?.[0];
}

/**
 * Names a signature algorithm.
 *
 * @param identifier AlgorithmIdentifier
 * @throws BerError where it is none
 * @see RFC 8017 appendix A.2.3 for RSASSA-PSS, whose hash stands in its parameters
 */
export function readSignatureAlgorithm(identifier: Ber): SignatureAlgorithm {
  const [type, parameters] = identifier.children();
  if (type === undefined) {
    throw new BerError('malformed', 'no AlgorithmIdentifier');
  }
  const oid = type.oid();
  if (oid === `${RSA}.10`) {
    const digest = readPssDigest(parameters);
    return { name: 'RSASSA-PSS', ...(digest === undefined ? {} : { digest }) };
  }
  const [name, digest] = SIGNATURES[oid] ?? [oid];
  return { name, ...(digest === undefined ? {} : { digest }) };
}

function readPssDigest(parameters: Ber | undefined): string | undefined {
  const hash = parameters
    ?.children()
    .find(({ tag }) => tag === Tag.context(0))
    ?.explicit(0)
    .children()[0];
  return hash === undefined ? 'SHA-1' : HASHES[hash.oid()];
}
