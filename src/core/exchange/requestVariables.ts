import { BUILT_IN_VARIABLES, isBuiltIn, type VariableSources } from './builtInVariables.ts';
import type {
  FileRequest,
  Joined,
  RequestFile,
  Span,
  VariableDefinition,
  VariableReference,
} from './requestFile.ts';
import { mistake, type RequestMistake } from './requestMistake.ts';
import { placeInFile } from './fileLines.ts';
import { findReferences } from './variableReferences.ts';

/** A text with its variables replaced. */
export interface Expanded {
  text: string;
  /** Where the characters of `text` come from, in order: `source` are those of the text before, the same ones where it is `literal`. */
  parts: { length: number; source: Span; literal: boolean }[];
}

/** The variables as one request sees them: each has one value throughout. */
export class RequestVariables {
  readonly #file: RequestFile;
  readonly #request: FileRequest;
  readonly #sources: VariableSources;
  readonly #values = new Map<string, string | undefined>();

  constructor(file: RequestFile, request: FileRequest, sources: VariableSources) {
    this.#file = file;
    this.#request = request;
    this.#sources = sources;
  }

  /**
   * The definition that holds for the request: the last one up to its end, else the first one below it.
   */
  definition(name: string): VariableDefinition | undefined {
    const named = this.#file.variables.filter(variable => variable.name.text === name);
    return named.findLast(({ start }) => start < this.#request.end) ?? named[0];
  }

  /** What a reference is replaced by; undefined where it is unknown, leads in a circle or has no value. */
  valueOf(reference: Pick<VariableReference, 'name' | 'words'>): string | undefined {
    const { name, words } = reference;
    if (isBuiltIn(name)) {
      return BUILT_IN_VARIABLES[name](this.#sources, words);
    }
    if (words.length > 0) {
      return undefined;
    }
    if (!this.#values.has(name)) {
      this.#values.set(name, undefined); // what it gets where it leads back to itself
      const definition = this.definition(name);
      const expanded = definition && this.expand(definition.value.text);
      this.#values.set(name, expanded && 'unknown' in expanded ? undefined : expanded?.text);
    }
    return this.#values.get(name);
  }

  /** Replaces the variables of a text. @returns the first one without a value, with its place in the text, where there is one */
  expand(text: string): Expanded | { unknown: VariableReference } {
    const expanded: Expanded = { text: '', parts: [] };
    const add = (value: string, source: Span, literal: boolean): void => {
      expanded.text += value;
      expanded.parts.push({ length: value.length, source, literal });
    };
    let done = 0;
    for (const reference of findReferences(text)) {
      const value = this.valueOf(reference);
      if (value === undefined) {
        return { unknown: reference };
      }
      const { start, end } = reference;
      add(text.slice(done, start), { start: done, end: start }, true);
      add(reference.encoded ? encodeURIComponent(value) : value, { start, end }, false);
      done = end;
    }
    add(text.slice(done), { start: done, end: text.length }, true);
    return expanded;
  }
}

/** What is wrong with a reference that cannot be replaced. @param place where it stands in its file */
export function noValue({ name }: VariableReference, place: Span): RequestMistake {
  return isBuiltIn(name)
    ? mistake('variable/no-value', { name }, place)
    : mistake('variable/unknown', { name }, place);
}

/** Where a span of an expanded text stands in the file; a span within a variable's value, the reference to it. */
export function expandedPlace({ parts }: Expanded, joined: Joined, { start, end }: Span): Span {
  const from = sourceOf(parts, start, false);
  const to = end > start ? sourceOf(parts, end - 1, true) : from;
  const first = placeInFile(joined, from);
  return {
    start: first,
    end: end > start ? Math.max(first, placeInFile(joined, to - 1) + 1) : first,
  };
}

/** Where a character comes from: its own place, or of a replaced one the beginning or end of the reference. */
function sourceOf(parts: Expanded['parts'], offset: number, asEnd: boolean): number {
  let left = offset;
  for (const { length, source, literal } of parts) {
    if (left < length) {
      const place = literal ? source.start + left : source.start;
      return asEnd ? (literal ? place + 1 : source.end) : place;
    }
    left -= length;
  }
  return parts.at(-1)?.source.end ?? 0;
}

/** What is wrong with the references of a file: names that nothing defines, words that a built-in one does not know, circles. */
export function variableMistakes(file: Omit<RequestFile, 'mistakes'>): RequestMistake[] {
  const defined = new Map(file.variables.map(({ name, value }) => [name.text, value.text]));
  return file.references.flatMap((reference): RequestMistake[] => {
    const { name, words } = reference;
    if (isBuiltIn(name)) {
      return BUILT_IN_VARIABLES[name](ANY_SOURCES, words) === undefined
        ? [mistake('variable/words', { name }, reference)]
        : [];
    }
    if (!defined.has(name) || words.length > 0) {
      return [mistake('variable/unknown', { name: [name, ...words].join(' ') }, reference)];
    }
    return leadsBack(name, defined) ? [mistake('variable/circular', { name }, reference)] : [];
  });
}

/** Values that never matter: only whether there is one. */
const ANY_SOURCES: VariableSources = {
  now: new Date(0),
  randomUuid: () => '0',
  random: () => 0,
  enterpriseNumber: '0',
};

function leadsBack(name: string, defined: Map<string, string>): boolean {
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const reference of findReferences(defined.get(next) ?? '')) {
      if (reference.name === name) {
        return true;
      }
      if (!seen.has(reference.name)) {
        seen.add(reference.name);
        open.push(reference.name);
      }
    }
  }
  return false;
}
