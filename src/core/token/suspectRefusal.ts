import { defaultScope, FLA_API, QUALITIES } from '../channel/quality.ts';
import type { CauseCode } from './cause.ts';
import { isWebPage, suspectStatus, type AnswerSeen } from './suspectAnswer.ts';
import { suspectCredentials, type TokenKnowledge } from './suspectCredentials.ts';
import type { Suspects } from './suspects.ts';
import { suspectAcceptance, suspectClosed } from './suspectTheWay.ts';
import type { TokenExchange } from './tokenExchange.ts';

/** A refusal in OAuth's form. */
export interface Refusal {
  /** RFC 6749 section 5.2 */
  error: string;
  /** The server's own words, for developers; undefined where it gives none. */
  description: string | undefined;
  answer: AnswerSeen;
}

/**
 * Suspects what may lie behind a refusal of RFC 6749 section 5.2. Which code the portal gives for what is not documented (facts A5),
 * so that a code narrows the circle and the facts decide.
 */
export function suspectRefusal(
  suspects: Suspects,
  refusal: Refusal,
  exchange: TokenExchange,
  known: TokenKnowledge,
): void {
  const { error, answer } = refusal;
  const { channel } = exchange;
  const said = (code: CauseCode, points: number): void => {
    suspects.add(code, points).for(0, 'answer/error', { error });
  };
  // A gateway's limits and failures come in any form.
  if (suspectStatus(suspects, answer) && !isWebPage(answer)) {
    return;
  }
  switch (error) {
    case 'invalid_client':
    case 'invalid_grant':
      suspectCredentials(suspects, exchange, known, true);
      break;
    case 'invalid_scope':
      suspectScope(suspects, exchange, known);
      break;
    case 'unauthorized_client':
    case 'access_denied':
      said('client/unauthorized', 55);
      suspects.add('scope/not-granted', 18);
      suspectAcceptance(suspects, { ...channel }, 30);
      suspectClosed(suspects, channel, 15);
      suspectCredentials(suspects, exchange, known, false);
      break;
    case 'server_error':
    case 'temporarily_unavailable':
      said('server/error', 80);
      break;
    default:
      said('server/other-refusal', 50);
      suspectCredentials(suspects, exchange, known, false);
  }
  weighHint(suspects, refusal, new URL(channel.environment.tokenEndpoint).host);
}

function suspectScope(suspects: Suspects, exchange: TokenExchange, known: TokenKnowledge): void {
  const { channel } = exchange;
  const { scope, account, api } = channel;
  const notGranted = suspects.add('scope/not-granted', 46);
  const otherQuality = suspects.add('scope/other-quality', 22);
  suspectAcceptance(suspects, channel, 12);
  suspectClosed(suspects, channel, 10);
  if (scope === undefined) {
    return;
  }
  notGranted.for(0, 'scope/asked', { scope });
  const own = defaultScope(api, account.quality) === scope;
  const quality = own
    ? account.quality
    : QUALITIES.find(other => defaultScope(api, other) === scope);
  if (quality !== undefined) {
    // Even the right scope is refused where Chaman knows the account under another quality than settings do.
    otherQuality.for(own ? 6 : 45, 'scope/of-quality', { quality, own });
  } else if (api === FLA_API) {
    notGranted.for(14, 'scope/undocumented', { scope });
  }
  const { success } = known;
  if (success?.scope === scope && success.clientId === account.clientId) {
    notGranted.against(12, 'scope/worked', { at: success.at });
    otherQuality.against(20, 'scope/worked', { at: success.at });
  }
}

/** Words by which a server hints at a cause. What this machine knows weighs more. */
const HINTS: readonly [pattern: RegExp, ...causes: CauseCode[]][] = [
  [/\bcertificate\b.*\bexpired\b|\bexpired certificate\b/i, 'certificate/expired'],
  [/\bcertificate\b.*\bnot (yet )?valid\b/i, 'certificate/not-yet-valid'],
  [/\bsignature\b|\bwrong key\b|\bkey (does|did) not match\b/i, 'certificate/not-registered'],
  [/\baud(ience)?\b/i, 'assertion/audience'],
  [/\bjti\b|\breplay|\balready (been )?used\b|\bused before\b/i, 'assertion/replayed'],
  [
    /\blives too long\b|\blifetime\b|\btoo far in the future\b|\bexp\b.*\b(more than|too (far|late|long))\b/i,
    'assertion/lifetime',
  ],
  [/\b(exp|iat|nbf|clock|skew)\b|\bexpired\b|\bin the future\b/i, 'assertion/clock'],
  [/\balg(orithm)?\b/i, 'assertion/algorithm'],
  [
    /\b(no|unknown|unregistered|inactive) client\b|\bclient\b.{0,40}\b(unknown|not (found|known|registered)|does not exist)\b/i,
    'client/unknown',
    'client/other-environment',
    'acceptance/no-channel',
  ],
  [/\bscope\b/i, 'scope/not-granted'],
];

const HINT_POINTS = 36;

/** Takes the first of the server's words that hint at something. */
function weighHint(suspects: Suspects, { description, error }: Refusal, host: string): void {
  if (description === undefined) {
    return;
  }
  const hint = { host, text: description };
  // What a refusal of a scope says is about the scope, which the code has told already.
  const [, ...hinted] =
    error === 'invalid_scope' ? [] : (HINTS.find(([words]) => words.test(description)) ?? []);
  const causes = hinted.filter(cause => suspects.has(cause) || cause === hinted[0]);
  for (const cause of causes) {
    suspects.add(cause, 0).for(HINT_POINTS, 'answer/hint', hint);
  }
  if (causes.length === 0) {
    suspects.quote(hint);
  }
}
