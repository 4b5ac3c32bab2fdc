import type { FileRequest, VariableDefinition, VariableReference } from './requestFile.ts';

/** What `{{…}}` on one line refers to. JSON never has two braces in a row outside its strings. */
const REFERENCE = /\{\{[ \t]*(?:(%)[ \t]*)?([^\s{}]+)((?:[ \t]+[^\s{}]+)*)[ \t]*\}\}/g;

/**
 * Every reference to a variable in a text.
 *
 * @param offset what the places count from: where the text begins in its file
 */
export function findReferences(text: string, offset = 0): VariableReference[] {
  return [...text.matchAll(REFERENCE)].map(({ 0: whole, 1: percent, 2: name, 3: rest, index }) => ({
    start: offset + index,
    end: offset + index + whole.length,
    name: name ?? '',
    encoded: percent !== undefined,
    words: (rest ?? '').split(/\s+/).filter(word => word !== ''),
  }));
}

/** Every reference of a request file that is replaced, in its order: those in definitions, targets, headers and bodies. */
export function referencesIn(
  text: string,
  variables: VariableDefinition[],
  requests: FileRequest[],
): VariableReference[] {
  const spans = [
    ...variables.map(({ value }) => value),
    ...requests.flatMap(({ target, headers, body }) => [
      ...target.pieces,
      ...headers.map(({ value }) => value),
      ...(body?.kind === 'text' ? body.pieces : body ? [body.path] : []),
    ]),
  ];
  return spans
    .flatMap(({ start, end }) => findReferences(text.slice(start, end), start))
    .sort((one, other) => one.start - other.start);
}
