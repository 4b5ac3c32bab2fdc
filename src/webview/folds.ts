/** Which foldable parts of a page their reader has opened or closed; what was never touched is as the host wants it. */
export class Folds {
  readonly #touched: Map<string, boolean>;
  readonly #onChange: (state: Readonly<Record<string, boolean>>) => void;

  constructor(
    state: Readonly<Record<string, boolean>>,
    onChange: (state: Readonly<Record<string, boolean>>) => void,
  ) {
    this.#touched = new Map(Object.entries(state));
    this.#onChange = onChange;
  }

  /** Opens or closes a part as it was left, and remembers what its reader does with it. */
  follow(part: HTMLDetailsElement, id: string, isOpen: boolean): void {
    part.open = this.#touched.get(id) ?? isOpen;
    part.addEventListener('toggle', () => {
      // Also told when the host's own wish opens it: that is no choice of the reader.
      if (part.open !== (this.#touched.get(id) ?? isOpen)) {
        this.#touched.set(id, part.open);
        this.#onChange(Object.fromEntries(this.#touched));
      }
    });
  }
}
