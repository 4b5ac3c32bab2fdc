import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { Peer } from '../protocol/rpc.ts';
import type { DropReason, Handlers, Protocol } from '../protocol/rpc.ts';

/** The views there are: each is a folder of `src/webview`, built to `dist/webview/<view>/main.js` and `main.css`. */
export type WebviewName = 'certificate' | 'response' | 'token';

/** A webview sees its own built files and nothing else of the machine. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: [webviewRoot(extensionUri)],
  };
}

/**
 * The page of a view: an empty body, one style sheet, one script. Nothing may load but these; there is no inline script or style and
 * no connection out. Data comes by message once the script has asked for it.
 * `title` is the name for assistive technology, `language` a BCP 47 tag for the texts the view will get.
 */
export function createWebviewHtml(page: {
  webview: vscode.Webview;
  extensionUri: vscode.Uri;
  view: WebviewName;
  title: string;
  language: string;
}): string {
  const { webview, view, extensionUri } = page;
  const nonce = randomBytes(16).toString('base64');
  const address = (file: string) =>
    escapeHtml(
      webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(extensionUri), view, file)).toString(),
    );
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The nonce is for the rules the text editor writes at run time.
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="${address('main.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('main.js')}"></script>
</body>
</html>`;
}

/**
 * Answers a webview's requests and hears its events, until disposed: what is pending is then rejected. Dispose it with the panel.
 * `onDropped` is told of messages that were ignored.
 */
export function connectPeer<Host extends Protocol, Webview extends Protocol>(
  webview: vscode.Webview,
  handlers: Handlers<Host>,
  onDropped: (reason: DropReason) => void,
): { peer: Peer<Host, Webview>; connection: vscode.Disposable } {
  const peer = new Peer<Host, Webview>(
    // A hidden webview takes no messages; it asks with `ready` when it comes back.
    { post: message => void webview.postMessage(message) },
    handlers,
    onDropped,
  );
  const subscription = webview.onDidReceiveMessage(message => peer.handle(message));
  return { peer, connection: vscode.Disposable.from(subscription, peer) };
}

function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
