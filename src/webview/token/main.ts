import { Peer } from '../../protocol/rpc.ts';
import type {
  TokenHostProtocol,
  TokenViewModel,
  TokenWebviewProtocol,
} from '../../protocol/token.ts';
import { TokenView } from './tokenView.ts';
import type { ViewState } from './tokenView.ts';
import '../page.css';
import '../causeList.css';
import './style.css';

const vscode = acquireVsCodeApi<ViewState>();

/** Builds the page from the host's first answer; what it shows afterwards comes as events. */
async function start(): Promise<void> {
  let show: (model: TokenViewModel) => void = () => undefined;
  const host = new Peer<TokenWebviewProtocol, TokenHostProtocol>(
    { post: message => vscode.postMessage(message) },
    { requests: {}, events: { show: model => show(model) } },
  );
  window.addEventListener('message', event => host.handle(event.data));
  const { strings, model, now } = await host.request('ready', undefined);
  const ahead = Date.parse(now) - Date.now();
  const view = new TokenView({
    host,
    strings,
    now: () => Date.now() + ahead,
    state: vscode.getState(),
    keepState: state => void vscode.setState(state),
  });
  show = shown => view.show(shown);
  document.body.replaceChildren(view.root);
  view.show(model);
}

void start();
