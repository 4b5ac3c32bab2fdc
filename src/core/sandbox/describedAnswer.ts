import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { childReference, locate, memberOf } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';

/** How an operation answers when all is well, as its description shows it. */
export interface DescribedAnswer {
  status: number;
  /** Undefined where the description shows an answer without a body, or none at all. */
  body?: {
    /** The first example in JSON, undefined where none is given. */
    example?: unknown;
    isList: boolean;
  };
}

/**
 * The first successful answer that a description shows for an operation.
 *
 * @param fallback the status where it shows none; its body is then an object
 */
export function describedAnswer(
  { document }: ApiDescription,
  { method, path }: Operation,
  fallback: number,
): DescribedAnswer {
  const responses = childReference('#/paths', path, method.toLowerCase(), 'responses');
  const known = Object.keys(recordAt(document, responses));
  const status = known.filter(name => /^2\d\d$/.test(name)).sort()[0];
  if (status === undefined) {
    return { status: fallback, body: { isList: false } };
  }
  const content = childReference(responses, status, 'content');
  const mediaType = Object.keys(recordAt(document, content)).find(name => /\bjson\b/i.test(name));
  if (mediaType === undefined) {
    return { status: Number(status) };
  }
  const answer = childReference(content, mediaType);
  const type = memberOf(locate(document, childReference(answer, 'schema'))?.value, 'type');
  const example = exampleAt(document, answer);
  return {
    status: Number(status),
    body: { isList: type === 'array', ...(example === undefined ? {} : { example }) },
  };
}

function exampleAt(document: unknown, answer: string): unknown {
  const name = Object.keys(recordAt(document, childReference(answer, 'examples')))[0];
  const place = name === undefined ? ['example'] : ['examples', name, 'value'];
  return locate(document, childReference(answer, ...place))?.value;
}

function recordAt(document: unknown, $ref: string): Record<string, unknown> {
  const value = locate(document, $ref)?.value;
  return isRecord(value) ? value : {};
}
