import type { Operation } from '../api/apiDescription.ts';
import { childReference, locate } from '../api/jsonPointer.ts';
import { operationsWithBody } from '../api/likelyOperation.ts';
import { textOf } from '../api/schemaTexts.ts';
import { snippetOf } from '../api/snippetOf.ts';
import type { CheckedBody, Completion } from './declarationWork.ts';

/**
 * Where nothing but a word stands yet, the whole body of the operation, or of every one while that is not known.
 *
 * @param text of the body as it is read
 * @param offset of the place: characters of the text, from 0
 */
export function wholeBodies(body: CheckedBody, text: string, offset: number): Completion[] {
  const start = text.search(/\S|$/);
  const end = text.trimEnd().length;
  if (!WORD.test(text.trim()) || (end > start && (offset < start || offset > end))) {
    return [];
  }
  const range = end > start ? { start, end } : { start: offset, end: offset };
  return writeOperations(body)
    .map(operation => wholeBody(body, operation, { ...range, before: quoteAt(text, start) }))
    .filter(({ snippet }) => snippet !== '');
}

/**
 * The same in an object that has no member yet, as one has it who typed its brace; undefined anywhere else. On one line it
 * takes the braces' place, else it stands between them.
 */
export function wholeInObject(
  body: CheckedBody,
  text: string,
  offset: number,
): Completion[] | undefined {
  const open = /^\s*\{/.exec(text)?.[0].length;
  if (open === undefined) {
    return undefined;
  }
  const whole = text.trimEnd();
  const close = whole.endsWith('}') ? whole.length - 1 : text.length;
  const between = text.slice(open, close);
  const word = between.trim();
  const start = word === '' ? offset : open + between.indexOf(word);
  const isOneLine = close < text.length && !between.includes('\n');
  const [first, last] = isOneLine ? [open, close] : [start, start + word.length];
  if (!WORD.test(word) || offset < Math.max(first, open) || offset > Math.min(last, close)) {
    return undefined;
  }
  const begin = open - 1;
  const range = isOneLine
    ? { start: begin, end: close + 1, before: text.slice(begin, start) + quoteAt(text, start) }
    : { start, end: last, before: quoteAt(text, start) };
  return writeOperations(body)
    .map(operation => wholeBody(body, operation, range))
    .filter(({ snippet }) => snippet.startsWith('{\n'))
    .map(one => (isOneLine ? one : { ...one, snippet: withoutBraces(one.snippet) }));
}

/** The beginning of a name, in quotes or without. */
const WORD = /^"?[\w-]*"?$/;

function quoteAt(text: string, offset: number): string {
  return text[offset] === '"' ? '"' : '';
}

/** The lines between the braces, one step to the left. */
function withoutBraces(snippet: string): string {
  const lines = snippet.split('\n').slice(1, -1);
  return `${lines.map(line => line.replace(/^\t/, '')).join('\n')}$0`;
}

/** The one that is known, else each. */
function writeOperations({ target: { description, operation } }: CheckedBody): Operation[] {
  return operationsWithBody(description).filter(one => !operation || one === operation);
}

/** @param range that it replaces, and what stands there before what is typed of its name */
function wholeBody(
  { target: { description }, language }: CheckedBody,
  operation: Operation,
  { before, ...range }: { start: number; end: number; before: string },
): Completion {
  const { method, path, operationId } = operation;
  const $ref = childReference('#', 'paths', path, method.toLowerCase());
  const told = locate(description.document, $ref)?.value;
  return {
    kind: 'snippet',
    label: operationId,
    operation: `${method} ${path}`,
    snippet: snippetOf(description, operation),
    documentation: textOf(told, 'description', language) || textOf(told, 'summary', language),
    // What is typed is compared with all that stands in the range before it.
    ...(before !== '' && { filterText: before + operationId }),
    ...range,
  };
}
