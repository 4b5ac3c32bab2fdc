import { isJson } from '../base/isJson.ts';
import { PORTAL_ENVIRONMENTS, isPortal } from '../channel/environment.ts';
import { headerOf } from '../exchange/transport.ts';
import type { Suspects } from './suspects.ts';
import { suspectAcceptance, suspectClosed, type Called } from './suspectTheWay.ts';

/** What something answered. */
export interface AnswerSeen {
  status: number;
  headers: readonly [name: string, value: string][];
  /** As text, as far as it is kept. */
  body: string;
}

/** Whether a body is a web page: the answer of a proxy, a gateway or a sign-in page, where JSON was to come. */
export function isWebPage({ headers, body }: Pick<AnswerSeen, 'headers' | 'body'>): boolean {
  return (
    /\bx?html\b/i.test(headerOf([...headers], 'content-type') ?? '') ||
    /^\s*<(!doctype|html)\b/i.test(body)
  );
}

/**
 * Suspects what a status says by itself, whoever answered: a proxy's refusal, a redirect, a limit, a failure, a page.
 *
 * @returns whether it says enough
 */
export function suspectStatus(suspects: Suspects, answer: AnswerSeen): boolean {
  const { status, headers } = answer;
  const page = isWebPage(answer);
  if (status === 407) {
    suspects.add('proxy/authentication', 92).for(0, 'answer/status', { status });
    return true;
  }
  if (status >= 300 && status < 400) {
    const redirect = suspects.add('answer/redirect', 85).for(0, 'answer/status', { status });
    const location = headerOf([...headers], 'location') ?? '';
    if (URL.canParse(location)) {
      redirect.for(0, 'answer/location', { host: new URL(location).host });
    }
    suspects.add('answer/web-page', 25).for(0, 'answer/status', { status });
    return true;
  }
  if (status === 429) {
    noteRetry(suspects.add('server/rate-limit', 92).for(0, 'answer/status', { status }), headers);
    return true;
  }
  if (status >= 500) {
    noteRetry(suspects.add('server/error', 70).for(0, 'answer/status', { status }), headers);
    suspectPage(suspects, answer, page ? 45 : 0);
    return true;
  }
  return false;
}

/** Suspects what may lie behind an answer of a token endpoint that is no OAuth answer at all. */
export function suspectForeignAnswer(suspects: Suspects, answer: AnswerSeen, called: Called): void {
  if (suspectStatus(suspects, answer)) {
    return;
  }
  const { status, body } = answer;
  const bytes = Buffer.byteLength(body);
  const page = isWebPage(answer);
  if ([404, 405, 410].includes(status)) {
    suspectPath(suspects, answer, called);
    suspectClosed(suspects, called, status === 410 ? 60 : 45);
    suspectPage(suspects, answer, page ? 30 : 0);
    return;
  }
  if (status === 403) {
    suspects.add('client/unauthorized', 30).for(0, 'answer/status', { status });
    suspectAcceptance(suspects, called, 45);
    suspectClosed(suspects, called, 20);
  }
  suspectPage(suspects, answer, page ? 90 - (status >= 400 ? 30 : 0) : 0);
  if (bytes === 0) {
    suspects.add('answer/empty', status >= 400 ? 50 : 90).for(0, 'answer/size', { bytes });
  } else if (/^\s*[{[]/.test(body) && !isJson(body)) {
    suspects.add('answer/truncated', 88).for(0, 'answer/size', { bytes });
  } else if (!page) {
    note(suspects.add('answer/not-oauth', status >= 400 ? 50 : 75), answer);
  }
}

function suspectPath(suspects: Suspects, answer: AnswerSeen, { environment }: Called): void {
  const { status } = answer;
  const path = suspects.add('address/wrong-path', 62).for(0, 'answer/status', { status });
  const address = environment.tokenEndpoint;
  if (PORTAL_ENVIRONMENTS.some(({ tokenEndpoint }) => tokenEndpoint === address)) {
    path.against(40, 'address/documented', { documented: true, address });
  } else if (isPortal(environment)) {
    path.for(25, 'address/documented', { documented: false, address });
  }
}

function suspectPage(suspects: Suspects, answer: AnswerSeen, points: number): void {
  if (points > 0) {
    note(suspects.add('answer/web-page', points), answer);
  }
}

function note(suspect: ReturnType<Suspects['add']>, { status, headers }: AnswerSeen): void {
  suspect.for(0, 'answer/status', { status });
  const contentType = headerOf([...headers], 'content-type');
  if (contentType !== undefined) {
    suspect.for(0, 'answer/content-type', { contentType });
  }
}

function noteRetry(suspect: ReturnType<Suspects['add']>, headers: AnswerSeen['headers']): void {
  const value = headerOf([...headers], 'retry-after');
  if (value !== undefined) {
    suspect.for(0, 'answer/retry-after', { value });
  }
}
