import { createPublicKey, verify } from 'node:crypto';
import { readCertificateFields } from '../certificate/readCertificate.ts';
import { decodeBytes, decodeJsonPart, isFlaw } from './decodePart.ts';
import type { TokenExchange } from './tokenExchange.ts';

/** What an assertion says, and whether it says what it should. */
export interface AssertionVerification {
  /** Undefined where the part cannot be read. */
  header: Record<string, unknown> | undefined;
  claims: Record<string, unknown> | undefined;
  /** By the account's certificate; `unknown`: this runtime cannot tell, or does not know the algorithm. */
  signature: 'valid' | 'invalid' | 'unknown';
  /** Claims that are not as documented. `expected` is empty where anything would do. */
  faults: { claim: string; expected: string; found: string }[];
  /** Seconds from `iat` to `exp`, where both are numbers. */
  lifetime: number | undefined;
}

/** @see RFC 7518 section 3.1 */
const DIGESTS = new Map([
  ['RS256', 'sha256'],
  ['ES384', 'sha384'],
  ['ES512', 'sha512'],
]);

/**
 * Looks at an assertion as the token endpoint does: its signature by the account's certificate, and its claims.
 *
 * @see RFC 7523 section 3; facts A3
 */
export function verifyClientAssertion({
  clientAssertion,
  certificate,
  channel,
}: Pick<TokenExchange, 'clientAssertion' | 'certificate' | 'channel'>): AssertionVerification {
  const [header = '', claims = '', signature = ''] = clientAssertion.split('.');
  const [readHeader, readClaims] = [membersOf(header), membersOf(claims)];
  return {
    header: readHeader,
    claims: readClaims,
    signature: verdictOn(
      `${header}.${claims}`,
      signature,
      certificate.der,
      String(readHeader?.['alg']),
    ),
    faults: readClaims ? faultsOf(readClaims, channel) : [],
    lifetime: lifetimeOf(readClaims),
  };
}

function membersOf(part: string): Record<string, unknown> | undefined {
  const decoded = decodeJsonPart(part);
  return isFlaw(decoded) ? undefined : decoded.members;
}

function verdictOn(
  signed: string,
  signature: string,
  certificate: Uint8Array,
  algorithm: string,
): AssertionVerification['signature'] {
  const digest = DIGESTS.get(algorithm);
  const bytes = decodeBytes(signature);
  if (digest === undefined) {
    return 'unknown';
  }
  if (isFlaw(bytes)) {
    return 'invalid';
  }
  try {
    const der = readCertificateFields(certificate).publicKeyInfo.der();
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    // RFC 7518 section 3.4: an EC signature is the two numbers one after the other.
    const isValid = verify(digest, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, bytes);
    return isValid ? 'valid' : 'invalid';
  } catch {
    return 'unknown';
  }
}

function faultsOf(
  claims: Record<string, unknown>,
  { account, environment }: TokenExchange['channel'],
): AssertionVerification['faults'] {
  const expected: [claim: string, value: string][] = [
    ['iss', account.clientId],
    ['sub', account.clientId],
    ['aud', environment.tokenEndpoint],
  ];
  return [
    ...expected
      .filter(([claim, value]) => claims[claim] !== value)
      .map(([claim, value]) => ({ claim, expected: value, found: textOf(claims[claim]) })),
    ...['iat', 'exp']
      .filter(claim => typeof claims[claim] !== 'number')
      .map(claim => ({ claim, expected: '', found: textOf(claims[claim]) })),
    ...(typeof claims['jti'] === 'string' && claims['jti'] !== ''
      ? []
      : [{ claim: 'jti', expected: '', found: textOf(claims['jti']) }]),
  ];
}

function textOf(value: unknown): string {
  if (value === undefined) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lifetimeOf(claims: Record<string, unknown> | undefined): number | undefined {
  const { iat, exp } = claims ?? {};
  return typeof iat === 'number' && typeof exp === 'number' ? exp - iat : undefined;
}
