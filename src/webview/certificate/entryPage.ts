import type {
  CertificateViewStrings,
  CopyableOfCertificate,
  ShownCertificate,
  ShownDetails,
  ShownKey,
} from '../../protocol/certificate.ts';
import { iconButton } from '../button.ts';
import { element, fill } from '../dom.ts';
import { icon } from '../icons.ts';
import { Tabs } from '../tabs.ts';
import { detailsView } from './detailsView.ts';
import type { SelectedLink } from './entryNodes.ts';
import { fieldList } from './fieldList.ts';
import { portalCheckView } from './portalCheckView.ts';
import { validityBar } from './validityBar.ts';

export type TabId = 'overview' | 'details' | 'pem' | 'asn1';

interface Surroundings {
  strings: CertificateViewStrings;
  tab: TabId;
  onTab: (tab: TabId) => void;
  details: (certificate: string, signal: AbortSignal) => Promise<ShownDetails>;
  asn1: (certificate: string, signal: AbortSignal) => Promise<string>;
  copy: (certificate: string, what: CopyableOfCertificate) => void;
}

/** The page of one certificate, of a key without one, or of an issuer that is missing. */
export class EntryPage {
  readonly root: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #head = element('div', { class: 'page-head' });
  readonly #bar: HTMLElement;
  readonly #tabs: Tabs<TabId>;
  readonly #panels: Record<TabId, HTMLElement>;
  #tab: TabId;
  #shown: SelectedLink | undefined;
  /** Ends what the page before had asked for. */
  #asking = new AbortController();

  constructor(surroundings: Surroundings) {
    const { strings, tab } = surroundings;
    this.#surroundings = surroundings;
    this.#tab = tab;
    const panel = () => element('div', { class: 'panel', tabindex: 0 });
    this.#panels = { overview: panel(), details: panel(), pem: panel(), asn1: panel() };
    this.#tabs = new Tabs<TabId>(
      strings.tabs,
      (['overview', 'details', 'pem', 'asn1'] as const).map(id => ({
        id,
        label: element('span', {}, strings[id]),
        panel: this.#panels[id],
      })),
      chosen => {
        this.#tab = chosen;
        surroundings.onTab(chosen);
        this.#fill();
      },
    );
    this.#bar = element('div', { class: 'bar' }, this.#tabs.list);
    this.root = element(
      'section',
      { class: 'page' },
      this.#head,
      this.#bar,
      ...Object.values(this.#panels),
    );
  }

  /** Shows another certificate, on the page that is open. */
  show(selected: SelectedLink): void {
    this.#shown = selected;
    const { entry, link } = selected;
    const name = link?.name ?? entry.name;
    this.root.setAttribute('aria-label', name);
    this.#head.replaceChildren(
      element('h2', {}, name),
      ...(link?.kind === 'certificate' ? [element('p', { class: 'quiet' }, link.origin)] : []),
    );
    const hasCertificate = link?.kind === 'certificate';
    this.#bar.hidden = !hasCertificate;
    this.#tabs.select(hasCertificate ? this.#tab : 'overview');
    this.#fill();
  }

  /** Fills the panel that is open; the others are emptied, and asked for anew. */
  #fill(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { link } = this.#shown ?? {};
    for (const panel of Object.values(this.#panels)) {
      panel.replaceChildren();
      panel.scrollTop = 0;
    }
    if (link?.kind !== 'certificate' || this.#tab === 'overview') {
      this.#panels.overview.replaceChildren(...this.#overview());
      return;
    }
    void this.#fillLater(link, this.#panels[this.#tab], this.#asking.signal);
  }

  #overview(): (HTMLElement | string)[] {
    const { strings, copy } = this.#surroundings;
    if (!this.#shown) {
      return [];
    }
    const { entry, link, isLeaf } = this.#shown;
    if (link?.kind === 'missing') {
      return [element('p', { class: 'prose' }, link.explanation)];
    }
    return [
      ...(link
        ? [
            element(
              'section',
              { 'aria-label': strings.validity },
              validityBar(link.validity, strings),
            ),
          ]
        : []),
      ...(isLeaf && entry.key ? [keyLine(entry.key, strings)] : []),
      ...(isLeaf ? [portalCheckView(entry.portalCheck, strings)] : []),
      ...(link ? [fieldList(link.fields, strings, what => copy(link.certificate, what))] : []),
    ];
  }

  async #fillLater(
    { certificate }: ShownCertificate,
    panel: HTMLElement,
    signal: AbortSignal,
  ): Promise<void> {
    const { strings, details, asn1, copy } = this.#surroundings;
    const tab = this.#tab;
    const text = (content: string, what: CopyableOfCertificate) =>
      element(
        'div',
        { class: 'text-block' },
        iconButton('copy', fill(strings.copyValue, strings[tab]), () => copy(certificate, what)),
        element('pre', {}, content),
      );
    const waiting = setTimeout(
      () => panel.replaceChildren(element('p', { class: 'quiet' }, strings.loading)),
      200,
    );
    try {
      const content =
        tab === 'asn1'
          ? text(await asn1(certificate, signal), 'asn1')
          : tab === 'pem'
            ? text((await details(certificate, signal)).pem, 'pem')
            : detailsView(await details(certificate, signal), strings, what =>
                copy(certificate, what),
              );
      if (!signal.aborted) {
        panel.replaceChildren(content);
      }
    } catch {
      if (!signal.aborted) {
        panel.replaceChildren(element('p', {}, strings.failed));
      }
    } finally {
      clearTimeout(waiting);
    }
  }
}

function keyLine({ text, usability }: ShownKey, strings: CertificateViewStrings): HTMLElement {
  return element(
    'p',
    { class: `key-line tone-${usability.tone}` },
    icon('key'),
    element('span', {}, `${strings.privateKey}: `, element('code', {}, text), ' ', usability.text),
  );
}
