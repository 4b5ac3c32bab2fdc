import { standardKeymap } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap, foldService } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { ResponseViewStrings } from '../../protocol/response.ts';
import { element } from '../dom.ts';
import { icon } from '../icons.ts';
import { jsonColours, specialCharacters } from './decorations.ts';
import { findSupport } from './find.ts';
import { FindWidget } from './findWidget.ts';

/** Where multi-line containers open and close in the text, ascending by `opens`; it grows with the text. */
export interface Containers {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
}

const ENORMOUS_LINE = 5_000;

/** A read-only, virtualised editor: only what is visible is in the page, whatever the size of the text. */
export class TextEditor {
  readonly root: HTMLElement;
  readonly #view: EditorView;
  readonly #find: FindWidget;
  readonly #strings: ResponseViewStrings;
  readonly #nonce: string;
  readonly #wrapping = new Compartment();
  #wrapLines = false;

  /** `nonce` lets the editor add its style sheets under the page's content security policy. */
  constructor(strings: ResponseViewStrings, nonce: string) {
    this.#strings = strings;
    this.#nonce = nonce;
    // The style element is made here, once: this first state must have the nonce too.
    this.#view = new EditorView({ extensions: EditorView.cspNonce.of(nonce) });
    this.#find = new FindWidget(this.#view, strings);
    this.root = element('div', { class: 'text-editor' }, this.#view.dom, this.#find.root);
  }

  /** Starts a new text: colours and folding for JSON whose containers are known, plain otherwise. */
  reset(text: string, containers: Containers | undefined): void {
    this.#view.setState(
      EditorState.create({
        doc: text,
        extensions: [
          this.#base(),
          this.#wrapping.of(wrappingExtension(this.#wrapLines)),
          containers ? jsonSupport(containers) : [],
        ],
      }),
    );
    this.#find.onReset();
  }

  /** Adds to the end; selection, folding and scroll position stay. */
  append(text: string): void {
    this.#view.dispatch({ changes: { from: this.#view.state.doc.length, insert: text } });
  }

  /** Whether lines are so long that changing their layout in place would draw one from end to end: seconds for some megabytes. */
  get hasEnormousLines(): boolean {
    const { doc } = this.#view.state;
    return doc.length / doc.lines > ENORMOUS_LINE;
  }

  /** Breaks long lines at the edge of the view, or lets them run; with enormous lines this takes effect at the next `reset`. */
  wrapLines(on: boolean): void {
    this.#wrapLines = on;
    if (!this.hasEnormousLines) {
      this.#view.dispatch({ effects: this.#wrapping.reconfigure(wrappingExtension(on)) });
    }
  }

  openFind(): void {
    this.#find.open();
  }

  #base(): Extension {
    const strings = this.#strings;
    return [
      EditorView.cspNonce.of(this.#nonce),
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': strings.body }),
      EditorState.phrases.of({
        unfold: strings.unfoldLine,
        to: strings.to,
        'folded code': strings.foldedCode,
        'Folded lines': strings.foldedLines,
        'Unfolded lines': strings.unfoldedLines,
      }),
      lineNumbers(),
      foldGutter({
        markerDOM: open =>
          element(
            'span',
            { class: 'fold-marker', title: open ? strings.foldLine : strings.unfoldLine },
            icon(open ? 'unfolded' : 'folded'),
          ),
      }),
      codeFolding(),
      specialCharacters(strings.specialCharacter),
      findSupport(),
      keymap.of([...foldKeymap, ...standardKeymap]),
      EditorView.updateListener.of(update => this.#find.onUpdate(update)),
    ];
  }
}

function wrappingExtension(on: boolean): Extension {
  return on ? EditorView.lineWrapping : [];
}

function jsonSupport(containers: Containers): Extension {
  return [
    jsonColours(),
    foldService.of((_, lineFrom, lineTo) => {
      // A line opens at most one container that goes on below it, and that bracket ends the line.
      const index = indexAtMost(containers.opens, lineTo);
      const open = containers.opens[index] ?? -1;
      const close = containers.closes[index] ?? -1;
      return open >= lineFrom && close > lineTo ? { from: open + 1, to: close } : null;
    }),
  ];
}

/** The index of the last value that is not above `limit`, in an ascending list; -1 when there is none. */
function indexAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
