import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { element, fill } from '../dom.ts';
import { jsonTokens } from './jsonTokens.ts';
import type { JsonTokenType } from './jsonTokens.ts';

/** Together these keep the page under 1 000 elements whatever a server sends. An ordinary screen needs half of them. */
const MAX_TOKENS = 450;
const MAX_SPECIAL_CHARACTERS = 100;
/** Longer lines stay plain: what is visible of them may start inside a string. */
const MAX_LINE = 1_000;

/** A plugin that decorates what is visible, again whenever that or `changed` changes. */
export function visibleDecorations(
  build: (view: EditorView, builder: RangeSetBuilder<Decoration>) => void,
  changed: (update: ViewUpdate) => boolean = () => false,
): Extension {
  const decorate = (view: EditorView) => {
    const builder = new RangeSetBuilder<Decoration>();
    build(view, builder);
    return builder.finish();
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || changed(update)) {
          this.decorations = decorate(update.view);
        }
      }
    },
    { decorations: plugin => plugin.decorations },
  );
}

const TOKENS: { readonly [T in JsonTokenType]: Decoration } = {
  property: Decoration.mark({ class: 'token-property' }),
  string: Decoration.mark({ class: 'token-string' }),
  number: Decoration.mark({ class: 'token-number' }),
  keyword: Decoration.mark({ class: 'token-keyword' }),
};

/** Colours the visible lines of a JSON text. */
export function jsonColours(): Extension {
  return visibleDecorations((view, builder) => {
    let left = MAX_TOKENS;
    let done = -1;
    for (const { from, to } of view.visibleRanges) {
      for (let position = from; position <= to && left > 0;) {
        const line = view.state.doc.lineAt(position);
        position = line.to + 1;
        if (line.length > MAX_LINE || line.from <= done) {
          continue;
        }
        done = line.from;
        for (const token of jsonTokens(line.text)) {
          builder.add(line.from + token.from, line.from + token.to, TOKENS[token.type]);
          if (--left === 0) {
            return;
          }
        }
      }
    }
  });
}

/**
 * Control characters and those that are invisible or turn the direction of text around: a body may not look like what it is not.
 * Joiners stay, emoji and several scripts need them.
 */
const SPECIAL_CHARACTER = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Shows special characters as their code. `label` names one, with `{0}` for the code. */
export function specialCharacters(label: string): Extension {
  return visibleDecorations((view, builder) => {
    let left = MAX_SPECIAL_CHARACTERS;
    for (const { from, to } of view.visibleRanges) {
      for (const match of view.state.sliceDoc(from, to).matchAll(SPECIAL_CHARACTER)) {
        const start = from + match.index;
        const widget = new SpecialCharacter(match[0], label);
        builder.add(start, start + match[0].length, Decoration.replace({ widget }));
        if (--left === 0) {
          return;
        }
      }
    }
  });
}

class SpecialCharacter extends WidgetType {
  constructor(
    readonly character: string,
    readonly label: string,
  ) {
    super();
  }

  override eq(other: SpecialCharacter): boolean {
    return other.character === this.character;
  }

  override toDOM(): HTMLElement {
    const code = (this.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const name = fill(this.label, `U+${code}`);
    return element('span', { class: 'special-character', title: name, 'aria-label': name }, code);
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
