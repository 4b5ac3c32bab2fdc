import { FLA_API } from '../channel/quality.ts';
import { isPortal } from '../channel/environment.ts';
import type { Channel } from '../channel/channel.ts';
import type { TransportFailure } from '../exchange/transport.ts';
import type { CauseCode } from './cause.ts';
import type { Suspects } from './suspects.ts';

/** What a call was made to: enough to tell what an unanswered one may mean. */
export interface Called {
  environment: Pick<Channel['environment'], 'kind' | 'tokenEndpoint'>;
  /** API id. */
  api: string;
}

/**
 * Suspects what may keep an answer away.
 *
 * @param failure `reason` is Node's, OpenSSL's or undici's code, or `PROXY_` and a status
 */
export function suspectTheWay(
  suspects: Suspects,
  { kind, reason, sent }: Pick<TransportFailure, 'kind' | 'reason' | 'sent'>,
  called: Called,
): void {
  const suspect = (code: CauseCode, points: number): void => {
    suspects.add(code, points).for(0, 'failure/reason', { reason });
  };
  if (reason.startsWith('PROXY_')) {
    suspect(reason === 'PROXY_407' ? 'proxy/authentication' : 'proxy/refused', 95);
    return;
  }
  if (kind === 'timeout') {
    suspects.add('network/timeout', 80).for(0, 'failure/sent', { sent });
    suspects.add('network/unreachable', sent ? 10 : 45).for(0, 'failure/sent', { sent });
  } else if (kind === 'untrusted-certificate') {
    suspectCertificate(suspects, reason);
  } else {
    suspect(
      CONNECTION_CAUSES.find(([pattern]) => pattern.test(reason))?.[1] ?? 'network/reset',
      85,
    );
  }
  if (kind === 'unreachable' || kind === 'timeout') {
    suspectAcceptance(suspects, called, 15);
    suspectClosed(suspects, called, /^(ENOTFOUND|EAI_AGAIN)$/.test(reason) ? 25 : 12);
  }
}

const CONNECTION_CAUSES: readonly [RegExp, CauseCode][] = [
  [/^(ENOTFOUND|EAI_)/, 'network/dns'],
  [/^ECONNREFUSED$/, 'network/refused'],
  [
    /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'network/unreachable',
  ],
  [/^(EPROTO$|ERR_SSL_|ERR_TLS_)/, 'tls/handshake'],
];

function suspectCertificate(suspects: Suspects, reason: string): void {
  const facts = { reason };
  const isName = /ALTNAME|HOSTNAME_MISMATCH/.test(reason);
  const isDate = /EXPIRED|NOT_YET_VALID/.test(reason);
  if (isName) {
    suspects.add('tls/host-name', 88).for(0, 'failure/reason', facts);
  }
  if (isDate) {
    suspects.add('tls/dates', 85).for(0, 'failure/reason', facts);
    suspects.add('assertion/clock', 30).for(0, 'failure/reason', facts);
  }
  suspects.add('tls/not-trusted', isName || isDate ? 25 : 90).for(0, 'failure/reason', facts);
}

/** ACPT is closed by default; how it refuses those without access is not documented. */
export function suspectAcceptance(
  suspects: Suspects,
  { environment }: Called,
  points: number,
): void {
  if (environment.kind === 'acceptance') {
    suspects.add('acceptance/no-access', points).for(0, 'account/acceptance', {});
  }
}

/** The FLA is repealed; whether its service still answers is not documented (facts 0). */
export function suspectClosed(
  suspects: Suspects,
  { environment, api }: Called,
  points: number,
): void {
  if (api === FLA_API && isPortal(environment)) {
    suspects.add('service/closed', points).for(0, 'service/repealed', {});
  }
}
