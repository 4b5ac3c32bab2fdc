import { parseApiDescription } from '../api/parseApiDescription.ts';
import type { Sender } from '../../../../src/core/declaration/bodyTarget.ts';
import { checkBody, type CheckOptions } from '../../../../src/core/declaration/checkBody.ts';
import type { Finding } from '../../../../src/core/declaration/finding.ts';

/** Around a body: its schema and what else decides. */
export interface Around extends Partial<CheckOptions> {
  /** OpenAPI 3.0; anything goes by default. */
  schema?: object;
  schemas?: object;
  sender?: Sender;
  /** The operation's `x-declared-for`. */
  declaredFor?: string;
}

/** What a body is told. */
export function findingsOf(body: unknown, around: Around = {}): Finding[] {
  const { schema = { type: 'object' }, schemas = {}, sender, declaredFor, ...options } = around;
  const document = {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          ...(declaredFor === undefined ? {} : { 'x-declared-for': declaredFor }),
          requestBody: { content: { 'application/json': { schema } } },
          responses: {},
        },
      },
    },
    components: { schemas },
  };
  const source = { id: 'things', file: 'things.json' };
  const description = parseApiDescription(source, JSON.stringify(document));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const target = { description, operation: description.operations[0]!, ...(sender && { sender }) };
  return checkBody(text, target, { today: '2026-11-20', severities: {}, ...options });
}

/** The codes of what a body is told, with their places: `ssin/check-digits worker.ssin`. */
export function toldOf(body: unknown, around: Around = {}): string[] {
  return findingsOf(body, around).map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}
