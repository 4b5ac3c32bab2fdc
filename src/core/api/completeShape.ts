import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import type { ApiMistake } from './apiFinding.ts';
import type { Kind } from './openApiGrammar.ts';

const PARAMETER_PLACES = {
  'swagger-2.0': ['path', 'query', 'header', 'body', 'formData'],
  'openapi-3.0': ['path', 'query', 'header', 'cookie'],
  'openapi-3.1': ['path', 'query', 'header', 'cookie'],
} as const;

/**
 * What was read of an object, such that everybody may rely on it: parameters have a name, a known place and a schema, media types a schema.
 *
 * @param isIncomplete whether a member is missing that must be there
 * @param report is told of a place that no parameter has
 * @returns undefined for what is of no use
 */
export function completeShape(
  kind: Kind,
  read: Record<string, unknown>,
  isIncomplete: boolean,
  dialect: ApiDescription['dialect'],
  report: (mistake: ApiMistake) => void,
): Record<string, unknown> | undefined {
  if (kind === 'mediaType') {
    return { ...read, schema: read['schema'] ?? {} };
  }
  if (kind !== 'parameter') {
    return read;
  }
  const allowed = PARAMETER_PLACES[dialect];
  const text = read['in'];
  if (typeof text === 'string' && !allowed.some(place => place === text)) {
    report({ code: 'api/choice', details: { name: 'in', text, allowed } });
    return undefined;
  }
  const isDescribed =
    dialect === 'swagger-2.0' || isRecord(read['content']) || read['schema'] !== undefined;
  return isIncomplete ? undefined : isDescribed ? read : { ...read, schema: {} };
}
