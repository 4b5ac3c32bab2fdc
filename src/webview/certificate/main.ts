import type {
  CertificateHostProtocol,
  CertificateViewModel,
  CertificateWebviewProtocol,
} from '../../protocol/certificate.ts';
import { Peer } from '../../protocol/rpc.ts';
import { CertificateView } from './certificateView.ts';
import type { ViewState } from './certificateView.ts';
import '../page.css';
import './style.css';

const vscode = acquireVsCodeApi<ViewState>();

/** Builds the page from the host's first answer; what it shows afterwards comes as events. */
async function start(): Promise<void> {
  let show: (model: CertificateViewModel) => void = () => undefined;
  const host = new Peer<CertificateWebviewProtocol, CertificateHostProtocol>(
    { post: message => vscode.postMessage(message) },
    { requests: {}, events: { show: model => show(model) } },
  );
  window.addEventListener('message', event => host.handle(event.data));
  const { strings, model } = await host.request('ready', undefined);
  const view = new CertificateView({
    host,
    strings,
    state: vscode.getState(),
    keepState: state => void vscode.setState(state),
  });
  show = shown => view.show(shown);
  document.body.replaceChildren(view.root);
  view.show(model);
}

void start();
