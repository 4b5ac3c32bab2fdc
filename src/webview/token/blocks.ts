import { element } from '../dom.ts';

/** A part of a page: its name among its neighbours, what it shows, and how it is made. */
export interface Block {
  id: string;
  /** Two that are the same as JSON look the same. */
  of: unknown;
  make: () => HTMLElement;
}

/** Parts of a page one below the other, of which only those are made anew that have changed. */
export class Blocks {
  readonly root: HTMLElement;
  #shown: { id: string; of: string; node: HTMLElement }[] = [];

  constructor(tag: 'div' | 'section', name: string) {
    this.root = element(tag, { class: name });
  }

  /** Shows these parts, in this order. */
  show(blocks: readonly Block[]): void {
    const next = blocks.map(block => {
      const of = JSON.stringify(block.of);
      const same = this.#shown.find(shown => shown.id === block.id && shown.of === of);
      return same ?? { id: block.id, of, node: block.make() };
    });
    const isInPlace =
      next.length === this.#shown.length &&
      next.every(({ id }, index) => this.#shown[index]?.id === id);
    if (isInPlace) {
      // A node that is put back where it stands loses focus and selection.
      next.forEach(({ node }, index) => {
        const before = this.#shown[index]?.node;
        if (before && before !== node) {
          replaceKeepingFocus(before, node);
        }
      });
    } else {
      this.root.replaceChildren(...next.map(({ node }) => node));
    }
    this.#shown = next;
  }
}

/** The focus goes to the same place of the new part, counted among what can have it. */
function replaceKeepingFocus(before: HTMLElement, after: HTMLElement): void {
  const index = focusable(before).findIndex(node => node === document.activeElement);
  before.replaceWith(after);
  if (index >= 0) {
    focusable(after)[index]?.focus();
  }
}

function focusable(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('button, summary, [tabindex]')];
}
