import { findNodeAtLocation, parse as parseJson, parseTree, type Node } from 'jsonc-parser';
import { isCollection, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document, Pair } from 'yaml';
import { TextLines } from '../base/textLines.ts';
import {
  jsonFault,
  repeatedMembers,
  wrongAlias,
  yamlFaults,
  type SyntaxFault,
  type TextRange,
} from './syntaxFaults.ts';

/** What of a member is meant: its name or its value. Items of a list have no name. */
export type Mark = 'name' | 'value';

/** Values that aliases may stand for before a document counts as an attempt to fill the memory. */
const MOST_ALIASES = 10_000;
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
    const markup = /^\s*(?=<[!?a-z])/i.exec(text);
    if (markup) {
      this.faults = [this.#fault(markup[0].length, text.length, 'markup')];
      return;
    }
    const { deepest, members } = nesting(text);
    if (deepest > DEEPEST || INDENTED_DEEPLY.test(text)) {
      this.faults = [this.#fault(0, text.length, 'other')];
      return;
    }
    try {
      // Ten times as fast as the YAML parser, which takes seconds for the largest descriptions there are.
      this.value = JSON.parse(text) as unknown;
      this.faults = members === membersIn(this.value) ? [] : repeatedMembers(text);
    } catch {
      const { value, faults } = this.#isJson() ? this.#readJson() : this.#readYaml();
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

  /** What the YAML parser says of broken JSON is about YAML. But what is broken as JSON may still be YAML. */
  #readJson(): { value: unknown; faults: SyntaxFault[] } {
    const fault = jsonFault(this.text);
    if (!fault) {
      return { value: parseJson(this.text) as unknown, faults: [] };
    }
    const yaml = this.#readYaml();
    return yaml.value === undefined ? { ...yaml, faults: [fault] } : yaml;
  }

  #readYaml(): { value: unknown; faults: SyntaxFault[] } {
    const document = parseDocument(this.text, { merge: true, prettyErrors: false });
    this.#yaml = document;
    const faults = yamlFaults(document, this.text);
    if (faults.some(({ reason }) => reason !== 'duplicate-member')) {
      return { value: undefined, faults };
    }
    const alias = wrongAlias(document);
    if (alias) {
      return { value: undefined, faults: [this.#fault(alias.start, alias.end, 'other')] };
    }
    try {
      return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), faults };
    } catch {
      // Aliases of aliases.
      return { value: undefined, faults: [this.#fault(0, this.text.length, 'other')] };
    }
  }

  #isJson(): boolean {
    return /\.json$/i.test(this.location) || /^\s*[{[]\s*["}\]]/.test(this.text);
  }

  #fault(start: number, end: number, reason: SyntaxFault['reason']): SyntaxFault {
    return { ...this.#firstLine({ start, end }), reason };
  }

  #find(path: readonly string[], mark: Mark): TextRange | undefined {
    if (!this.#yaml) {
      this.#json ??= parseTree(this.text);
      return this.#json && findInJson(this.#json, path, mark);
    }
    return findInYaml(this.#yaml, path, mark);
  }

  #firstLine({ start, end }: TextRange): TextRange {
    const line = /^.*/.exec(this.text.slice(start, end))?.[0] ?? '';
    return { start, end: start + Math.max(line.length, 0) };
  }
}

const INDENTED_DEEPLY = new RegExp(`^[ ?-]{${2 * DEEPEST}}`, 'm');

/**
 * How deeply a text nests at most, of which V8 may die, and how many members its objects have if it is JSON. The depth is that with
 * and that without what stands between quotation marks, of which YAML may have one alone.
 */
function nesting(text: string): { deepest: number; members: number } {
  const depth = { all: 0, outside: 0 };
  let deepest = 0;
  let members = 0;
  let isText = false;
  const nest = (by: 1 | -1): void => {
    depth.all = Math.max(depth.all + by, 0);
    depth.outside = Math.max(depth.outside + (isText ? 0 : by), 0);
    deepest = Math.max(deepest, depth.all, depth.outside);
  };
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x22: // "
        isText = !isText;
        break;
      case 0x5c: // \ and what it escapes
        index += isText ? 1 : 0;
        break;
      case 0x3a: // :
        members += isText ? 0 : 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        nest(1);
        break;
      case 0x5d: // ]
      case 0x7d: // }
        nest(-1);
        break;
    }
  }
  return { deepest, members };
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const values: unknown[] = Object.values(value);
  return values.reduce<number>(
    (sum, member) => sum + membersIn(member),
    Array.isArray(value) ? 0 : values.length,
  );
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
