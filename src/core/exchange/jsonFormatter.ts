/** Containers nested deeper than this are printed on one line: indentation alone would otherwise outgrow the text. */
const MAX_INDENT = 64;
/** Hostile nesting may not blow the text up: once it is this many times longer than its source, lines are no longer broken. */
const MAX_GROWTH = 6;
const FREE_GROWTH = 65_536;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const INDENTS = Array.from({ length: MAX_INDENT + 1 }, (_, depth) => '\n' + '  '.repeat(depth));

/**
 * Lays JSON out with two spaces of indentation, slice by slice, so that a body of any size is formatted without blocking and
 * without a second copy as objects. Only whitespace between tokens changes: numbers keep every digit, members their order and
 * their duplicates, and text that is not JSON comes through with its characters intact.
 */
export class JsonFormatter {
  /** Where broken-up containers open in the formatted text, ascending, and where each one closes (-1: not yet). */
  readonly opens: number[] = [];
  readonly closes: number[] = [];

  readonly #unclosed: number[] = [];
  #depth = 0;
  #consumed = 0;
  #produced = 0;
  #inString = false;
  #escaped = false;
  /** A bracket has been opened and nothing stands in it yet: `{}` stays together. */
  #justOpened = false;

  /** Formats the next slice of the source (any split is fine, even inside a string) and returns what it adds to the text. */
  push(slice: string): string {
    let out = '';
    // Start of the run of characters that are copied as they are.
    let start = 0;
    let index = 0;
    const before = this.#produced;
    const copyTo = (end: number) => {
      out += slice.slice(start, end);
      this.#produced = before + out.length;
    };
    const breakLine = () => {
      const source = this.#consumed + index;
      out +=
        this.#depth <= MAX_INDENT && this.#produced <= source * MAX_GROWTH + FREE_GROWTH
          ? (INDENTS[this.#depth] ?? '')
          : ' ';
      this.#produced = before + out.length;
    };
    for (; index < slice.length; index++) {
      const code = slice.charCodeAt(index);
      if (this.#inString) {
        if (this.#escaped) {
          this.#escaped = false;
        } else if (code === BACKSLASH) {
          this.#escaped = true;
        } else if (code === QUOTE) {
          this.#inString = false;
        }
        continue;
      }
      if (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
        copyTo(index);
        start = index + 1;
        continue;
      }
      const closing = code === CLOSE_BRACE || code === CLOSE_BRACKET;
      if (closing && this.#depth > 0) {
        copyTo(index);
        start = index;
        this.#depth--;
        if (!this.#justOpened) {
          breakLine();
        }
        this.#close();
        this.#justOpened = false;
        continue;
      }
      if (this.#justOpened) {
        copyTo(index);
        start = index;
        this.#open();
        breakLine();
        this.#justOpened = false;
      }
      switch (code) {
        case QUOTE:
          this.#inString = true;
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          this.#depth++;
          this.#justOpened = true;
          break;
        case COMMA:
          copyTo(index + 1);
          start = index + 1;
          breakLine();
          break;
        case COLON:
          copyTo(index + 1);
          start = index + 1;
          out += ' ';
          this.#produced = before + out.length;
          break;
        default:
          break;
      }
    }
    copyTo(slice.length);
    this.#consumed += slice.length;
    return out;
  }

  /** Notes the container whose bracket is the last character produced, now that it turns out not to be empty. */
  #open(): void {
    if (this.#depth <= MAX_INDENT) {
      this.#unclosed[this.#depth] = this.opens.length;
      this.opens.push(this.#produced - 1);
      this.closes.push(-1);
    }
  }

  /** The container that has just ended closes at the next character produced. */
  #close(): void {
    if (!this.#justOpened && this.#depth < MAX_INDENT) {
      const container = this.#unclosed[this.#depth + 1];
      if (container !== undefined) {
        this.closes[container] = this.#produced;
      }
    }
  }
}
