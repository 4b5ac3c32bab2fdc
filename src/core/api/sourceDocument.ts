import { findNodeAtLocation, parse as parseJson, parseTree, type Node } from 'jsonc-parser';
import { isCollection, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document, Pair, YAMLError } from 'yaml';
import { TextLines } from '../base/textLines.ts';
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

/** What of a member is meant: its name or its value. Items of a list have no name. */
export type Mark = 'name' | 'value';

/** Values that aliases may stand for before a document counts as an attempt to fill the memory. */
const MOST_ALIASES = 10_000;
const MOST_FAULTS = 20;
/** Far more than a description needs, and far less than what exhausts the stack. */
const DEEPEST = 500;

/**
 * One of the documents that a description consists of, as it is written: its value, and on demand where each part stands. Reads YAML 1.2
 * with merge keys and JSON. Never throws.
 */
export class SourceDocument {
  /** URL without fragment. */
  readonly location: string;
  readonly text: string;
  /** Undefined where the text is no YAML at all. */
  readonly value: unknown = undefined;
  readonly faults: SyntaxFault[];
  #lines: TextLines | undefined;
  #json: Node | undefined;
  #yaml: Document | undefined;

  constructor(location: string, text: string) {
    this.location = location;
    this.text = text;
    if (isTooDeep(text)) {
      this.faults = [{ start: 0, end: text.length, reason: 'other' }];
      return;
    }
    try {
      // Ten times as fast as the YAML parser, which takes seconds for the largest descriptions there are.
      this.value = JSON.parse(text) as unknown;
      this.faults = [];
    } catch {
      const { value, faults } = this.#readYaml();
      this.value = value;
      this.faults = faults.map(fault => ({ ...fault, ...this.#firstLine(fault) }));
    }
  }

  /** The part of the text where something stands, or the closest thing around it. Shortened to its first line. */
  rangeAt(path: readonly string[], mark: Mark): TextRange {
    for (let length = path.length; length >= 0; length -= 1) {
      const range = this.#find(path.slice(0, length), length < path.length ? 'name' : mark);
      if (range) {
        return this.#firstLine(range);
      }
    }
    return this.#firstLine({ start: 0, end: this.text.length });
  }

  /** The zero-based line and character of an offset. */
  positionAt(offset: number): { line: number; character: number } {
    this.#lines ??= new TextLines(this.text);
    return this.#lines.positionAt(offset);
  }

  #readYaml(): { value: unknown; faults: SyntaxFault[] } {
    try {
      const document = parseDocument(this.text, { merge: true, prettyErrors: false });
      this.#yaml = document;
      const fatal = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
      const value: unknown =
        fatal.length === 0 ? document.toJS({ maxAliasCount: MOST_ALIASES }) : undefined;
      const faults = fatal.length > 0 && this.#isJson() ? this.#jsonFaults() : [];
      return { value, faults: faults.length > 0 ? faults : document.errors.map(faultOf) };
    } catch {
      // Aliases of aliases.
      return { value: undefined, faults: [{ start: 0, end: this.text.length, reason: 'other' }] };
    }
  }

  #isJson(): boolean {
    return /\.json$/i.test(this.location) || /^\s*[{[]\s*["}\]]/.test(this.text);
  }

  /** What the YAML parser says of broken JSON is about YAML. */
  #jsonFaults(): SyntaxFault[] {
    const errors: Parameters<typeof parseJson>[1] = [];
    parseJson(this.text, errors, { disallowComments: true });
    return errors
      .slice(0, MOST_FAULTS)
      .map(({ offset, length }) => ({ start: offset, end: offset + length, reason: 'other' }));
  }

  #find(path: readonly string[], mark: Mark): TextRange | undefined {
    if (!this.#yaml && this.faults.length === 0) {
      this.#json ??= parseTree(this.text);
      return this.#json && findInJson(this.#json, path, mark);
    }
    return this.#yaml && findInYaml(this.#yaml, path, mark);
  }

  #firstLine({ start, end }: TextRange): TextRange {
    const line = /^.*/.exec(this.text.slice(start, end))?.[0] ?? '';
    return { start, end: start + Math.max(line.length, 0) };
  }
}

/** Whether a text nests so deeply that reading it may exhaust the stack, of which V8 may die. Counts what stands in texts too. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    // `[` and `{`, `]` and `}`
    if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) {
        return true;
      }
    } else if ((char === 0x5d || char === 0x7d) && depth > 0) {
      depth -= 1;
    }
  }
  return new RegExp(`^[ ?-]{${2 * DEEPEST}}`, 'm').test(text);
}

function faultOf({ code, pos }: YAMLError): SyntaxFault {
  const [start, end] = pos;
  const reason =
    code === 'DUPLICATE_KEY'
      ? 'duplicate-member'
      : code === 'BAD_INDENT' || code === 'TAB_AS_INDENT'
        ? 'indentation'
        : 'other';
  return { start, end, reason };
}

function findInJson(root: Node, path: readonly string[], mark: Mark): TextRange | undefined {
  let node: Node | undefined = root;
  for (const token of path) {
    node = node && findNodeAtLocation(node, [node.type === 'array' ? Number(token) : token]);
  }
  const name =
    mark === 'name' && node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
  return name && { start: name.offset, end: name.offset + name.length };
}

function findInYaml(
  document: Document,
  path: readonly string[],
  mark: Mark,
): TextRange | undefined {
  let name: unknown;
  let node: unknown = document.contents;
  for (const token of path) {
    if (isNode(node) && 'resolve' in node) {
      node = (node as { resolve: (document: Document) => unknown }).resolve(document);
    }
    name = undefined;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => keyText(key) === token);
      name = pair?.key;
      node = pair?.value ?? pair?.key;
    } else {
      node = isCollection(node) ? node.items[Number(token)] : undefined;
    }
    if (node === undefined || node === null) {
      return undefined;
    }
  }
  const marked = mark === 'name' && isNode(name) ? name : node;
  const range = isNode(marked) ? marked.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
