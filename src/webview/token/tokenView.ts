import type { Peer } from '../../protocol/rpc.ts';
import type {
  TokenHostProtocol,
  TokenViewModel,
  TokenViewStrings,
  TokenWebviewProtocol,
} from '../../protocol/token.ts';
import { causeList } from '../causeList.ts';
import { element } from '../dom.ts';
import { Feedback } from '../feedback.ts';
import { Folds } from '../folds.ts';
import { icon } from '../icons.ts';
import { say } from '../liveRegion.ts';
import { StepButtons } from '../stepButtons.ts';
import { Blocks } from './blocks.ts';
import { LifeBar } from './lifeBar.ts';
import { sectionView } from './sectionView.ts';

/** What VS Code keeps of the view while it is hidden: which parts of which model are unfolded, and nothing of the token. */
export interface ViewState {
  model: string;
  folds: Readonly<Record<string, boolean>>;
}

interface Surroundings {
  host: Peer<TokenWebviewProtocol, TokenHostProtocol>;
  strings: TokenViewStrings;
  /** Milliseconds since 1970 by the host's clock. */
  now: () => number;
  /** The state of an earlier life of this view. */
  state: Partial<ViewState> | undefined;
  keepState: (state: ViewState) => void;
}

/** The whole token view: what came of it above, then what may be wrong, then every part of it. */
export class TokenView {
  readonly root: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #feedback = new Feedback();
  readonly #buttons: StepButtons;
  readonly #life: LifeBar;
  readonly #head = new Blocks('div', 'head');
  readonly #steps = new Blocks('div', 'head-steps');
  readonly #body = new Blocks('div', 'parts');
  readonly #live = element('div', { class: 'for-screen-readers', role: 'status' });
  #folds: Folds | undefined;
  #shown: { id: string; life: string; said: string } = { id: '', life: '', said: '' };

  constructor(surroundings: Surroundings) {
    const { host, strings, now } = surroundings;
    this.#surroundings = surroundings;
    this.#buttons = new StepButtons(step =>
      host.request('run', { step }).catch(() => say(this.#feedback.root, strings.failed)),
    );
    this.#life = new LifeBar(strings, now);
    this.root = element(
      'main',
      { class: 'token' },
      element(
        'header',
        {},
        this.#head.root,
        this.#life.root,
        this.#steps.root,
        this.#feedback.root,
      ),
      this.#body.root,
      this.#live,
    );
  }

  /** Shows a model, or a newer state of it. What has not changed stays untouched, with focus, selection and folds. */
  show(model: TokenViewModel): void {
    const { id, verdict, life, steps } = model;
    const { strings } = this.#surroundings;
    const folds = this.#foldsOf(id);
    this.#head.show([
      { id, of: [model.heading, model.isProduction], make: () => this.#title(model) },
      { id: 'facts', of: model.facts, make: () => factLine(model) },
      { id: 'verdict', of: verdict, make: () => verdictView(model) },
    ]);
    this.#steps.show([
      {
        id,
        of: steps,
        make: () => this.#buttons.row(steps, { label: strings.steps, hasMain: true }),
      },
    ]);
    this.#body.show([
      ...(model.causes.length > 0 || model.causesNote !== undefined
        ? [
            {
              id: `${id} causes`,
              of: [model.causes, model.causesNote],
              make: () => this.#causes(model, folds),
            },
          ]
        : []),
      ...model.sections.map(section => ({
        id: `${id} section ${section.id}`,
        of: section,
        make: () => sectionView(section, strings, { folds, copy: part => this.#copy(part) }),
      })),
    ]);
    this.#showLife(id, life);
    this.#announce(`${model.heading}. ${verdict.text}`);
  }

  /** What is unfolded is kept for one model at a time: another one starts anew. */
  #foldsOf(id: string): Folds {
    if (this.#folds && this.#shown.id === id) {
      return this.#folds;
    }
    const { state, keepState } = this.#surroundings;
    // Only what the page starts with can be what it showed in an earlier life.
    const kept = this.#folds === undefined && state?.model === id ? state.folds : undefined;
    this.#shown.id = id;
    this.#folds = new Folds(kept ?? {}, folds => keepState({ model: id, folds }));
    if (!kept) {
      keepState({ model: id, folds: {} });
      window.scrollTo(0, 0);
    }
    return this.#folds;
  }

  #showLife(id: string, life: TokenViewModel['life']): void {
    const key = JSON.stringify([id, life]);
    if (key !== this.#shown.life) {
      this.#shown.life = key;
      this.#life.show(life);
    }
  }

  #announce(text: string): void {
    if (text !== this.#shown.said) {
      this.#shown.said = text;
      say(this.#live, text);
    }
  }

  #title({ heading, isProduction }: TokenViewModel): HTMLElement {
    return element(
      'div',
      { class: 'title' },
      element('h1', {}, heading),
      isProduction
        ? element(
            'span',
            { class: 'production tone-error' },
            icon('warning'),
            this.#surroundings.strings.production,
          )
        : undefined,
    );
  }

  #causes({ causes, causesNote }: TokenViewModel, folds: Folds): HTMLElement {
    const { strings } = this.#surroundings;
    return element(
      'section',
      { class: 'cause-section', 'aria-label': strings.causes },
      element('h2', {}, strings.causes),
      causesNote === undefined ? undefined : element('p', { class: 'quiet' }, causesNote),
      causeList(causes, strings, { folds, buttons: this.#buttons }),
    );
  }

  #copy(section: string): void {
    const { host, strings } = this.#surroundings;
    void this.#feedback.report(host.request('copy', { section }), {
      success: strings.copied,
      failure: strings.failed,
    });
  }
}

function factLine({ facts }: TokenViewModel): HTMLElement {
  return element('ul', { class: 'facts' }, ...facts.map(fact => element('li', {}, fact)));
}

function verdictView({ verdict: { tone, text, explanation } }: TokenViewModel): HTMLElement {
  return element(
    'div',
    { class: `verdict tone-${tone}` },
    icon(tone),
    element(
      'div',
      {},
      element('p', { class: 'verdict-text' }, text),
      element('p', {}, explanation),
    ),
  );
}
