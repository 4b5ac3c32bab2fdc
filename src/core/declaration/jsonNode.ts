/** A part of a JSON text, as `jsonc-parser` gives it too: of a property the children are its name and its value. */
export interface JsonNode {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly parent?: JsonNode | undefined;
  /** Of an object its properties, of an array its elements. */
  readonly children?: readonly JsonNode[] | undefined;
  /** Of a property's name what it says. */
  readonly value?: unknown;
}

/**
 * The tree of a text that is known to be JSON, of which no more is read than is asked for: finding one place in a megabyte makes no tree of
 * a megabyte.
 */
export function jsonNode(text: string): JsonNode {
  const start = spaceEnd(text, 0);
  return new LazyNode(text, start, valueEnd(text, start), undefined);
}

class LazyNode implements JsonNode {
  readonly offset: number;
  readonly length: number;
  readonly parent: JsonNode | undefined;
  readonly #text: string;
  #children: JsonNode[] | undefined;

  constructor(text: string, start: number, end: number, parent: JsonNode | undefined) {
    this.#text = text;
    this.offset = start;
    this.length = end - start;
    this.parent = parent;
  }

  get type(): string {
    const first = this.#text[this.offset];
    return first === '{' ? 'object' : first === '[' ? 'array' : 'scalar';
  }

  get value(): unknown {
    return JSON.parse(this.#text.slice(this.offset, this.offset + this.length)) as unknown;
  }

  get children(): readonly JsonNode[] | undefined {
    if (this.type === 'scalar') {
      return undefined;
    }
    this.#children ??= this.#readChildren(this.type === 'object');
    return this.#children;
  }

  #readChildren(isObject: boolean): JsonNode[] {
    const text = this.#text;
    const children: JsonNode[] = [];
    const last = this.offset + this.length - 1;
    let at = spaceEnd(text, this.offset + 1);
    while (at < last) {
      const end = valueEnd(text, at);
      const child = isObject
        ? new PropertyNode(text, at, end, this)
        : new LazyNode(text, at, end, this);
      children.push(child);
      const comma = spaceEnd(text, child.offset + child.length);
      at = spaceEnd(text, comma + 1);
    }
    return children;
  }
}

class PropertyNode implements JsonNode {
  readonly type = 'property';
  readonly offset: number;
  readonly length: number;
  readonly parent: JsonNode;
  readonly children: readonly JsonNode[];

  constructor(text: string, start: number, nameEnd: number, parent: JsonNode) {
    const valueStart = spaceEnd(text, spaceEnd(text, nameEnd) + 1);
    const end = valueEnd(text, valueStart);
    this.offset = start;
    this.length = end - start;
    this.parent = parent;
    this.children = [
      new LazyNode(text, start, nameEnd, this),
      new LazyNode(text, valueStart, end, this),
    ];
  }
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA] = [
  34, 92, 123, 125, 91, 93, 44,
];

function spaceEnd(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function isSpace(character: number): boolean {
  return character === 32 || character === 10 || character === 13 || character === 9;
}

function valueEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) {
    return stringEnd(text, start);
  }
  return first === OPEN_BRACE || first === OPEN_BRACKET
    ? nestedEnd(text, start)
    : scalarEnd(text, start);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

function nestedEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      at = stringEnd(text, at);
      continue;
    }
    if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      depth -= 1;
    }
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function scalarEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (
      character === COMMA ||
      character === CLOSE_BRACE ||
      character === CLOSE_BRACKET ||
      isSpace(character)
    ) {
      break;
    }
  }
  return at;
}
