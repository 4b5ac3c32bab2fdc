import { isRecord } from '../base/isRecord.ts';
import type { Problem, ProblemIssue } from './exchange.ts';

/**
 * Reads a problem from an answer's media type and body, or undefined where it is none. The older `invalidParams` form is read too.
 *
 * @see RFC 9457; facts C1
 */
export function parseProblem(contentType: string | undefined, json: unknown): Problem | undefined {
  if (!/^application\/problem\+json\b/i.test(contentType ?? '') || !isRecord(json)) {
    return undefined;
  }
  const issues = [json['issues'], json['invalidParams']].find(Array.isArray) as
    unknown[] | undefined;
  const { status } = json;
  return {
    type: text(json['type']) ?? 'about:blank',
    ...texts(json, ['href', 'title', 'detail', 'instance']),
    ...(typeof status === 'number' ? { status } : {}),
    ...(issues ? { issues: issues.filter(isRecord).map(parseIssue) } : {}),
  };
}

function parseIssue(json: Record<string, unknown>): ProblemIssue {
  const place = PLACES.find(known => known === json['in']);
  return {
    ...texts(json, ['type', 'href', 'title', 'detail', 'name']),
    ...(place ? { in: place } : {}),
  };
}

const PLACES = ['body', 'header', 'path', 'query'] as const;

function texts<K extends string>(
  json: Record<string, unknown>,
  members: readonly K[],
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const member of members) {
    const value = text(json[member]);
    if (value !== undefined) {
      found[member] = value;
    }
  }
  return found;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
