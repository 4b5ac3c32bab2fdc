import type {
  CertificateHostProtocol,
  CertificateViewModel,
  CertificateViewStrings,
  CertificateWebviewProtocol,
  CopyableOfCertificate,
  OpenFile,
} from '../../protocol/certificate.ts';
import type { Peer } from '../../protocol/rpc.ts';
import { element } from '../dom.ts';
import { Feedback } from '../feedback.ts';
import { icon } from '../icons.ts';
import { say } from '../liveRegion.ts';
import { EntryPage } from './entryPage.ts';
import type { TabId } from './entryPage.ts';
import { entryNodes, findNode, nodeIds } from './entryNodes.ts';
import { Tree } from './tree.ts';

/** What VS Code keeps of the view while it is hidden or the window reloads: never anything of the file itself but names. */
export interface ViewState {
  /** Id of a node of the tree. */
  selected: string;
  tab: TabId;
}

interface Surroundings {
  host: Peer<CertificateWebviewProtocol, CertificateHostProtocol>;
  strings: CertificateViewStrings;
  /** The state of an earlier life of this view. */
  state: Partial<ViewState> | undefined;
  keepState(state: ViewState): void;
}

/** The whole certificate inspector: the file above, what it holds at the left, one certificate at the right. */
export class CertificateView {
  readonly root: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #state: ViewState;
  readonly #name = element('h1', {});
  readonly #facts = element('span', { class: 'file-facts' });
  readonly #feedback = new Feedback();
  readonly #message = element('section', { class: 'message' });
  readonly #tree: Tree;
  readonly #page: EntryPage;
  readonly #columns: HTMLElement;
  readonly #live = element('div', { class: 'for-screen-readers', role: 'status' });
  #open: OpenFile | undefined;

  constructor(surroundings: Surroundings) {
    const { host, strings, state } = surroundings;
    this.#surroundings = surroundings;
    this.#state = { selected: '', tab: 'overview', ...state };
    this.#tree = new Tree(strings.entries, id => this.#select(id));
    this.#page = new EntryPage({
      strings,
      tab: this.#state.tab,
      onTab: tab => {
        this.#state.tab = tab;
        this.#keepState();
      },
      details: (certificate, signal) => host.request('details', { certificate }, signal),
      asn1: (certificate, signal) => host.request('asn1', { certificate }, signal),
      copy: (certificate, what) => this.#copy(certificate, what),
    });
    this.#columns = element(
      'div',
      { class: 'columns' },
      element('nav', { 'aria-label': strings.entries }, this.#tree.root),
      this.#page.root,
    );
    this.root = element(
      'main',
      { class: 'certificate' },
      element('header', { class: 'file' }, this.#name, this.#facts, this.#feedback.root),
      this.#message,
      this.#columns,
      this.#live,
    );
  }

  /** Shows the file, or a newer state of it, and says so to a screen reader. What was selected stays so where it still exists. */
  show({ file, state }: CertificateViewModel): void {
    this.#name.textContent = file.name;
    this.#facts.textContent = file.facts.join(' · ');
    const isOpen = state.kind === 'open';
    this.#columns.hidden = !isOpen;
    this.#message.hidden = isOpen;
    this.#open = undefined;
    switch (state.kind) {
      case 'open':
        this.#showEntries(state);
        say(this.#live, `${file.name}. ${file.facts.join(', ')}`);
        break;
      case 'locked':
        this.#showMessage(
          element('h2', {}, icon('locked'), state.heading),
          element('p', {}, state.explanation),
          this.#unlockButton(),
        );
        say(this.#live, `${state.heading}. ${state.explanation}`);
        break;
      case 'failed':
        this.#showMessage(
          element('h2', { class: 'tone-error' }, icon('error'), state.heading),
          element('p', {}, state.explanation),
        );
        say(this.#live, `${state.heading}. ${state.explanation}`);
        break;
      case 'opening':
        this.#showMessage(element('p', { class: 'quiet' }, state.explanation));
    }
  }

  #showEntries(open: OpenFile): void {
    this.#open = open;
    const nodes = entryNodes(open.entries, this.#surroundings.strings);
    const ids = nodeIds(nodes);
    if (!ids.includes(this.#state.selected)) {
      this.#state.selected = ids[0] ?? '';
    }
    this.#tree.show(nodes, this.#state.selected);
    this.#showSelected();
  }

  #select(id: string): void {
    this.#state.selected = id;
    this.#showSelected();
  }

  #showSelected(): void {
    const found = this.#open && findNode(this.#open.entries, this.#state.selected);
    if (found) {
      this.#page.show(found);
    }
    this.#keepState();
  }

  #showMessage(...content: HTMLElement[]): void {
    this.#message.replaceChildren(...content);
  }

  #unlockButton(): HTMLElement {
    const { host, strings } = this.#surroundings;
    const button = element('button', { type: 'button', class: 'primary' }, strings.unlock);
    button.addEventListener('click', () => {
      button.disabled = true;
      void host
        .request('unlock', undefined)
        .catch(() => say(this.#feedback.root, strings.failed))
        .finally(() => (button.disabled = false));
    });
    return button;
  }

  #copy(certificate: string, what: CopyableOfCertificate): void {
    const { host, strings } = this.#surroundings;
    void this.#feedback.report(host.request('copy', { certificate, what }), {
      success: strings.copied,
      failure: strings.failed,
    });
  }

  #keepState(): void {
    this.#surroundings.keepState({ ...this.#state });
  }
}
