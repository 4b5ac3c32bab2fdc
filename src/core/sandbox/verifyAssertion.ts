import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { ExpiringMap } from './expiringMap.ts';
import { sandboxTokenEndpoint } from './sandboxAddresses.ts';
import type { SandboxClient, SandboxContext } from './sandboxOptions.ts';

/** Either the client that an assertion authenticates, or why it does not, in words for its developer. */
export type Verdict = { client: SandboxClient } | { reason: string };

/** A registered certificate, opened. */
interface Registration {
  client: SandboxClient;
  key: KeyObject;
  /** What the key signs with, or undefined for a key the portal does not document. */
  algorithm: string | undefined;
  notBefore: number;
  notAfter: number;
}

/**
 * Verifies client assertions against the registered certificates, and remembers each `jti` for as long as it could be used again.
 *
 * @see RFC 7523 section 3; RFC 7521 section 5.2; facts A3
 */
export class AssertionVerifier {
  readonly #context: SandboxContext;
  /** By client id and `jti`. */
  readonly #used: ExpiringMap<true>;

  constructor(context: SandboxContext) {
    this.#context = context;
    this.#used = new ExpiringMap(context.clock);
  }

  /** @param assertion a compact JWS. One that is accepted counts as used, whatever becomes of the request. */
  async verify(assertion: string): Promise<Verdict> {
    const unverified = decode(assertion);
    if (!unverified) {
      return { reason: 'client_assertion is not a signed JWT' };
    }
    const { algorithm, subject } = unverified;
    const registered = this.#context.clients().filter(client => client.clientId === subject);
    if (subject === undefined) {
      return { reason: 'the assertion has no sub' };
    }
    if (registered.length === 0) {
      return { reason: `no client is registered as '${subject}', the sub of the assertion` };
    }
    const registrations = registered.map(openRegistration).filter(found => found !== undefined);
    const fitting = registrations.filter(found => found.algorithm === algorithm);
    if (fitting.length === 0) {
      const taken = registrations.map(found => found.algorithm ?? 'none');
      return { reason: `alg ${algorithm} does not fit the registered key: ${taken.join(', ')}` };
    }
    for (const registration of fitting) {
      const verdict = await this.#verifyWith(registration, assertion, algorithm);
      if (verdict) {
        return verdict;
      }
    }
    return { reason: 'the signature was not made with the key of a registered certificate' };
  }

  /** @returns undefined where another certificate of the client may have signed */
  async #verifyWith(
    registration: Registration,
    assertion: string,
    algorithm: string,
  ): Promise<Verdict | undefined> {
    const { clock, origin, settings } = this.#context;
    const { clientId } = registration.client;
    try {
      const { payload } = await jwtVerify(assertion, registration.key, {
        algorithms: [algorithm],
        issuer: clientId,
        subject: clientId,
        audience: sandboxTokenEndpoint(origin),
        currentDate: clock(),
        clockTolerance: settings.clockSkew,
        requiredClaims: ['exp', 'jti'],
      });
      const reason =
        this.#certificateFault(registration) ?? this.#timeFault(payload) ?? this.#replay(payload);
      return reason === undefined ? { client: registration.client } : { reason };
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) {
        return undefined;
      }
      if (error instanceof errors.JOSEError) {
        return { reason: this.#explain(error) };
      }
      throw error;
    }
  }

  #certificateFault({ notBefore, notAfter }: Registration): string | undefined {
    const now = this.#context.clock().getTime();
    if (now > notAfter) {
      return `the registered certificate expired on ${new Date(notAfter).toISOString()}`;
    }
    return now < notBefore
      ? `the registered certificate is not valid before ${new Date(notBefore).toISOString()}`
      : undefined;
  }

  /** What jose leaves to us: an `iat` in the future, and an assertion that lives too long. */
  #timeFault({ iat, exp = 0 }: JWTPayload): string | undefined {
    const { clockSkew, assertionLifetime } = this.#context.settings;
    const now = this.#context.clock().getTime() / 1000;
    if (iat !== undefined && iat > now + clockSkew) {
      return `iat is in the future: the time is ${this.#context.clock().toISOString()}`;
    }
    const lifetime = iat === undefined ? exp - now - clockSkew : exp - iat;
    return lifetime > assertionLifetime
      ? `exp is more than ${assertionLifetime} s after iat`
      : undefined;
  }

  #replay({ jti, sub, exp = 0 }: JWTPayload): string | undefined {
    if (typeof jti !== 'string' || jti === '') {
      return 'jti is empty';
    }
    const id = JSON.stringify([sub, jti]);
    if (this.#used.get(id)) {
      return 'this jti was used before: every request needs a new assertion';
    }
    this.#used.set(id, true, (exp + this.#context.settings.clockSkew) * 1000);
    return undefined;
  }

  #explain(error: errors.JOSEError): string {
    const now = this.#context.clock().toISOString();
    if (error instanceof errors.JWTExpired) {
      return `the assertion is expired: the time is ${now}`;
    }
    if (!(error instanceof errors.JWTClaimValidationFailed)) {
      return 'client_assertion is not a signed JWT';
    }
    if (error.reason === 'missing') {
      return `the assertion has no ${error.claim}`;
    }
    if (error.reason === 'invalid') {
      return `${error.claim} is not a number of seconds`;
    }
    switch (error.claim) {
      case 'aud':
        return `aud is not ${sandboxTokenEndpoint(this.#context.origin)}`;
      case 'nbf':
        return `nbf is in the future: the time is ${now}`;
      default:
        return `${error.claim} is not the client id: iss and sub are both the client id`;
    }
  }
}

function decode(assertion: string): { algorithm: string; subject?: string } | undefined {
  try {
    const { alg } = decodeProtectedHeader(assertion);
    const { sub } = decodeJwt(assertion) as { sub?: unknown };
    return {
      algorithm: typeof alg === 'string' ? alg : 'none',
      ...(typeof sub === 'string' ? { subject: sub } : {}),
    };
  } catch {
    return undefined;
  }
}

/** @returns undefined where the certificate cannot be read */
function openRegistration(client: SandboxClient): Registration | undefined {
  try {
    const certificate = new X509Certificate(client.certificate);
    return {
      client,
      key: certificate.publicKey,
      algorithm: algorithmOf(certificate.publicKey),
      notBefore: Date.parse(certificate.validFrom),
      notAfter: Date.parse(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

/** @see RFC 7518 section 3.1; facts A3 for the keys that Chaman takes */
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  if (asymmetricKeyType === 'rsa') {
    return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? 'RS256' : undefined;
  }
  if (asymmetricKeyType === 'ec') {
    return { secp384r1: 'ES384', secp521r1: 'ES512' }[asymmetricKeyDetails?.namedCurve ?? ''];
  }
  return undefined;
}
