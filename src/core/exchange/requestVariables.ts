import { BUILT_IN_VARIABLES, isBuiltIn, type VariableSources } from './builtInVariables.ts';
import type {
  FileRequest,
  Joined,
  RequestFile,
  Span,
  VariableDefinition,
  VariableReference,
} from './requestFile.ts';
import { mistake, type RequestMistake, type RequestMistakeCode } from './requestMistake.ts';
import { placeInFile } from './fileLines.ts';
import { percentEncoded } from '../base/percentEncoded.ts';
import { findReferences } from './variableReferences.ts';

/** A text with its variables replaced. */
export interface Expanded {
  text: string;
  /** Where the characters of `text` come from, in order: `source` are those of the text before, the same ones where it is `literal`. */
  parts: { length: number; source: Span; literal: boolean }[];
}

/** Why a reference has no value, of the variable that is to blame: another one where values refer to each other. */
interface Missing {
  code: Exclude<Extract<RequestMistakeCode, `variable/${string}`>, 'variable/form'>;
  name: string;
}

/** A text of which a variable has no value. */
export interface Unexpanded {
  /** The first one, with its place in the text. */
  unknown: VariableReference;
  missing: Missing;
}

/** Characters that variables may make of one text: of values that double each other a few lines would fill the memory. */
const LONGEST = 1_000_000;
/** Values that refer to each other in a row. */
const DEEPEST = 100;

/** The variables as one request sees them: each has one value throughout. */
export class RequestVariables {
  readonly #definitions: ReadonlyMap<string, readonly VariableDefinition[]>;
  readonly #request: Pick<FileRequest, 'end'>;
  readonly #sources: VariableSources;
  readonly #values = new Map<string, string | Missing>();
  #depth = 0;

  constructor(
    { variables }: Pick<RequestFile, 'variables'>,
    request: Pick<FileRequest, 'end'>,
    sources: VariableSources,
  ) {
    this.#definitions = definitionsByName(variables);
    this.#request = request;
    this.#sources = sources;
  }

  /**
   * The definition that holds for the request: the last one up to its end, else the first one below it.
   */
  definition(name: string): VariableDefinition | undefined {
    const named = this.#definitions.get(name) ?? [];
    return named.findLast(({ start }) => start < this.#request.end) ?? named[0];
  }

  /** What a reference is replaced by; undefined where it is unknown, leads in a circle or has no value. */
  valueOf(reference: Pick<VariableReference, 'name' | 'words'>): string | undefined {
    const value = this.#lookUp(reference);
    return typeof value === 'string' ? value : undefined;
  }

  /** Replaces the variables of a text. */
  expand(text: string): Expanded | Unexpanded {
    const expanded: Expanded = { text: '', parts: [] };
    const add = (value: string, source: Span, literal: boolean): void => {
      expanded.text += value;
      expanded.parts.push({ length: value.length, source, literal });
    };
    let done = 0;
    let replaced = 0;
    for (const reference of findReferences(text)) {
      const { start, end, name } = reference;
      const value = this.#lookUp(reference);
      if (typeof value !== 'string') {
        return { unknown: reference, missing: value };
      }
      replaced += value.length;
      if (replaced > LONGEST) {
        return { unknown: reference, missing: { code: 'variable/too-long', name } };
      }
      add(text.slice(done, start), { start: done, end: start }, true);
      add(reference.encoded ? percentEncoded(value) : value, { start, end }, false);
      done = end;
    }
    add(text.slice(done), { start: done, end: text.length }, true);
    return expanded;
  }

  #lookUp({ name, words }: Pick<VariableReference, 'name' | 'words'>): string | Missing {
    if (isBuiltIn(name)) {
      const value = BUILT_IN_VARIABLES[name](this.#sources, words);
      return value ?? { code: 'variable/no-value', name };
    }
    if (words.length > 0) {
      return { code: 'variable/words', name };
    }
    const known = this.#values.get(name);
    if (known !== undefined) {
      return known;
    }
    this.#values.set(name, { code: 'variable/circular', name }); // where its value leads back to it
    const value = this.#define(name);
    this.#values.set(name, value);
    return value;
  }

  #define(name: string): string | Missing {
    const definition = this.definition(name);
    if (!definition) {
      return { code: 'variable/unknown', name };
    }
    if (this.#depth >= DEEPEST) {
      return { code: 'variable/too-long', name };
    }
    this.#depth += 1;
    const expanded = this.expand(definition.value.text);
    this.#depth -= 1;
    return 'unknown' in expanded ? expanded.missing : expanded.text;
  }
}

const BY_NAME = new WeakMap<object, Map<string, VariableDefinition[]>>();

/** Of all definitions of a file, once for all its requests. */
function definitionsByName(
  variables: readonly VariableDefinition[],
): ReadonlyMap<string, readonly VariableDefinition[]> {
  let byName = BY_NAME.get(variables);
  if (!byName) {
    byName = new Map();
    for (const definition of variables) {
      const named = byName.get(definition.name.text);
      if (named) {
        named.push(definition);
      } else {
        byName.set(definition.name.text, [definition]);
      }
    }
    BY_NAME.set(variables, byName);
  }
  return byName;
}

/** What is wrong with a reference that cannot be replaced. @param place where it stands in its file */
export function noValue({ missing: { code, name } }: Unexpanded, place: Span): RequestMistake {
  return mistake(code, { name }, place);
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
  let at = 0;
  return file.references.flatMap((reference): RequestMistake[] => {
    const { name, words, start, end } = reference;
    if (isBuiltIn(name)) {
      return BUILT_IN_VARIABLES[name](ANY_SOURCES, words) === undefined
        ? [mistake('variable/words', { name }, reference)]
        : [];
    }
    while ((file.requests[at]?.end ?? Infinity) < end) {
      at += 1;
    }
    const around = file.requests[at];
    const request = around && around.start <= start ? around : { end };
    const variables = new RequestVariables(file, request, ANY_SOURCES);
    if (!variables.definition(name)) {
      return [mistake('variable/unknown', { name }, reference)];
    }
    if (words.length > 0) {
      return [mistake('variable/words', { name }, reference)];
    }
    return leadsBack(name, variables) ? [mistake('variable/circular', { name }, reference)] : [];
  });
}

/** Values that never matter: only whether there is one. */
const ANY_SOURCES: VariableSources = {
  now: new Date(0),
  randomUuid: () => '0',
  random: () => 0,
  enterpriseNumber: '0',
};

function leadsBack(name: string, variables: RequestVariables): boolean {
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const reference of findReferences(variables.definition(next)?.value.text ?? '')) {
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
