import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Algorithm } from '../channel/account.ts';

/** Seconds for which a client assertion is valid: the longest that every known client keeps to (facts A3). */
export const ASSERTION_LIFETIME = 300;

/**
 * Signs the assertion by which a client authenticates (`private_key_jwt`). The header carries `alg` alone, as the portal's
 * own sample does.
 *
 * @param jti unique per assertion
 * @param now the token endpoint's time as far as it is known
 * @returns a compact JWS
 * @see RFC 7523 section 3; facts A3
 */
export function createClientAssertion(parameters: {
  clientId: string;
  audience: string;
  privateKey: KeyObject;
  algorithm: Algorithm;
  jti: string;
  now: Date;
}): Promise<string> {
  const issuedAt = Math.floor(parameters.now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: parameters.algorithm })
    .setIssuer(parameters.clientId)
    .setSubject(parameters.clientId)
    .setAudience(parameters.audience)
    .setJti(parameters.jti)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_LIFETIME)
    .sign(parameters.privateKey);
}
