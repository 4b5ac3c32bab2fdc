import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError, isCancellation } from '../../core/base/errors.ts';
import { describeCertificate } from '../../core/certificate/describeCertificate.ts';
import { dumpAsn1 } from '../../core/certificate/dumpAsn1.ts';
import { encodePem } from '../../core/certificate/encodePem.ts';
import { exportPublicKey } from '../../core/certificate/exportCertificate.ts';
import type { CertificateFacts, KeyStore } from '../../core/certificate/keyStore.ts';
import type { Settings } from '../../contributions.ts';
import type {
  CertificateHostProtocol,
  CertificateViewModel,
  CertificateWebviewProtocol,
  CopyableOfCertificate,
} from '../../protocol/certificate.ts';
import type { Handlers, Peer } from '../../protocol/rpc.ts';
import type { Services } from '../../services.ts';
import { certificateViewStrings } from '../../ui/certificateViewStrings.ts';
import { connectPeer, createWebviewHtml, webviewOptions } from '../../ui/webviewHost.ts';
import { certificateDetailsModel } from './certificateDetailsModel.ts';
import { certificateViewModel, type FileOutcome } from './certificateViewModel.ts';
import { environmentsByCertificate } from './environmentsByCertificate.ts';
import { watchFile } from './watchFile.ts';

export type SessionServices = Pick<
  Services,
  | 'certificates'
  | 'channels'
  | 'extensionUri'
  | 'keys'
  | 'language'
  | 'log'
  | 'onDidChangeCertificates'
  | 'onDidChangeCredentials'
  | 'onDidChangeLanguage'
>;

/**
 * One file in the inspector: opens it, with a passphrase only where the user asks for that, follows it on disk, and answers its page.
 * Nothing of it leaves the machine, so that this works in an untrusted workspace too; a stored passphrase belongs to the file's bytes, not
 * to its name.
 */
export class CertificateSession implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly #services: SessionServices;
  readonly #panel: vscode.WebviewPanel;
  readonly #peer: Peer<CertificateHostProtocol, CertificateWebviewProtocol>;
  readonly #subscription: vscode.Disposable;
  #outcome: FileOutcome;
  #loading = new AbortController();
  #isLoading = false;
  /** The model that the page got last, as JSON. */
  #shown = '';

  constructor(services: SessionServices, uri: vscode.Uri, panel: vscode.WebviewPanel) {
    this.#services = services;
    this.uri = uri;
    this.#panel = panel;
    this.#outcome = { kind: uri.scheme === 'file' ? 'opening' : 'elsewhere' };
    panel.webview.options = webviewOptions(services.extensionUri);
    const { peer, connection } = connectPeer<CertificateHostProtocol, CertificateWebviewProtocol>(
      panel.webview,
      this.#handlers(),
      reason => services.log.info('fla.certificate dropped a message', { reason }),
    );
    this.#peer = peer;
    this.#subscription = vscode.Disposable.from(
      connection,
      watchFile(uri, () => void this.load()),
      // The page holds the words of the language it was opened in.
      services.onDidChangeLanguage(() => this.#render()),
      services.onDidChangeCredentials(() => this.#onCredentials()),
      services.onDidChangeCertificates(() => this.#onCertificates()),
    );
    this.#render();
    if (!services.certificates.looksAtAll) {
      // Whether one certificate serves two environments shows in the accounts' key stores.
      services.certificates.lookAtAll();
    }
  }

  /** Reads the file, or reads it again; what is shown stays until the new state is known. Never asks. */
  async load(): Promise<void> {
    if (this.#outcome.kind === 'elsewhere') {
      return;
    }
    await this.#open(async signal => this.#services.keys.openQuietly(this.uri.fsPath, signal));
  }

  /** Asks for the passphrase, where the file waits for one. */
  async unlock(): Promise<void> {
    if (this.#outcome.kind === 'locked') {
      await this.#open(async signal => this.#services.keys.open(this.uri.fsPath, signal));
    }
  }

  dispose(): void {
    this.#loading.abort();
    this.#subscription.dispose();
  }

  async #open(read: (signal: AbortSignal) => Promise<KeyStore | undefined>): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#isLoading = true;
    try {
      const keyStore = await read(signal);
      const { size } = await vscode.workspace.fs.stat(this.uri);
      if (!signal.aborted) {
        this.#show(keyStore ? { kind: 'open', size, keyStore } : { kind: 'locked', size });
      }
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        this.#services.log.error('fla.certificate', error);
        this.#show({ kind: 'failed', error });
      }
    } finally {
      if (signal === this.#loading.signal) {
        this.#isLoading = false;
      }
    }
  }

  #show(outcome: FileOutcome): void {
    this.#outcome = outcome;
    const model = this.#model();
    const shown = JSON.stringify(model);
    // The page keeps what its reader has scrolled to, and a screen reader silent, where nothing is new.
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#peer.notify('show', model);
    }
  }

  #render(): void {
    const { extensionUri, language } = this.#services;
    this.#panel.webview.html = createWebviewHtml({
      webview: this.#panel.webview,
      extensionUri,
      view: 'certificate',
      title: l10n.t('Certificate Inspector'),
      language: language.current,
    });
  }

  /** A key store may be opened by a send, or closed because its passphrase is forgotten. */
  #onCredentials(): void {
    const isOpened = this.#services.keys.opened(this.uri.fsPath) !== undefined;
    const { kind } = this.#outcome;
    const isOutdated = (kind === 'locked' && isOpened) || (kind === 'open' && !isOpened);
    // What is being opened here at this moment tells of itself.
    if (isOutdated && !this.#isLoading) {
      void this.load();
    }
  }

  /** What accounts use is part of the portal check. */
  #onCertificates(): void {
    if (!this.#services.certificates.busy) {
      this.#show(this.#outcome);
    }
  }

  #model(): CertificateViewModel {
    return certificateViewModel(this.uri.path.split('/').at(-1) ?? '', this.#outcome, {
      now: new Date(),
      language: this.#services.language.current,
      warningDays: warningDays(),
      environments: environmentsByCertificate(this.#services),
    });
  }

  #handlers(): Handlers<CertificateHostProtocol> {
    return {
      requests: {
        ready: () => {
          const model = this.#model();
          this.#shown = JSON.stringify(model);
          return { strings: certificateViewStrings(), model };
        },
        unlock: async () => {
          await this.unlock();
        },
        details: ({ certificate }) => {
          const { der } = this.#certificate(certificate);
          return certificateDetailsModel(describeCertificate(der), encodePem('CERTIFICATE', der));
        },
        asn1: ({ certificate }) => dumpAsn1(this.#certificate(certificate).der).join('\n'),
        copy: async ({ certificate, what }) => {
          await vscode.env.clipboard.writeText(textOf(this.#certificate(certificate), what));
        },
      },
      events: {},
    };
  }

  /** A page may ask for what was replaced on disk meanwhile. */
  #certificate(thumbprint: string): CertificateFacts {
    const entries = this.#outcome.kind === 'open' ? this.#outcome.keyStore.entries : [];
    const found = entries
      .flatMap(({ certificates }) => certificates)
      .find(({ thumbprints }) => thumbprints.sha256 === thumbprint);
    if (!found) {
      throw new AppError('certificate/no-certificate', { file: this.uri.fsPath });
    }
    return found;
  }
}

/** The first of the steps at which the user wants to be warned. */
function warningDays(): number {
  const days = vscode.workspace
    .getConfiguration('fla')
    .get<Settings['fla.certificate.expiryWarningDays']>('certificate.expiryWarningDays', []);
  return Math.max(0, ...days);
}

function textOf(facts: CertificateFacts, what: CopyableOfCertificate): string {
  switch (what) {
    case 'subject':
    case 'issuer':
    case 'serialNumber':
      return facts[what];
    case 'sha1':
    case 'sha256':
      return facts.thumbprints[what];
    case 'publicKey':
      return exportPublicKey(facts, 'PEM') ?? '';
    case 'pem':
      return encodePem('CERTIFICATE', facts.der);
    case 'asn1':
      return dumpAsn1(facts.der).join('\n');
  }
}
