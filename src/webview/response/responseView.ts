import type {
  BodyForm,
  Copyable,
  ResponseHostProtocol,
  ResponseViewModel,
  ResponseViewStrings,
  ResponseWebviewProtocol,
} from '../../protocol/response.ts';
import type { Peer } from '../../protocol/rpc.ts';
import { iconButton, setPressed } from '../button.ts';
import { element, fill } from '../dom.ts';
import { Feedback } from '../feedback.ts';
import { say } from '../liveRegion.ts';
import { Tabs } from '../tabs.ts';
import { BodyView } from './bodyView.ts';
import { headersView } from './headersView.ts';
import { CausesView } from './causesView.ts';
import { summaryView } from './summaryView.ts';

export type TabId = 'body' | 'headers';

/** What VS Code keeps of the view while it is hidden or the window reloads: never anything of the answer itself. */
export interface ViewState {
  exchangeId: string;
  tab: TabId;
  form: BodyForm;
  wrapLines: boolean;
}

interface Surroundings {
  host: Peer<ResponseWebviewProtocol, ResponseHostProtocol>;
  strings: ResponseViewStrings;
  nonce: string;
  /** The state of an earlier life of this view. */
  state: Partial<ViewState> | undefined;
  keepState(state: ViewState): void;
}

/** The whole response view. */
export class ResponseView {
  readonly root: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #state: ViewState;
  readonly #summary = element('div', { class: 'summary-place' });
  readonly #causes: CausesView;
  readonly #answer: HTMLElement;
  readonly #noAnswer = element('p', { class: 'no-answer' });
  readonly #live = element('div', { class: 'for-screen-readers', role: 'status' });
  readonly #feedback = new Feedback();
  readonly #tabs: Tabs<TabId>;
  readonly #body: BodyView;
  readonly #headers = element('div', { class: 'headers-place', tabindex: 0 });
  readonly #headerCount = element('span', { class: 'count' });
  readonly #forms: Record<BodyForm, HTMLButtonElement>;
  readonly #formGroup: HTMLElement;
  readonly #wrap: HTMLButtonElement;
  readonly #bodyTools: HTMLElement;
  readonly #headerTools: HTMLElement;
  #model: ResponseViewModel | undefined;

  constructor(surroundings: Surroundings) {
    const { host, strings, nonce, state } = surroundings;
    this.#surroundings = surroundings;
    this.#state = { exchangeId: '', tab: 'body', form: 'pretty', wrapLines: false, ...state };
    this.#body = new BodyView(strings, nonce);
    this.#causes = new CausesView(strings, step =>
      host
        .request('run', { exchangeId: this.#state.exchangeId, step })
        .catch(() => say(this.#live, strings.failed)),
    );
    this.#tabs = new Tabs<TabId>(
      strings.tabs,
      [
        { id: 'body', label: element('span', {}, strings.body), panel: this.#body.root },
        {
          id: 'headers',
          label: element('span', {}, strings.headers, ' ', this.#headerCount),
          panel: this.#headers,
        },
      ],
      tab => this.#selectTab(tab),
    );
    this.#forms = { pretty: this.#formButton('pretty'), raw: this.#formButton('raw') };
    this.#formGroup = element(
      'div',
      { class: 'segments', role: 'group', 'aria-label': strings.form },
      this.#forms.pretty,
      this.#forms.raw,
    );
    this.#wrap = iconButton('wrap', strings.wrapLines, () =>
      this.#wrapLines(!this.#state.wrapLines),
    );
    this.#bodyTools = element(
      'div',
      { class: 'tools' },
      this.#formGroup,
      this.#wrap,
      iconButton('find', strings.find, () => this.#body.openFind()),
      iconButton('copy', strings.copyBody, () =>
        this.#copy(this.#form() === 'pretty' ? 'prettyBody' : 'rawBody'),
      ),
      iconButton('open', strings.openInEditor, () => this.#openInEditor()),
    );
    this.#headerTools = element(
      'div',
      { class: 'tools' },
      iconButton('copy', strings.copyHeaders, () => this.#copy('headers')),
    );
    this.#answer = element(
      'section',
      { class: 'answer' },
      element(
        'div',
        { class: 'bar' },
        this.#tabs.list,
        this.#feedback.root,
        this.#bodyTools,
        this.#headerTools,
      ),
      this.#body.root,
      this.#headers,
    );
    this.root = element(
      'main',
      { class: 'response' },
      this.#summary,
      this.#noAnswer,
      this.#causes.root,
      this.#answer,
      this.#live,
    );
    this.root.addEventListener('keydown', event => this.#onKey(event));
  }

  /** Shows an exchange, or a newer state of it, and says so to a screen reader. */
  show(model: ResponseViewModel): void {
    const { strings, host } = this.#surroundings;
    const { exchangeId, outcome } = model;
    this.#model = model;
    this.#state.exchangeId = exchangeId;
    this.#summary.replaceChildren(summaryView(model, strings, what => this.#copy(what)));
    this.#causes.show(model);
    const hasAnswer = outcome.kind === 'answer';
    this.#answer.hidden = !hasAnswer;
    this.#noAnswer.hidden = hasAnswer;
    if (hasAnswer) {
      const { status, headers, body } = outcome;
      this.#headers.replaceChildren(headersView(headers, strings));
      this.#headerCount.textContent = String(headers.length);
      this.#headerCount.title = fill(strings.headerCount, headers.length);
      this.#body.wrapLines(this.#state.wrapLines);
      this.#body.show(body, this.#form(), (from, signal) =>
        host.request('body', { exchangeId, from }, signal),
      );
      say(this.#live, `${status.code} ${status.text}. ${status.meaning}`);
    } else {
      this.#noAnswer.textContent = outcome.explanation;
      say(this.#live, `${outcome.heading}. ${outcome.explanation}`);
    }
    this.#render();
  }

  /** The form in use: only JSON has a pretty one. */
  #form(): BodyForm {
    return this.#isJson() ? this.#state.form : 'raw';
  }

  #isJson(): boolean {
    const outcome = this.#model?.outcome;
    return (
      outcome?.kind === 'answer' && outcome.body.kind === 'text' && outcome.body.language === 'json'
    );
  }

  #formButton(form: BodyForm): HTMLButtonElement {
    const button = element('button', { type: 'button' }, this.#surroundings.strings[form]);
    button.addEventListener('click', () => {
      if (this.#state.form !== form) {
        this.#state.form = form;
        this.#body.setForm(form);
        this.#render();
      }
    });
    return button;
  }

  #selectTab(tab: TabId): void {
    this.#state.tab = tab;
    this.#render();
  }

  #wrapLines(on: boolean): void {
    this.#state.wrapLines = on;
    this.#body.wrapLines(on);
    this.#render();
  }

  /** Brings tabs and tools in line with the state, and keeps that. */
  #render(): void {
    const { tab, form, wrapLines } = this.#state;
    const outcome = this.#model?.outcome;
    const hasText = outcome?.kind === 'answer' && outcome.body.kind === 'text';
    this.#tabs.select(tab);
    this.#bodyTools.hidden = tab !== 'body' || !hasText;
    this.#headerTools.hidden = tab !== 'headers';
    this.#formGroup.hidden = !this.#isJson();
    setPressed(this.#forms.pretty, form === 'pretty');
    setPressed(this.#forms.raw, form === 'raw');
    setPressed(this.#wrap, wrapLines);
    this.#surroundings.keepState({ ...this.#state });
  }

  #copy(what: Copyable): void {
    const { host, strings } = this.#surroundings;
    this.#report(
      host.request('copy', { exchangeId: this.#state.exchangeId, what }),
      strings.copied,
    );
  }

  #openInEditor(): void {
    const params = { exchangeId: this.#state.exchangeId, form: this.#form() };
    this.#report(this.#surroundings.host.request('openInEditor', params), '');
  }

  #report(request: Promise<unknown>, success: string): void {
    void this.#feedback.report(request, { success, failure: this.#surroundings.strings.failed });
  }

  #onKey(event: KeyboardEvent): void {
    const find = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
    if (find && !event.altKey && !event.shiftKey && !this.#bodyTools.hidden) {
      event.preventDefault();
      // VS Code listens on the window and would open a find of its own.
      event.stopPropagation();
      this.#body.openFind();
    }
  }
}
