import type { Locator, Page } from 'playwright-core';

/** The list and input box at the top of the window: command palette, quick picks, and the steps of a wizard. */
export class QuickInput {
  readonly #page: Page;
  /** The whole widget, with title, prompt and rows. */
  readonly widget: Locator;
  readonly input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget').filter({ visible: true });
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Waits for the step whose title, placeholder or prompt holds the text. */
  async waitFor(text: string): Promise<void> {
    const shown = this.widget.getByText(text);
    const placeholder = this.widget.getByPlaceholder(text);
    await shown.or(placeholder).first().waitFor();
  }

  /** Replaces what stands in the input box. */
  async fill(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /**
   * Answers the file dialog with this title. The dialog writes its own proposal into the box once it has read the folder, and reads
   * the folder of what is typed before it takes an answer: so the path is typed, and Enter pressed, until it is taken.
   */
  async chooseFile(title: string, path: string): Promise<void> {
    const dialog = this.widget.filter({ hasText: title });
    await dialog.waitFor();
    await dialog.locator('.quick-input-action .monaco-button').first().waitFor();
    await dialog.locator('.monaco-list-row').first().waitFor();
    await dialog.locator('.quick-input-progress.active').waitFor({ state: 'hidden' });
    const deadline = Date.now() + 20_000;
    while ((await dialog.count()) > 0 && Date.now() < deadline) {
      if ((await this.input.inputValue()) !== path) {
        await this.fill(path);
        // The proposal may still come and take its place: what is accepted has stood there for a while.
        await this.#page.waitForTimeout(250);
        continue;
      }
      await this.accept();
      await dialog.waitFor({ state: 'hidden', timeout: 500 }).catch(() => undefined);
    }
  }

  /** Presses Enter: takes the input, or the focused row. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Takes the row with this label. The keyboard does it: a click would race with rows that are still being filtered. */
  async pick(label: string): Promise<void> {
    const row = this.#row(label);
    await row.first().waitFor();
    await this.#focus(label);
    await this.accept();
  }

  /** Labels of the rows that are rendered. */
  async rows(): Promise<string[]> {
    return this.widget.locator('.quick-input-list-entry .label-name').allInnerTexts();
  }

  /** The message below the input box: a prompt, or why the input is not taken. */
  async message(): Promise<string> {
    return this.widget.locator('.quick-input-message').innerText();
  }

  /** Presses Escape until nothing is asked any more. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
  }

  #row(label: string): Locator {
    const name = this.#page.locator('.label-name').getByText(label, { exact: true });
    return this.widget.locator('.monaco-list-row').filter({ has: name });
  }

  async #focus(label: string): Promise<void> {
    const focused = this.#row(label).and(this.widget.locator('.focused'));
    const rows = await this.widget.locator('.monaco-list-row').count();
    for (let step = 0; step <= rows; step += 1) {
      if ((await focused.count()) > 0) {
        return;
      }
      await this.input.press('ArrowDown');
    }
    throw new Error(`The row "${label}" could not be focused.`);
  }
}
