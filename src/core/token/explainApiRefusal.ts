import { isRecord } from '../base/isRecord.ts';
import type { Account } from '../channel/account.ts';
import { isRepresentative } from '../channel/declaringFor.ts';
import { isPortal } from '../channel/environment.ts';
import { FLA_API } from '../channel/quality.ts';
import { headerOf, type TransportFailure } from '../exchange/transport.ts';
import { parseProblem } from '../exchange/parseProblem.ts';
import type { Cause } from './cause.ts';
import { isWebPage, suspectStatus, type AnswerSeen } from './suspectAnswer.ts';
import { Suspects } from './suspects.ts';
import { suspectAcceptance, suspectClosed, suspectTheWay, type Called } from './suspectTheWay.ts';

/** One call of an API, and what came of it. */
export interface ApiCall {
  account: Pick<Account, 'quality'>;
  environment: Called['environment'];
  /** API id. */
  api: string;
  /** The path comes from our own model, not from the official description. */
  provisional: boolean;
  /** The answer, whatever its status. */
  response?: AnswerSeen;
  /** Why there is none. */
  failure?: Pick<TransportFailure, 'kind' | 'reason' | 'sent'>;
}

/**
 * What may lie behind an API's refusal, or behind its silence, the most likely first. A refusal of the token is one that a renewal did
 * not help. Answers that are none of these (2xx, and 400 and the like, which are about the input) have no causes.
 *
 * @see RFC 6750 section 3.1; facts 0, B2 and C1
 */
export function explainApiRefusal(call: ApiCall): Cause[] {
  const suspects = new Suspects(isPortal(call.environment));
  const { response, failure } = call;
  if (failure) {
    suspectTheWay(suspects, failure, call);
  } else if (response && !suspectStatus(suspects, response)) {
    suspectApi(suspects, call, response);
  }
  return suspects.ranked();
}

function suspectApi(suspects: Suspects, call: ApiCall, response: AnswerSeen): void {
  const { status } = response;
  const problem = problemOf(response);
  switch (status) {
    case 401:
      suspectToken(suspects, response, problem);
      break;
    case 403:
      suspectRights(suspects, call, response, problem);
      break;
    case 404:
    case 410:
      suspectAbsence(suspects, call, status, problem);
      break;
    default:
      return;
  }
  if (isWebPage(response)) {
    suspects.add('answer/web-page', 60).for(0, 'answer/status', { status });
  }
}

interface SeenProblem {
  type: string;
  requiredScopes: string[];
}

/** Belgif's name of a problem, without its prefix. */
function problemOf({ headers, body }: AnswerSeen): SeenProblem | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const problem = parseProblem(headerOf([...headers], 'content-type'), json);
  const scopes = isRecord(json) ? json['requiredScopes'] : undefined;
  return (
    problem && {
      type: problem.type.replace(/^urn:problem-type:belgif:/, ''),
      requiredScopes: Array.isArray(scopes)
        ? scopes.filter(scope => typeof scope === 'string')
        : [],
    }
  );
}

function suspectToken(
  suspects: Suspects,
  { status, headers }: AnswerSeen,
  problem: SeenProblem | undefined,
): void {
  const refused = suspects.add('api/token-refused', 60).for(0, 'answer/status', { status });
  if (problem) {
    refused.for(10, 'answer/problem', { type: problem.type });
  }
  if (/error="?insufficient_scope"?/i.test(headerOf([...headers], 'www-authenticate') ?? '')) {
    suspects.add('api/missing-scope', 75).for(0, 'answer/status', { status });
  }
  // The token was issued: what may differ is the environment of the API that it was sent to.
  suspects.add('client/other-environment', 15).for(0, 'answer/status', { status });
}

function suspectRights(
  suspects: Suspects,
  call: ApiCall,
  { status, headers }: AnswerSeen,
  problem: SeenProblem | undefined,
): void {
  const { quality } = call.account;
  const represents = isRepresentative(quality);
  const scope = suspects.add('api/missing-scope', 30).for(0, 'answer/status', { status });
  const permission = suspects.add('api/no-permission', 35).for(0, 'answer/status', { status });
  const mandate = suspects.add('api/no-mandate', represents ? 42 : 0);
  if (represents) {
    mandate.for(0, 'api/quality', { quality });
  }
  const challenge = headerOf([...headers], 'www-authenticate') ?? '';
  if (problem?.type === 'missingScope' || /error="?insufficient_scope"?/i.test(challenge)) {
    scope.for(60, 'answer/problem', { type: problem?.type ?? 'insufficient_scope' });
    if (problem && problem.requiredScopes.length > 0) {
      scope.for(0, 'scope/required', { scopes: problem.requiredScopes });
    }
  } else if (problem?.type === 'missingPermission') {
    const fact = { type: problem.type };
    permission.for(18, 'answer/problem', fact);
    scope.against(20, 'answer/problem', fact);
    if (represents) {
      mandate.for(30, 'answer/problem', fact);
    }
  }
  suspectAcceptance(suspects, call, 20);
  suspectClosed(suspects, call, 18);
  suspectPath(suspects, call, 15);
}

function suspectAbsence(
  suspects: Suspects,
  call: ApiCall,
  status: number,
  problem: SeenProblem | undefined,
): void {
  // Belgif's problem comes from the service itself: it is there and knows the path, but not the thing.
  const speaks = problem?.type === 'resourceNotFound';
  const missing = suspects.add('api/not-found', status === 404 ? 35 : 10);
  missing.for(0, 'answer/status', { status });
  if (speaks) {
    missing.for(40, 'answer/problem', { type: problem.type });
  }
  suspectPath(suspects, call, speaks ? 30 : 55);
  suspectClosed(suspects, call, speaks ? 10 : status === 410 ? 65 : 45);
  if (call.api !== FLA_API || !call.provisional) {
    suspects.add('address/wrong-path', speaks ? 15 : 40).for(0, 'answer/status', { status });
  }
}

function suspectPath(
  suspects: Suspects,
  { provisional, environment }: ApiCall,
  points: number,
): void {
  if (provisional && environment.kind !== 'sandbox') {
    suspects.add('api/path-not-official', points).for(0, 'api/provisional', {});
  }
}
