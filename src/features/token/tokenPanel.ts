import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { TOKEN_VIEW, type TOKEN_TEXT_VIEW } from '../../contributions.ts';
import type { Handlers, Peer } from '../../protocol/rpc.ts';
import type {
  TokenHostProtocol,
  TokenViewModel,
  TokenWebviewProtocol,
} from '../../protocol/token.ts';
import type { Services } from '../../services.ts';
import { attempt } from '../../ui/showError.ts';
import { tokenViewStrings } from '../../ui/tokenViewStrings.ts';
import { connectPeer, createWebviewHtml, webviewOptions } from '../../ui/webviewHost.ts';

type PanelServices = Pick<Services, 'extensionUri' | 'language' | 'log' | 'onDidChangeLanguage'>;

/** Something the token view can show: an account's exchange, or a token taken apart. */
export interface TokenViewSource {
  /** What there is to show now, in the language in use. */
  model(): TokenViewModel;
  /** Does one of the model's steps. What it throws is shown as a command's failure is. */
  run(step: string): Promise<void>;
  /** What the copy button of a section puts on the clipboard. */
  sectionText(section: string): string | undefined;
  /** There is something new to show. */
  readonly onDidChange?: vscode.Event<void>;
}

/** Milliseconds after which what is relative to now is told anew, while it is seen. */
const REFRESH = 30_000;

/**
 * One panel that shows one source at a time, another in its place when it is asked to. Nothing of it outlives the window: what it
 * shows is in memory alone, so that there is no serializer.
 */
export class TokenPanel implements vscode.Disposable {
  readonly #services: PanelServices;
  readonly #viewType: typeof TOKEN_VIEW | typeof TOKEN_TEXT_VIEW;
  readonly #subscription: vscode.Disposable;
  #shown: Shown | undefined;

  constructor(services: PanelServices, viewType: typeof TOKEN_VIEW | typeof TOKEN_TEXT_VIEW) {
    this.#services = services;
    this.#viewType = viewType;
    this.#subscription = services.onDidChangeLanguage(() => {
      if (this.#shown) {
        // The page holds the words of the language it was opened in.
        this.#render(this.#shown.panel);
      }
    });
  }

  /** Shows a source, in the panel that is there or in a new one. */
  show(source: TokenViewSource): void {
    const shown = (this.#shown ??= this.#open());
    shown.source = source;
    shown.following?.dispose();
    shown.following = source.onDidChange?.(() => this.#refresh(shown));
    this.#refresh(shown);
    shown.panel.reveal();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#shown?.panel.dispose();
  }

  #open(): Shown {
    const { extensionUri, log } = this.#services;
    const panel = vscode.window.createWebviewPanel(
      this.#viewType,
      l10n.t('FLA Token'),
      vscode.ViewColumn.Active,
      webviewOptions(extensionUri),
    );
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media/icons/fla-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media/icons/fla-dark.svg'),
    };
    const { peer, connection } = connectPeer<TokenHostProtocol, TokenWebviewProtocol>(
      panel.webview,
      this.#handlers(),
      reason => log.info(`${this.#viewType} dropped a message`, { reason }),
    );
    const shown: Shown = { panel, peer, source: undefined, following: undefined, model: '' };
    const refreshing = setInterval(() => {
      if (panel.visible) {
        this.#refresh(shown);
      }
    }, REFRESH);
    panel.onDidDispose(() => {
      clearInterval(refreshing);
      clearTimeout(shown.ending);
      connection.dispose();
      shown.following?.dispose();
      if (this.#shown === shown) {
        this.#shown = undefined;
      }
    });
    this.#render(panel);
    return shown;
  }

  #render(panel: vscode.WebviewPanel): void {
    const { extensionUri, language } = this.#services;
    panel.webview.html = createWebviewHtml({
      webview: panel.webview,
      extensionUri,
      view: 'token',
      title: l10n.t('FLA Token'),
      language: language.current,
    });
  }

  #refresh(shown: Shown): void {
    const model = this.#model(shown);
    const text = JSON.stringify(model);
    // The page keeps what its reader has scrolled to, and a screen reader silent, where nothing is new.
    if (text !== shown.model) {
      shown.model = text;
      shown.panel.title = this.#title(model);
      shown.peer.notify('show', model);
    }
    clearTimeout(shown.ending);
    const left = Date.parse(model.life?.to ?? '') - Date.now();
    if (left > 0 && left < REFRESH) {
      shown.ending = setTimeout(() => this.#refresh(shown), left);
    }
  }

  #title({ heading }: TokenViewModel): string {
    return this.#viewType === TOKEN_VIEW ? l10n.t('Token: {0}', heading) : heading;
  }

  #model({ source }: Shown): TokenViewModel {
    if (!source) {
      throw new Error('A page asked before there was anything to show');
    }
    return source.model();
  }

  #handlers(): Handlers<TokenHostProtocol> {
    const shown = (): Shown => {
      if (!this.#shown) {
        throw new Error('A page asked after its panel was closed');
      }
      return this.#shown;
    };
    return {
      requests: {
        ready: () => {
          const model = this.#model(shown());
          shown().model = JSON.stringify(model);
          shown().panel.title = this.#title(model);
          return { strings: tokenViewStrings(), model, now: new Date().toISOString() };
        },
        run: async ({ step }) => {
          const { source } = shown();
          await attempt(this.#viewType, this.#services.log, async () => source?.run(step));
          return undefined;
        },
        copy: async ({ section }) => {
          const text = shown().source?.sectionText(section);
          if (text === undefined) {
            throw new Error('There is no such section');
          }
          await vscode.env.clipboard.writeText(text);
        },
      },
      events: {},
    };
  }
}

/** The panel with what it shows; `model` is what the page got last, as JSON. */
interface Shown {
  readonly panel: vscode.WebviewPanel;
  readonly peer: Peer<TokenHostProtocol, TokenWebviewProtocol>;
  source: TokenViewSource | undefined;
  following: vscode.Disposable | undefined;
  /** Tells of the end of the token's life when it comes. */
  ending?: ReturnType<typeof setTimeout>;
  model: string;
}
