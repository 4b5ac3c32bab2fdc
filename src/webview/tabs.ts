import { element } from './dom.ts';

export interface TabPage<Id extends string> {
  id: Id;
  /** What the tab shows; may hold a counter beside its name. */
  label: HTMLElement;
  panel: HTMLElement;
}

/**
 * Tabs as the ARIA pattern has them: one stop in the tab order, arrow keys, Home and End move and select.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export class Tabs<Id extends string> {
  readonly list: HTMLElement;
  readonly #tabs: { id: Id; tab: HTMLButtonElement; panel: HTMLElement }[];
  readonly #onSelect: (id: Id) => void;

  constructor(name: string, pages: readonly TabPage<Id>[], onSelect: (id: Id) => void) {
    this.#onSelect = onSelect;
    this.#tabs = pages.map(({ id, label, panel }) => {
      const tab = element(
        'button',
        { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` },
        label,
      );
      tab.addEventListener('click', () => this.#choose(id));
      panel.id = `panel-${id}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      return { id, tab, panel };
    });
    this.list = element(
      'div',
      { role: 'tablist', 'aria-label': name },
      ...this.#tabs.map(({ tab }) => tab),
    );
    this.list.addEventListener('keydown', event => this.#onKey(event));
  }

  /** Shows a page without moving the focus and without telling the listener. */
  select(selected: Id): void {
    for (const { id, tab, panel } of this.#tabs) {
      const on = id === selected;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      panel.hidden = !on;
    }
  }

  #choose(id: Id): void {
    this.select(id);
    this.#onSelect(id);
  }

  #onKey(event: KeyboardEvent): void {
    const current = this.#tabs.findIndex(({ tab }) => tab === document.activeElement);
    const last = this.#tabs.length - 1;
    const target = {
      ArrowLeft: current === 0 ? last : current - 1,
      ArrowRight: current === last ? 0 : current + 1,
      Home: 0,
      End: last,
    }[event.key];
    const next = target === undefined ? undefined : this.#tabs[target];
    if (next) {
      event.preventDefault();
      this.#choose(next.id);
      next.tab.focus();
    }
  }
}
