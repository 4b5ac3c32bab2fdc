import { isPortal, PORTAL_ENVIRONMENTS, SANDBOX } from '../channel/environment.ts';
import type { Account } from '../channel/account.ts';
import { ASSERTION_LIFETIME } from './clientAssertion.ts';
import type { CauseCode } from './cause.ts';
import { numericDate } from './numericDate.ts';
import type { Suspects } from './suspects.ts';
import type { TokenExchange, TokenSuccess } from './tokenExchange.ts';
import { verifyClientAssertion, type AssertionVerification } from './verifyClientAssertion.ts';

/** What is known beside an exchange. */
export interface TokenKnowledge {
  /** All of settings. */
  accounts: readonly Pick<Account, 'id' | 'name' | 'clientId' | 'environment'>[];
  /** When the account last got a token in this session, see `TokenService.lastSuccess`. */
  success?: TokenSuccess | undefined;
}

/** Everything that suspicion against a client's credentials rests on. */
interface Facts {
  exchange: TokenExchange;
  known: TokenKnowledge;
  /** The last token of this account at this token endpoint. */
  success: TokenSuccess | undefined;
  assertion: AssertionVerification;
  /** By the answer's `Date`, else by this machine's clock. */
  serverTime: Date;
  skew: number | undefined;
  isPortal: boolean;
  /** The server refuses the client, and says no more: what has no fact against it stays suspect. */
  isOpen: boolean;
}

/**
 * Suspects client id, certificate and assertion.
 *
 * @param isOpen the refusal is one of the client (`invalid_client`, `invalid_grant`); otherwise facts alone count
 */
export function suspectCredentials(
  suspects: Suspects,
  exchange: TokenExchange,
  known: TokenKnowledge,
  isOpen: boolean,
): void {
  const { channel, outcome, at } = exchange;
  const skew = outcome.kind === 'answered' ? outcome.skew : undefined;
  const { tokenEndpoint } = channel.environment;
  const facts: Facts = {
    exchange,
    known,
    success: known.success?.tokenEndpoint === tokenEndpoint ? known.success : undefined,
    assertion: verifyClientAssertion(exchange),
    serverTime: new Date(at.getTime() + (skew ?? 0)),
    skew,
    isPortal: isPortal(channel.environment),
    isOpen,
  };
  suspectDates(suspects, facts);
  suspectClaims(suspects, facts);
  suspectClock(suspects, facts);
  suspectReplay(suspects, facts);
  if (isOpen) {
    suspectCertificate(suspects, facts);
    suspectClient(suspects, facts);
    suspectAlgorithm(suspects, facts);
  }
}

function suspectDates(suspects: Suspects, { exchange, serverTime }: Facts): void {
  const { notBefore, notAfter } = exchange.certificate;
  const validity = { notBefore, notAfter, serverTime };
  const judge = (code: CauseCode, isSo: boolean): void => {
    if (isSo) {
      suspects.add(code, 0).for(85, 'certificate/validity', validity);
    } else {
      suspects.add(code, 0).against(20, 'certificate/validity', validity);
    }
  };
  judge('certificate/expired', serverTime > notAfter);
  judge('certificate/not-yet-valid', serverTime < notBefore);
}

function suspectClaims(suspects: Suspects, facts: Facts): void {
  const { assertion, exchange, isOpen, isPortal } = facts;
  const { faults, lifetime, signature } = assertion;
  if (isOpen) {
    // Elsewhere than on the portal, a server may want another audience than its address.
    const audience = suspects.add('assertion/audience', isPortal ? 0 : 6);
    const address = exchange.channel.environment.tokenEndpoint;
    if (PORTAL_ENVIRONMENTS.some(({ tokenEndpoint }) => tokenEndpoint === address)) {
      audience.against(10, 'address/documented', { documented: true, address });
    }
  }
  for (const fault of faults) {
    const isAudience = fault.claim === 'aud';
    suspects
      .add(isAudience ? 'assertion/audience' : 'assertion/faulty', 0)
      .for(isAudience ? 72 : 80, 'assertion/claim', fault);
  }
  if (signature === 'invalid') {
    suspects.add('assertion/faulty', 0).for(85, 'assertion/signature', { valid: false });
  }
  if (lifetime !== undefined && lifetime > ASSERTION_LIFETIME) {
    suspects.add('assertion/lifetime', 5).for(60, 'assertion/lifetime', { seconds: lifetime });
  }
}

/** Seconds from which on a difference of clocks weighs, with the points that it then has. */
const OFFSETS: readonly [seconds: number, points: number][] = [
  [ASSERTION_LIFETIME, 78],
  [60, 62],
  [30, 40],
  [5, 8],
];

function suspectClock(suspects: Suspects, facts: Facts): void {
  const { assertion, serverTime, skew, isOpen } = facts;
  const issuedAt = numericDate(assertion.claims?.['iat']);
  const clock = suspects.add('assertion/clock', isOpen ? 8 : 0);
  if (skew === undefined || issuedAt === undefined) {
    clock.for(0, 'clock/not-told', {});
    return;
  }
  const seconds = Math.round((issuedAt.getTime() - serverTime.getTime()) / 1000);
  const points = OFFSETS.find(([limit]) => Math.abs(seconds) >= limit)?.[1];
  if (points !== undefined) {
    clock.for(points, 'clock/assertion-offset', { seconds });
    return;
  }
  clock.against(14, 'clock/assertion-offset', { seconds });
  const machine = -Math.round(skew / 1000);
  if (Math.abs(machine) >= 5) {
    clock.against(0, 'clock/machine-offset', { seconds: machine, corrected: true });
  }
}

function suspectReplay(suspects: Suspects, { assertion, success, isOpen }: Facts): void {
  if (success) {
    const reused = success.jti === assertion.claims?.['jti'];
    const replay = suspects.add('assertion/replayed', isOpen ? 4 : 0);
    const { at } = success;
    if (reused) {
      replay.for(84, 'assertion/jti', { reused, at });
    } else {
      replay.against(3, 'assertion/jti', { reused, at });
    }
  } else if (isOpen) {
    suspects.add('assertion/replayed', 3);
  }
}

function suspectCertificate(suspects: Suspects, facts: Facts): void {
  const { assertion, exchange, success } = facts;
  const certificate = suspects.add('certificate/not-registered', 34);
  if (assertion.signature === 'valid') {
    certificate.for(0, 'assertion/signature', { valid: true });
  }
  const { sameClient, sameCertificate, at } = compare(success, exchange);
  if (at && sameClient) {
    const fact = { at, sameClient, sameCertificate };
    if (sameCertificate) {
      certificate.against(16, 'history/token', fact);
    } else {
      certificate.for(30, 'history/token', fact);
    }
  }
}

function suspectClient(suspects: Suspects, facts: Facts): void {
  const { exchange, known, success, isPortal } = facts;
  const { account, environment } = exchange.channel;
  const isAcceptance = environment.kind === 'acceptance';
  const unknown = suspects.add('client/unknown', isAcceptance ? 18 : 24);
  const elsewhere = suspects.add('client/other-environment', 8);
  const acceptance = isAcceptance
    ? (['acceptance/no-channel', 'acceptance/no-access'] as const).map((code, index) =>
        suspects.add(code, index === 0 ? 26 : 12).for(0, 'account/acceptance', {}),
      )
    : [];
  // The sandbox knows whatever was registered with it, which says nothing of other environments.
  const others = known.accounts.filter(
    other =>
      other.clientId === account.clientId &&
      ![environment.id, SANDBOX].includes(other.environment) &&
      environment.id !== SANDBOX,
  );
  for (const other of others) {
    const fact = { account: other.name, environment: other.environment };
    elsewhere.for(50, 'account/same-client-id', fact);
    acceptance[0]?.for(12, 'account/same-client-id', fact);
  }
  if (isPortal) {
    const usual = /^self_service_(expeditor|chaman)_\w+$/.test(account.clientId);
    const form = [usual ? 4 : 8, 'account/client-id-form', { usual }] as const;
    (usual ? unknown.against : unknown.for)(...form);
  }
  const { sameClient, sameCertificate, at } = compare(success, exchange);
  if (at && sameClient) {
    const fact = { at, sameClient, sameCertificate };
    for (const suspect of [unknown, elsewhere, ...acceptance]) {
      suspect.against(22, 'history/token', fact);
    }
  } else if (at && sameCertificate) {
    unknown.for(25, 'history/token', { at, sameClient, sameCertificate });
  }
}

function suspectAlgorithm(suspects: Suspects, facts: Facts): void {
  const { assertion, isPortal, success, exchange } = facts;
  const algorithm = assertion.header?.['alg'];
  if (typeof algorithm === 'string' && algorithm !== 'RS256') {
    const suspect = suspects
      .add('assertion/algorithm', isPortal ? 22 : 5)
      .for(0, 'assertion/algorithm', { algorithm });
    const { at, sameClient, sameCertificate } = compare(success, exchange);
    if (at && sameCertificate) {
      suspect.against(22, 'history/token', { at, sameClient, sameCertificate });
    }
  }
}

function compare(
  success: TokenSuccess | undefined,
  { certificate, channel }: TokenExchange,
): { at: Date | undefined; sameClient: boolean; sameCertificate: boolean } {
  return {
    at: success?.at,
    sameClient: success?.clientId === channel.account.clientId,
    sameCertificate: success?.thumbprint === certificate.thumbprints.sha256,
  };
}
