import { createServer, type Server } from 'node:http';
import connect from 'undici/lib/api/api-connect.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';

/** A proxy that refuses whatever it is asked for, a tunnel or an answer, with that status. */
export function refusingProxy(status: number): Server {
  const reason = status === 407 ? 'Proxy Authentication Required' : 'Refused';
  const challenge = { 'Proxy-Authenticate': 'Basic realm="proxy"' };
  const server = createServer((_request, response) => {
    response.writeHead(status, challenge).end('refused');
  });
  return server.on('connect', (_request, socket) => {
    const headers = Object.entries(challenge).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${reason}\r\n${headers.join('')}\r\n`);
  });
}

/**
 * Lets every `fetch` of this process go through a proxy, as VS Code's does where one is set, until the function that is returned is
 * called.
 */
export function useProxy(proxy: string): () => void {
  // undici's entry point would add it, and take over the process's dispatcher.
  Dispatcher.prototype.connect ??= connect;
  const dispatcher = new ProxyAgent(proxy);
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => fetch(input, { ...init, dispatcher });
  return () => {
    globalThis.fetch = fetch;
    void dispatcher.close();
  };
}
