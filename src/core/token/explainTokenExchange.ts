import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import { isPortal } from '../channel/environment.ts';
import type { HttpAnswer } from '../exchange/transport.ts';
import type { Cause, CauseCode } from './cause.ts';
import { suspectForeignAnswer, type AnswerSeen } from './suspectAnswer.ts';
import type { TokenKnowledge } from './suspectCredentials.ts';
import { suspectRefusal } from './suspectRefusal.ts';
import { Suspects } from './suspects.ts';
import { suspectTheWay } from './suspectTheWay.ts';
import type { TokenExchange } from './tokenExchange.ts';

/** Characters of a server's text that are quoted. */
const QUOTED = 300;

/**
 * What may lie behind a token request that got no token, the most likely first; behind a token, what is odd about its answer, which is
 * nothing as a rule. Facts of this machine weigh more than the server's words.
 *
 * @see RFC 6749 sections 5.1 and 5.2; facts A
 */
export function explainTokenExchange(exchange: TokenExchange, known: TokenKnowledge): Cause[] {
  const { channel, outcome } = exchange;
  const suspects = new Suspects(isPortal(channel.environment));
  if (outcome.kind === 'failed') {
    suspectTheWay(suspects, outcome.failure, channel);
    return suspects.ranked();
  }
  const answer = seen(outcome.answer);
  const members = membersOf(answer.body);
  const { error } = outcome;
  if (error === undefined) {
    noteOddities(suspects, members, channel.scope);
  } else if (AppError.is(error, 'token/rejected')) {
    const description = textOf(members['error_description']);
    const refusal = { error: error.details.error, description, answer };
    suspectRefusal(suspects, refusal, exchange, known);
  } else if (AppError.is(error, 'token/invalid-member')) {
    const { member } = error.details;
    const found = shown(member, members[member]);
    suspects
      .add(MEMBER_CAUSES.get(member) ?? 'answer/not-oauth', 95)
      .for(0, 'answer/member', { member, found });
  } else {
    suspectForeignAnswer(suspects, answer, channel);
  }
  return suspects.ranked();
}

function seen({ status, headers, body }: HttpAnswer): AnswerSeen {
  return { status, headers, body: new TextDecoder().decode(body) };
}

function membersOf(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body);
    return isRecord(json) ? json : {};
  } catch {
    return {};
  }
}

/** A server's text on one line, or undefined where there is none. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, QUOTED) : '';
  return text === '' ? undefined : text;
}

const MEMBER_CAUSES = new Map<string, CauseCode>([
  ['access_token', 'answer/access-token'],
  ['token_type', 'answer/token-type'],
  ['expires_in', 'answer/expires-in'],
]);

/** The value of a member, but of a token, of which its kind alone is told. */
function shown(member: string, value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return member === 'access_token' ? typeof value : JSON.stringify(value).slice(0, QUOTED);
}

/** What RFC 6749 section 5.1 asks for or allows, and a strict client would not expect. */
function noteOddities(
  suspects: Suspects,
  members: Record<string, unknown>,
  asked: string | undefined,
): void {
  const { expires_in: lifetime, scope } = members;
  if (lifetime === undefined) {
    suspects
      .add('answer/expires-in-missing', 40)
      .for(0, 'answer/member', { member: 'expires_in', found: undefined });
  } else if (typeof lifetime === 'string') {
    suspects
      .add('answer/expires-in-text', 40)
      .for(0, 'answer/member', { member: 'expires_in', found: shown('expires_in', lifetime) });
  }
  if (asked !== undefined && typeof scope === 'string' && !isSameScope(asked, scope)) {
    suspects.add('answer/scope-differs', 50).for(0, 'scope/given', { asked, given: scope });
  }
}

/** RFC 6749 section 3.3: the order of scopes says nothing. */
function isSameScope(a: string, b: string): boolean {
  const sorted = (scope: string): string => scope.split(' ').filter(Boolean).sort().join(' ');
  return sorted(a) === sorted(b);
}
