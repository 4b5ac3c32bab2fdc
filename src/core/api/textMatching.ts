/**
 * A short text that a regular expression of a schema accepts, or undefined where none is found: look-arounds and back
 * references are not followed, but what is made is tried before it is told.
 *
 * @param length characters that it should at least have
 */
export function textMatching(pattern: string, length = 0): string | undefined {
  const expression = compiled(pattern);
  return expression && [0, length].map(wanted => attempt(pattern, wanted)).find(accepted);

  function accepted(text: string | undefined): text is string {
    return text !== undefined && text.length >= length && expression?.test(text) === true;
  }
}

function compiled(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Before ECMAScript's unicode mode, more was allowed: `\-`.
    }
  }
  return undefined;
}

function attempt(pattern: string, wanted: number): string | undefined {
  const writer = new TextWriter(pattern, wanted);
  const text = writer.alternatives();
  return writer.atEnd ? text : undefined;
}

/** What each class of characters stands for here. */
const CLASSES: Record<string, string> = { d: '0', w: 'a', s: ' ', D: 'x', S: 'x', W: '-' };
/** Candidates where anything but some characters may stand. */
const ANYTHING = ['x', '0', 'A', ' ', '-'];
const MOST = 1_000;
/** Characters beyond which no text is looked for: repetitions of repetitions would fill the memory. */
const LONGEST = 10_000;

/** Reads a pattern once, from left to right, and writes what the first alternative of everything accepts. */
class TextWriter {
  #at = 0;

  constructor(
    private readonly pattern: string,
    private readonly wanted: number,
  ) {}

  get atEnd(): boolean {
    return this.#at >= this.pattern.length;
  }

  alternatives(): string {
    const first = this.#sequence();
    while (this.#take('|')) {
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = '';
    while (!this.atEnd && text.length <= LONGEST && !'|)'.includes(this.#next())) {
      const atom = this.#atom();
      text += atom.repeat(Math.min(this.#times(), 1 + LONGEST / Math.max(atom.length, 1)));
    }
    return text;
  }

  #atom(): string {
    const character = this.#next();
    this.#at += 1;
    switch (character) {
      case '^':
      case '$':
        return '';
      case '.':
        return 'x';
      case '[':
        return this.#characterClass();
      case '(':
        return this.#group();
      case '\\':
        return this.#escape();
      default:
        return character;
    }
  }

  #group(): string {
    const [kind = ''] = /^\?(<?[=!]|:|<\w+>)/.exec(this.pattern.slice(this.#at)) ?? [];
    this.#at += kind.length;
    const text = this.alternatives();
    this.#take(')');
    return /[=!]/.test(kind) ? '' : text;
  }

  #escape(): string {
    const [property] = /^[pP]\{[^}]*\}/.exec(this.pattern.slice(this.#at)) ?? [];
    if (property !== undefined) {
      this.#at += property.length;
      return 'A';
    }
    const [code, hex] = /^(?:u|x)([0-9a-fA-F]{4}|[0-9a-fA-F]{2})/.exec(this.#rest()) ?? [];
    if (code !== undefined && hex !== undefined) {
      this.#at += code.length;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const character = this.#next();
    this.#at += 1;
    return character === 'b' || character === 'B' ? '' : (CLASSES[character] ?? character);
  }

  /** The first character that the class names; of a negated one the first of some that it does not. */
  #characterClass(): string {
    const [whole = ''] = /^(?:\\.|[^\]\\])*\]/.exec(this.#rest()) ?? [];
    const end = this.#at + whole.length;
    if (whole.startsWith('^')) {
      this.#at = end;
      return ANYTHING.find(one => compiled(`[${whole}`)?.test(one)) ?? '';
    }
    const escaped = this.#take('\\');
    const first = escaped ? this.#escape() : this.#next();
    this.#at = end;
    return first;
  }

  /** How often what was just written is to stand: as seldom as allowed, or as often as is wanted. */
  #times(): number {
    const [quantifier = '', least = '', most] =
      /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.#rest()) ?? [];
    this.#at += quantifier.length;
    const [from, to] = quantifier.startsWith('{')
      ? [Number(least), most === undefined ? Number(least) : most === '' ? MOST : Number(most)]
      : quantifier.startsWith('*')
        ? [0, MOST]
        : quantifier.startsWith('+')
          ? [1, MOST]
          : quantifier.startsWith('?')
            ? [0, 1]
            : [1, 1];
    return Math.min(Math.max(from, Math.min(this.wanted, to)), MOST);
  }

  #rest(): string {
    return this.pattern.slice(this.#at);
  }

  #next(): string {
    return this.pattern.charAt(this.#at);
  }

  #take(character: string): boolean {
    const there = this.#next() === character;
    this.#at += there ? 1 : 0;
    return there;
  }
}
