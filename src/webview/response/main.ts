import type {
  ResponseHostProtocol,
  ResponseViewModel,
  ResponseWebviewProtocol,
} from '../../protocol/response.ts';
import { Peer } from '../../protocol/rpc.ts';
import { ResponseView } from './responseView.ts';
import type { ViewState } from './responseView.ts';
import '../page.css';
import '../causeList.css';
import './style.css';

const vscode = acquireVsCodeApi<ViewState>();
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

/** Builds the page from the host's first answer; what it shows afterwards comes as events. */
async function start(): Promise<void> {
  let show: (model: ResponseViewModel) => void = () => undefined;
  const host = new Peer<ResponseWebviewProtocol, ResponseHostProtocol>(
    { post: message => vscode.postMessage(message) },
    { requests: {}, events: { show: model => show(model) } },
  );
  window.addEventListener('message', event => host.handle(event.data));
  const { strings, model } = await host.request('ready', undefined);
  const view = new ResponseView({
    host,
    strings,
    nonce,
    state: vscode.getState(),
    keepState: state => void vscode.setState(state),
  });
  show = shown => view.show(shown);
  document.body.replaceChildren(view.root);
  view.show(model);
}

void start();
