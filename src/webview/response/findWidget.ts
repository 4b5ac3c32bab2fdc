import type { SearchQuery } from '@codemirror/search';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import type { ResponseViewStrings } from '../../protocol/response.ts';
import { iconButton, setPressed } from '../button.ts';
import { element, fill } from '../dom.ts';
import { countMatches, createQuery, MAX_COUNT, selectMatch, showQuery } from './find.ts';

/** A find box over the text, with the shape and keys of the one in VS Code's own editors. */
export class FindWidget {
  readonly root: HTMLElement;
  readonly #view: EditorView;
  readonly #strings: ResponseViewStrings;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #toggles: Record<'matchCase' | 'wholeWord' | 'regularExpression', HTMLButtonElement>;
  #query: SearchQuery | undefined;
  /** Where the matches start, once they have been counted. */
  #starts: readonly number[] | undefined;
  #counting = new AbortController();
  #selecting = new AbortController();

  constructor(view: EditorView, strings: ResponseViewStrings) {
    this.#view = view;
    this.#strings = strings;
    this.#input = element('input', {
      type: 'text',
      'aria-label': strings.find,
      placeholder: strings.find,
      spellcheck: 'false',
      autocomplete: 'off',
    });
    this.#input.addEventListener('input', () => this.#searchFromHere());
    this.#count = element('span', { class: 'find-count', role: 'status' });
    this.#toggles = {
      matchCase: this.#toggle('Aa', strings.matchCase),
      wholeWord: this.#toggle('ab', strings.wholeWord),
      regularExpression: this.#toggle('.*', strings.regularExpression),
    };
    this.root = element(
      'div',
      { class: 'find-widget', role: 'search', hidden: true },
      element(
        'div',
        { class: 'find-input' },
        this.#input,
        this.#toggles.matchCase,
        this.#toggles.wholeWord,
        this.#toggles.regularExpression,
      ),
      this.#count,
      iconButton('previous', strings.previousMatch, () => this.#go('previous')),
      iconButton('next', strings.nextMatch, () => this.#go('next')),
      iconButton('close', strings.closeFind, () => this.close()),
    );
    this.root.addEventListener('keydown', event => this.#onKey(event));
  }

  /** Opens the box, or goes back into it, with the selected text when that is short and on one line. */
  open(): void {
    const { from, to } = this.#view.state.selection.main;
    const selected = to - from <= 200 ? this.#view.state.sliceDoc(from, to) : '';
    if (selected !== '' && !selected.includes('\n')) {
      this.#input.value = selected;
    }
    this.root.hidden = false;
    this.#input.focus();
    this.#input.select();
    this.#searchFromHere();
  }

  close(): void {
    if (!this.root.hidden) {
      this.root.hidden = true;
      this.#stop();
      this.#query = undefined;
      this.#starts = undefined;
      showQuery(this.#view, undefined);
      this.#view.focus();
    }
  }

  /** Tells the box that the editor holds another text. */
  onReset(): void {
    if (!this.root.hidden) {
      this.#search();
    }
  }

  /** Tells the box that text or selection of the editor changed. */
  onUpdate(update: ViewUpdate): void {
    if (this.#query && update.docChanged) {
      void this.#recount(this.#query);
    } else if (this.#starts && update.selectionSet) {
      this.#showCount(this.#starts);
    }
  }

  #toggle(face: string, label: string): HTMLButtonElement {
    const button = element(
      'button',
      { type: 'button', class: 'find-toggle', title: label, 'aria-label': label },
      face,
    );
    setPressed(button, false);
    button.addEventListener('click', () => {
      setPressed(button, !isPressed(button));
      this.#searchFromHere();
    });
    return button;
  }

  #searchFromHere(): void {
    this.#search();
    this.#go('here');
  }

  #search(): void {
    this.#query = createQuery({
      text: this.#input.value,
      matchCase: isPressed(this.#toggles.matchCase),
      wholeWord: isPressed(this.#toggles.wholeWord),
      regularExpression: isPressed(this.#toggles.regularExpression),
    });
    showQuery(this.#view, this.#query);
    this.#starts = undefined;
    if (this.#query) {
      void this.#recount(this.#query);
    } else {
      this.#stop();
      this.#say(this.#input.value === '' ? '' : this.#strings.invalidExpression, true);
    }
  }

  #go(direction: 'next' | 'previous' | 'here'): void {
    if (this.#query) {
      this.#selecting.abort();
      this.#selecting = new AbortController();
      void selectMatch(this.#view, this.#query, direction, this.#selecting.signal);
    }
  }

  #stop(): void {
    this.#selecting.abort();
    this.#counting.abort();
  }

  async #recount(query: SearchQuery): Promise<void> {
    this.#counting.abort();
    this.#counting = new AbortController();
    const { signal } = this.#counting;
    const starts = await countMatches(this.#view.state, query, signal);
    if (!signal.aborted) {
      this.#starts = starts;
      this.#showCount(starts);
    }
  }

  #showCount(starts: readonly number[]): void {
    const total = starts.length;
    const shown = total === MAX_COUNT ? `${MAX_COUNT}+` : String(total);
    const position = starts.indexOf(this.#view.state.selection.main.from) + 1;
    const { noMatches, matchPosition, matchCount } = this.#strings;
    this.#say(
      total === 0
        ? noMatches
        : position > 0
          ? fill(matchPosition, position, shown)
          : fill(matchCount, shown),
      total === 0,
    );
  }

  #say(text: string, failed: boolean): void {
    this.#count.textContent = text;
    this.root.classList.toggle('no-match', failed && text !== '');
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Enter' && event.target === this.#input) {
      this.#go(event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'F3') {
      this.#go(event.shiftKey ? 'previous' : 'next');
    } else {
      return;
    }
    event.preventDefault();
    // VS Code listens on the window and would run its own command for the same key.
    event.stopPropagation();
  }
}

function isPressed(button: HTMLButtonElement): boolean {
  return button.getAttribute('aria-pressed') === 'true';
}
