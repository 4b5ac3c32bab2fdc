import type { ResponseViewModel, ResponseViewStrings } from '../../protocol/response.ts';
import { causeList } from '../causeList.ts';
import { element, fill } from '../dom.ts';
import { Folds } from '../folds.ts';
import { icon } from '../icons.ts';
import { StepButtons } from '../stepButtons.ts';

/** What may lie behind a refusal: the likeliest cause in one line, all of them when it is unfolded. */
export class CausesView {
  readonly root = element('section', { class: 'causes-place', hidden: true });
  readonly #strings: ResponseViewStrings;
  readonly #buttons: StepButtons;
  #exchangeId = '';
  #folds = new Folds({}, () => undefined);

  constructor(strings: ResponseViewStrings, run: (step: string) => Promise<unknown>) {
    this.#strings = strings;
    this.#buttons = new StepButtons(run);
    this.root.setAttribute('aria-label', strings.causes);
  }

  /** Shows the causes of an exchange, unfolded where there is no answer to look at. */
  show({ exchangeId, causes, causesNote, outcome }: ResponseViewModel): void {
    const [first] = causes;
    this.root.hidden = !first;
    if (exchangeId !== this.#exchangeId) {
      this.#exchangeId = exchangeId;
      this.#folds = new Folds({}, () => undefined);
    }
    if (!first) {
      this.root.replaceChildren();
      return;
    }
    const all = element(
      'details',
      {},
      element(
        'summary',
        {},
        icon('folded'),
        element('span', {}, fill(this.#strings.mostLikely, first.title)),
        causes.length > 1
          ? element('span', { class: 'count', 'aria-hidden': 'true' }, `+${causes.length - 1}`)
          : undefined,
      ),
      element(
        'div',
        { class: 'causes-all', tabindex: 0, role: 'group', 'aria-label': this.#strings.causes },
        causesNote === undefined ? undefined : element('p', { class: 'quiet' }, causesNote),
        causeList(causes, this.#strings, { folds: this.#folds, buttons: this.#buttons }),
      ),
    );
    this.#folds.follow(all, 'all', outcome.kind !== 'answer');
    this.root.replaceChildren(all);
  }
}
