/** Where the lines of a text begin, to tell lines and characters of offsets. Lines end as in VS Code: `\r\n`, `\n` or `\r`. */
export class TextLines {
  readonly #starts: number[];

  constructor(text: string) {
    this.#starts = [
      0,
      ...Array.from(text.matchAll(/\r\n|\n|\r/g), end => end.index + end[0].length),
    ];
  }

  /** The zero-based line and character of an offset, in UTF-16 code units. */
  positionAt(offset: number): { line: number; character: number } {
    let line = 0;
    for (let end = this.#starts.length; end - line > 1;) {
      const middle = (line + end) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) {
        line = middle;
      } else {
        end = middle;
      }
    }
    return { line, character: offset - (this.#starts[line] ?? 0) };
  }

  /** The offset at which the line after that of an offset begins; undefined for the last one. */
  nextLine(offset: number): number | undefined {
    return this.#starts[this.positionAt(offset).line + 1];
  }
}
