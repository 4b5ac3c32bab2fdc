import { SearchQuery } from '@codemirror/search';
import { EditorSelection, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { visibleDecorations } from './decorations.ts';

/** What the user looks for. */
export interface FindOptions {
  text: string;
  matchCase: boolean;
  wholeWord: boolean;
  regularExpression: boolean;
}

export interface Match {
  from: number;
  to: number;
}

const MAX_HIGHLIGHTS = 120;
const setQuery = StateEffect.define<SearchQuery | undefined>();

const queryField = StateField.define<SearchQuery | undefined>({
  create: () => undefined,
  update: (query, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setQuery)) {
        query = effect.value;
      }
    }
    return query;
  },
});

const matchMark = Decoration.mark({ class: 'match' });
const currentMark = Decoration.mark({ class: 'match match-current' });

/** Keeps the query of an editor and marks the visible matches. */
export function findSupport(): Extension {
  const highlights = visibleDecorations(
    (view, builder) => {
      const query = view.state.field(queryField);
      const { main } = view.state.selection;
      let left = query ? MAX_HIGHLIGHTS : 0;
      for (const { from, to } of view.visibleRanges) {
        const matches = query?.getCursor(view.state, from, to);
        for (let match = matches?.next(); left > 0 && match?.done === false;) {
          const { value } = match;
          if (value.to > value.from) {
            const current = value.from === main.from && value.to === main.to;
            builder.add(value.from, value.to, current ? currentMark : matchMark);
            left--;
          }
          match = matches?.next();
        }
      }
    },
    update =>
      update.selectionSet || update.startState.field(queryField) !== update.state.field(queryField),
  );
  return [queryField, highlights];
}

/**
 * Turns options into a query; `undefined` when nothing is asked or the expression is not one. Plain text is looked for with a
 * regular expression too: the engine is many times faster than a comparison character by character.
 */
export function createQuery(options: FindOptions): SearchQuery | undefined {
  const query = new SearchQuery({
    search: options.regularExpression
      ? options.text
      : options.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
    regexp: true,
    caseSensitive: options.matchCase,
    wholeWord: options.wholeWord,
  });
  return query.valid ? query : undefined;
}

/** Sets what is marked; `undefined` marks nothing. */
export function showQuery(view: EditorView, query: SearchQuery | undefined): void {
  view.dispatch({ effects: setQuery.of(query) });
}

/**
 * Selects the next match after the selection, the first one from where it starts (`here`), or the one before it, going round at the
 * ends. Works in short turns; nothing is selected once the signal aborts.
 */
export async function selectMatch(
  view: EditorView,
  query: SearchQuery,
  direction: 'next' | 'previous' | 'here',
  signal: AbortSignal,
): Promise<void> {
  const { state } = view;
  const { from, to } = state.selection.main;
  const end = state.doc.length;
  const search = new Search(state, query, signal);
  const start = direction === 'here' ? from : to;
  const match =
    direction === 'previous'
      ? ((await search.last(0, from)) ?? (await search.last(from, end)))
      : ((await search.first(start, end)) ?? (await search.first(0, start)));
  if (match && !signal.aborted) {
    view.dispatch({
      selection: EditorSelection.single(match.from, match.to),
      effects: EditorView.scrollIntoView(match.from, { y: 'nearest', yMargin: 80, x: 'nearest' }),
      userEvent: 'select.search',
    });
  }
}

/** How many matches are counted; of more the box says "10000+". */
export const MAX_COUNT = 10_000;

/** Where the matches start, `MAX_COUNT` at most. Works in short turns; incomplete once the signal aborts. */
export async function countMatches(
  state: EditorState,
  query: SearchQuery,
  signal: AbortSignal,
): Promise<number[]> {
  const starts: number[] = [];
  await new Search(state, query, signal).visit(0, state.doc.length, ({ from }) => {
    starts.push(from);
    return starts.length < MAX_COUNT;
  });
  return starts;
}

/** How much text is searched at once, and how far a match may reach beyond it (UTF-16 units). */
const WINDOW = 65_536;
const OVERLAP = 1_024;
const TURN_MILLISECONDS = 10;

/** One search through a text, which lets the page breathe between pieces: a huge text without a match would freeze it. */
class Search {
  readonly #state: EditorState;
  readonly #query: SearchQuery;
  readonly #signal: AbortSignal;
  #turnEnd = performance.now() + TURN_MILLISECONDS;

  constructor(state: EditorState, query: SearchQuery, signal: AbortSignal) {
    this.#state = state;
    this.#query = query;
    this.#signal = signal;
  }

  async first(from: number, to: number): Promise<Match | undefined> {
    let found: Match | undefined;
    await this.visit(from, to, match => {
      found = match;
      return false;
    });
    return found;
  }

  /** There is no cursor that runs backwards: the last match of each piece, from the end on. */
  async last(from: number, to: number): Promise<Match | undefined> {
    for (let end = to; end > from && (await this.#breathe()); end -= WINDOW) {
      const last = [...this.#matches(Math.max(from, end - WINDOW), end, to)].at(-1);
      if (last) {
        return last;
      }
    }
    return undefined;
  }

  /** Calls `onMatch` for each match until that returns false. */
  async visit(from: number, to: number, onMatch: (match: Match) => boolean): Promise<void> {
    for (let start = from; start < to && (await this.#breathe());) {
      const end = Math.min(to, start + WINDOW);
      let next = end;
      for (const match of this.#matches(start, end, to)) {
        if (!onMatch(match)) {
          return;
        }
        next = Math.max(next, match.to);
      }
      start = next;
    }
  }

  /** The matches that start in a piece; they end before `limit`. Empty ones do not count. */
  *#matches(from: number, to: number, limit: number): Generator<Match> {
    const cursor = this.#query.getCursor(this.#state, from, Math.min(limit, to + OVERLAP));
    for (let match = cursor.next(); match.done !== true; match = cursor.next()) {
      const { value } = match;
      if (value.from >= to) {
        return;
      }
      if (value.to > value.from) {
        yield { from: value.from, to: value.to };
      }
    }
  }

  /** Gives the page a turn when this one has been long enough. Whether to go on. */
  async #breathe(): Promise<boolean> {
    if (performance.now() > this.#turnEnd) {
      await new Promise(resolve => setTimeout(resolve));
      this.#turnEnd = performance.now() + TURN_MILLISECONDS;
    }
    return !this.#signal.aborted;
  }
}
