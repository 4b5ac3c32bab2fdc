import { parse as parseJson, visit as visitJson, type ParseError } from 'jsonc-parser';
import { isAlias, isCollection, isScalar, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { ApiFindingDetails } from './apiFinding.ts';

/** Characters from `start` up to `end`. */
export interface TextRange {
  start: number;
  end: number;
}

/** Why a text cannot be read as it stands, and where. */
export interface SyntaxFault extends TextRange {
  reason: ApiFindingDetails['api/syntax']['reason'];
}

/** Errors that are looked at for the cause of the first one. */
const MOST_LOOKED_AT = 10;

/**
 * What is wrong with YAML: the first thing that cannot be read, because all that follows may come of it; where all can be read, every
 * member that stands twice.
 */
export function yamlFaults({ errors, contents }: Document, text: string): SyntaxFault[] {
  const fatal = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return fatal
    ? [fatalFault(fatal, errors, contents, text)]
    : errors.map(({ pos: [start, end] }) => ({ start, end, reason: 'duplicate-member' }));
}

/** The first thing that is wrong with JSON, whose comments and trailing commas are no mistake. */
export function jsonFault(text: string): SyntaxFault | undefined {
  const errors: ParseError[] = [];
  parseJson(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  return first && { start: first.offset, end: first.offset + first.length, reason: 'other' };
}

/** The names in JSON under which its object has a member already, of which only the last would count. */
export function repeatedMembers(json: string): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const names: Set<string>[] = [];
  visitJson(json, {
    onObjectBegin: () => void names.push(new Set()),
    onObjectEnd: () => void names.pop(),
    onObjectProperty: (name, start, length) => {
      const here = names.at(-1);
      if (here?.has(name) === true) {
        faults.push({ start, end: start + length, reason: 'duplicate-member' });
      }
      here?.add(name);
    },
  });
  return faults;
}

/** The first alias that stands for nothing before it, or for what it is part of. */
export function wrongAlias(document: Document): TextRange | undefined {
  const anchored = new Map<string, Node>();
  let found: Node | undefined;
  visit(document, {
    Node: (_key, node, path) => {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target === undefined || path.includes(target)) {
          found = node;
          return visit.BREAK;
        }
      } else if (node.anchor !== undefined) {
        anchored.set(node.anchor, node);
      }
      return undefined;
    },
  });
  const [start, end] = found?.range ?? [];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function fatalFault(
  error: YAMLError,
  all: readonly YAMLError[],
  contents: unknown,
  text: string,
): SyntaxFault {
  const [start, end] = error.pos;
  const opened = unclosedAmong(all, contents);
  if (opened !== undefined && opened <= start) {
    return { start: opened, end: opened + 1, reason: 'unclosed' };
  }
  const range = { start, end };
  switch (error.code) {
    case 'BAD_INDENT':
    case 'TAB_AS_INDENT':
      return { ...range, reason: 'indentation' };
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return { ...range, reason: 'colon-missing' };
    case 'BLOCK_AS_IMPLICIT_KEY': {
      // A value that goes on in the next line, because that stands further in, and there becomes a name.
      const next = all.find(
        ({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === start,
      );
      return next
        ? { start: lastLine(text, next.pos[1]), end: next.pos[1], reason: 'indentation' }
        : { start, end: text.length, reason: 'second-colon' };
    }
    case 'BLOCK_IN_FLOW':
      return { ...range, reason: 'second-colon' };
    default:
      return { ...range, reason: 'other' };
  }
}

function lastLine(text: string, end: number): number {
  return text.lastIndexOf('\n', end - 1) + 1;
}

/** Where something was opened of whose end one of the first errors tells that it is missing. */
function unclosedAmong(errors: readonly YAMLError[], contents: unknown): number | undefined {
  return errors
    .slice(0, MOST_LOOKED_AT)
    .filter(({ code }) => code === 'BAD_INDENT' || code === 'MISSING_CHAR')
    .map(({ pos }) => unclosedAt(contents, pos[0]))
    .find(opened => opened !== undefined);
}

/** Where the innermost bracket or quotation mark was opened that should have ended at an offset. */
function unclosedAt(contents: unknown, offset: number): number | undefined {
  let opened: number | undefined;
  if (isCollection(contents) || isScalar(contents)) {
    visit(contents, (_key, node) => {
      const isOpen =
        (isCollection(node) && node.flow === true) ||
        (isScalar(node) && /^QUOTE/.test(node.type ?? ''));
      if (isOpen && node.range?.[1] === offset) {
        opened = node.range[0];
      }
    });
  }
  return opened;
}
