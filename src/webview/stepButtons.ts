import type { ShownStep } from '../protocol/cause.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** Buttons for steps. While one is being done, no button for it does anything, wherever it stands in the page. */
export class StepButtons {
  readonly #run: (step: string) => Promise<unknown>;
  readonly #running = new Set<string>();

  constructor(run: (step: string) => Promise<unknown>) {
    this.#run = run;
  }

  /** @param hasMain the first is the one that most people want */
  row(
    steps: readonly ShownStep[],
    { label, hasMain }: { label: string; hasMain: boolean },
  ): HTMLElement {
    return element(
      'div',
      { class: 'steps', role: 'group', 'aria-label': label, hidden: steps.length === 0 },
      ...steps.map((step, index) => this.#button(step, hasMain && index === 0)),
    );
  }

  #button({ id, label, isExternal }: ShownStep, isMain: boolean): HTMLButtonElement {
    const button = element(
      'button',
      {
        type: 'button',
        class: isMain ? 'primary' : 'secondary',
        'data-step': id,
        // Not `disabled`: that would take the focus from whoever has just pressed it.
        'aria-disabled': String(this.#running.has(id)),
      },
      label,
      isExternal === true ? icon('open') : undefined,
    );
    button.addEventListener('click', () => void this.#start(id));
    return button;
  }

  async #start(id: string): Promise<void> {
    if (this.#running.has(id)) {
      return;
    }
    this.#running.add(id);
    mark(id, true);
    try {
      await this.#run(id);
    } finally {
      this.#running.delete(id);
      mark(id, false);
    }
  }
}

function mark(id: string, isRunning: boolean): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-step]')) {
    if (button.dataset['step'] === id) {
      button.setAttribute('aria-disabled', String(isRunning));
    }
  }
}
