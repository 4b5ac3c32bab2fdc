import { setImmediate as nextTurn } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RESPONSE_VIEW } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/isRecord.ts';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { JsonFormatter } from '../../core/exchange/jsonFormatter.ts';
import { headerOf } from '../../core/exchange/transport.ts';
import { bodySlice } from '../../protocol/bodySlice.ts';
import type {
  BodyForm,
  Copyable,
  ResponseHostProtocol,
  ResponseViewModel,
  ResponseWebviewProtocol,
} from '../../protocol/response.ts';
import type { Handlers, Peer } from '../../protocol/rpc.ts';
import type { Services } from '../../services.ts';
import { runCauseStep } from '../../ui/runCauseStep.ts';
import { attempt } from '../../ui/showError.ts';
import { responseViewStrings } from '../../ui/responseViewStrings.ts';
import { connectPeer, createWebviewHtml, webviewOptions } from '../../ui/webviewHost.ts';
import { anomaliesModel } from './anomaliesModel.ts';
import { refusalCauses } from './refusalCauses.ts';
import { lostModel, responseModel } from './responseModel.ts';

type PanelServices = Pick<
  Services,
  | 'anomalies'
  | 'channels'
  | 'extensionUri'
  | 'language'
  | 'log'
  | 'exchanges'
  | 'onDidChangeLanguage'
>;

/** Characters that are laid out before others get their turn. */
const SLICE = 262_144;

/**
 * The response view: one panel beside the editor, which always shows the latest exchange. VS Code may discard its page at any
 * time; the page then asks anew, by the exchange's id.
 */
export class ResponsePanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: PanelServices;
  readonly #subscription: vscode.Disposable;
  #shown: Shown | undefined;

  constructor(services: PanelServices) {
    this.#services = services;
    this.#subscription = services.onDidChangeLanguage(() => {
      if (this.#shown) {
        // The page holds the words of the language it was opened in.
        this.#render(this.#shown.panel);
      }
    });
  }

  /** Shows an exchange without taking the focus from the editor. */
  show(record: ExchangeRecord): void {
    if (this.#shown) {
      this.#shown.record = record;
      this.#shown.exchangeId = record.id;
      this.#tell(this.#shown, record).catch((error: unknown) => {
        this.#services.log.error('fla.response', error);
      });
      this.#title(this.#shown.panel, record);
      if (!this.#shown.panel.visible) {
        this.#shown.panel.reveal(undefined, true);
      }
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      RESPONSE_VIEW,
      l10n.t('FLA Response'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      webviewOptions(this.#services.extensionUri),
    );
    this.#attach(panel, record.id, record);
  }

  /** VS Code brings a panel back after a reload of the window, with the state its page left. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const exchangeId = isRecord(state) ? state['exchangeId'] : undefined;
    panel.webview.options = webviewOptions(this.#services.extensionUri);
    const id = typeof exchangeId === 'string' ? exchangeId : '';
    let record: ExchangeRecord | undefined;
    try {
      record = await (await this.#services.exchanges()).get(id);
    } catch (error) {
      this.#services.log.error('fla.response', error);
    }
    this.#attach(panel, id, record);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#shown?.panel.dispose();
  }

  #attach(
    panel: vscode.WebviewPanel,
    exchangeId: string,
    record: ExchangeRecord | undefined,
  ): void {
    this.#shown?.panel.dispose();
    const { extensionUri, log } = this.#services;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media/icons/fla-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media/icons/fla-dark.svg'),
    };
    const { peer, connection } = connectPeer<ResponseHostProtocol, ResponseWebviewProtocol>(
      panel.webview,
      this.#handlers(),
      reason => {
        log.info('fla.response dropped a message', { reason });
      },
    );
    const shown: Shown = { panel, peer, exchangeId, record };
    this.#shown = shown;
    panel.onDidDispose(() => {
      connection.dispose();
      if (this.#shown === shown) {
        this.#shown = undefined;
      }
    });
    if (record) {
      this.#title(panel, record);
    }
    this.#render(panel);
  }

  #render(panel: vscode.WebviewPanel): void {
    const { extensionUri, language } = this.#services;
    panel.webview.html = createWebviewHtml({
      webview: panel.webview,
      extensionUri,
      view: 'response',
      title: l10n.t('FLA Response'),
      language: language.current,
    });
  }

  #title(panel: vscode.WebviewPanel, { response }: ExchangeRecord): void {
    panel.title = l10n.t('FLA Response: {0}', response?.status ?? l10n.t('unknown'));
  }

  /** The latest exchange is shown in the end, however long the words for an earlier one took. */
  async #tell(shown: Shown, record: ExchangeRecord): Promise<void> {
    const model = await this.#model(record);
    if (shown.record === record) {
      shown.peer.notify('show', model);
    }
  }

  async #model(record: ExchangeRecord): Promise<ResponseViewModel> {
    const { anomalies, channels, language } = this.#services;
    const catalogue = record.response && (await anomalies());
    return responseModel(
      record,
      language.current,
      refusalCauses(record, channels, language.current),
      anomaliesModel(record, catalogue, language.current),
    );
  }

  #handlers(): Handlers<ResponseHostProtocol> {
    return {
      requests: {
        ready: async () => ({
          strings: responseViewStrings(),
          model: this.#shown?.record
            ? await this.#model(this.#shown.record)
            : lostModel(this.#shown?.exchangeId ?? ''),
        }),
        body: ({ exchangeId, from }) =>
          bodySlice(this.#record(exchangeId).response?.body ?? '', from),
        copy: async ({ exchangeId, what }, signal) => {
          const text = await textOf(this.#record(exchangeId), what, signal);
          await vscode.env.clipboard.writeText(text);
        },
        run: async ({ exchangeId, step }) => {
          const { account, environment } = this.#record(exchangeId);
          await attempt('fla.response', this.#services.log, () =>
            runCauseStep(step, {
              accountId: account.id,
              environmentId: environment.id,
              language: this.#services.language.current,
            }),
          );
        },
        openInEditor: async ({ exchangeId, form }, signal) => {
          const record = this.#record(exchangeId);
          const document = await vscode.workspace.openTextDocument({
            content: await bodyText(record, form, signal),
            language: form === 'pretty' ? 'json' : 'plaintext',
          });
          await vscode.window.showTextDocument(document);
        },
      },
      events: {},
    };
  }

  #record(exchangeId: string): ExchangeRecord {
    const record = this.#shown?.record;
    if (record?.id !== exchangeId) {
      throw new AppError('exchange/not-kept', { id: exchangeId });
    }
    return record;
  }
}

/** The panel with what it shows; `record` is missing when the exchange is no longer kept. */
interface Shown {
  panel: vscode.WebviewPanel;
  peer: Peer<ResponseHostProtocol, ResponseWebviewProtocol>;
  exchangeId: string;
  record: ExchangeRecord | undefined;
}

function textOf(record: ExchangeRecord, what: Copyable, signal: AbortSignal): Promise<string> {
  const headers = record.response?.headers ?? [];
  switch (what) {
    case 'url':
      return Promise.resolve(record.request.url);
    case 'headers':
      return Promise.resolve(headers.map(([name, value]) => `${name}: ${value}`).join('\n'));
    case 'requestTraceId':
      return Promise.resolve(record.request.traceId ?? '');
    case 'responseTraceId':
      return Promise.resolve(headerOf(headers, 'belgov-trace-id') ?? '');
    case 'prettyBody':
      return bodyText(record, 'pretty', signal);
    case 'rawBody':
      return bodyText(record, 'raw', signal);
  }
}

async function bodyText(
  record: ExchangeRecord,
  form: BodyForm,
  signal: AbortSignal,
): Promise<string> {
  const body = record.response?.body ?? '';
  if (form === 'raw') {
    return body;
  }
  const formatter = new JsonFormatter();
  const parts: string[] = [];
  for (let from = 0; from < body.length; from += SLICE) {
    parts.push(formatter.push(body.slice(from, from + SLICE)));
    await nextTurn(undefined, { signal });
  }
  return parts.join('');
}
