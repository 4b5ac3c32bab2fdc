import { JsonFormatter } from '../../core/exchange/jsonFormatter.ts';
import type { BodySlice } from '../../protocol/bodySlice.ts';
import type { AnswerBody, BodyForm, ResponseViewStrings } from '../../protocol/response.ts';
import { element, fill } from '../dom.ts';
import { TextEditor } from './textEditor.ts';

/** Fetches the piece of the body that starts at `from`. */
export type FetchSlice = (from: number, signal: AbortSignal) => Promise<BodySlice>;

/** The answer's body in an editor, or the sentence that says why there is none. */
export class BodyView {
  readonly root: HTMLElement;
  readonly #strings: ResponseViewStrings;
  readonly #editor: TextEditor;
  readonly #explanation = element('p', { class: 'empty' });
  readonly #progress = element('p', { class: 'body-progress', role: 'status', hidden: true });
  #pieces: string[] = [];
  #next: number | undefined;
  #length = 0;
  #form: BodyForm = 'raw';
  #fetch: FetchSlice = () => Promise.resolve({ text: '', next: undefined });
  #filling = new AbortController();

  constructor(strings: ResponseViewStrings, nonce: string) {
    this.#strings = strings;
    this.#editor = new TextEditor(strings, nonce);
    this.root = element(
      'div',
      { class: 'body' },
      this.#explanation,
      this.#editor.root,
      this.#progress,
    );
  }

  /** Shows another body; what was still under way for the one before is dropped. */
  show(body: AnswerBody, form: BodyForm, fetch: FetchSlice): void {
    const isText = body.kind === 'text';
    this.#editor.root.hidden = !isText;
    this.#explanation.hidden = isText;
    this.#explanation.textContent = isText ? '' : body.explanation;
    this.#pieces = isText ? [body.start.text] : [];
    this.#next = isText ? body.start.next : undefined;
    this.#length = isText ? body.length : 0;
    this.#fetch = fetch;
    this.setForm(form);
  }

  /** Lays the text out anew, from the pieces that are here already. */
  setForm(form: BodyForm): void {
    this.#form = form;
    this.#filling.abort();
    this.#filling = new AbortController();
    void this.#fill(form, this.#filling.signal);
  }

  /** Breaks long lines at the edge of the view, or lets them run. */
  wrapLines(on: boolean): void {
    this.#editor.wrapLines(on);
    if (this.#editor.hasEnormousLines) {
      this.setForm(this.#form);
    }
  }

  openFind(): void {
    this.#editor.openFind();
  }

  /** Piece by piece, so that the first screen stands at once and the page never stops reacting. */
  async #fill(form: BodyForm, signal: AbortSignal): Promise<void> {
    const formatter = form === 'pretty' ? new JsonFormatter() : undefined;
    const layOut = (piece: string) => formatter?.push(piece) ?? piece;
    this.#editor.reset(layOut(this.#pieces[0] ?? ''), formatter);
    this.#say('');
    if (this.#pieces.length === 0) {
      return;
    }
    try {
      for (let index = 1; ; index++) {
        if (index === this.#pieces.length) {
          if (this.#next === undefined) {
            break;
          }
          const slice = await this.#fetch(this.#next, signal);
          this.#pieces.push(slice.text);
          this.#next = slice.next;
        }
        await new Promise(resolve => setTimeout(resolve));
        if (signal.aborted) {
          return;
        }
        this.#editor.append(layOut(this.#pieces[index] ?? ''));
        this.#say(fill(this.#strings.loading, this.#percentage(index)));
      }
      this.#say('');
    } catch {
      if (!signal.aborted) {
        this.#say(this.#strings.incomplete);
      }
    }
  }

  #percentage(lastShown: number): number {
    const shown = this.#pieces
      .slice(0, lastShown + 1)
      .reduce((total, piece) => total + piece.length, 0);
    return Math.floor((100 * shown) / Math.max(1, this.#length));
  }

  #say(text: string): void {
    this.#progress.textContent = text;
    this.#progress.hidden = text === '';
  }
}
