import * as l10n from '@vscode/l10n';
import type { CauseCode } from '../core/token/cause.ts';
import type { CauseText } from './causeText.ts';

type ConnectionCode = Extract<CauseCode, `${'network' | 'tls' | 'proxy'}/${string}`>;

/** Texts of causes that lie on the way to the server. */
export const CONNECTION_CAUSES: { [C in ConnectionCode]: CauseText } = {
  'network/dns': {
    title: ({ host }) => l10n.t('The name {0} is not known', host),
    explanation: () =>
      l10n.t(
        'The name could not be looked up (DNS): this machine is offline, a VPN is missing, only a proxy may look names up, or the name is wrong or gone.',
      ),
    steps: ['openProxySettings', 'openSettings', 'requestAgain'],
  },
  'network/refused': {
    title: ({ host }) => l10n.t('Nothing listens at {0}', host),
    explanation: () =>
      l10n.t(
        'The machine is there, but the connection was refused: the service is not running, the port is wrong, or a firewall refuses.',
      ),
    steps: ['openSettings', 'openProxySettings', 'requestAgain'],
  },
  'network/reset': {
    title: () => l10n.t('The connection was broken off'),
    explanation: () =>
      l10n.t(
        'The connection ended before the answer was complete: a firewall or proxy closes such connections, or the service broke off.',
      ),
    steps: ['requestAgain', 'openProxySettings'],
  },
  'network/unreachable': {
    title: ({ host }) => l10n.t('{0} cannot be reached over this network', host),
    explanation: () =>
      l10n.t(
        'No connection could be made: this machine is offline, a VPN is missing, a firewall drops the connection, or a proxy is needed.',
      ),
    steps: ['openProxySettings', 'requestAgain'],
  },
  'network/timeout': {
    title: () => l10n.t('No answer came in time'),
    explanation: () =>
      l10n.t('The service is slow or overloaded, or something on the way swallows the connection.'),
    steps: ['requestAgain', 'openProxySettings'],
  },
  'tls/not-trusted': {
    title: () => l10n.t('The server’s certificate comes from an unknown authority'),
    explanation: () =>
      l10n.t(
        'A proxy of your organisation inspects encrypted traffic with a certificate of its own, or the system lacks a new authority. Add that authority to the system’s store, or as “ca” to the environment. Checks are never switched off.',
      ),
    steps: ['openSettings', 'openProxySettings'],
  },
  'tls/host-name': {
    title: ({ host }) => l10n.t('The server’s certificate is not for {0}', host),
    explanation: () =>
      l10n.t(
        'Something else answers under this name: a proxy or sign-in page on the way, another server, or an address that is wrong in settings.',
      ),
    steps: ['openSettings', 'openProxySettings'],
  },
  'tls/dates': {
    title: () => l10n.t('The server’s certificate is not valid at this time'),
    explanation: () =>
      l10n.t(
        'It has expired or is not valid yet, by this machine’s clock: check the clock; otherwise the service has to renew it.',
      ),
    steps: ['requestAgain'],
  },
  'tls/handshake': {
    title: () => l10n.t('The encrypted connection (TLS) failed'),
    explanation: () =>
      l10n.t(
        'What listens there speaks no TLS, or versions and ciphers that do not fit: check the port and whether the address begins with the right https:// or http://.',
      ),
    steps: ['openSettings', 'openProxySettings'],
  },
  'proxy/authentication': {
    title: () => l10n.t('The proxy asks who you are'),
    explanation: () =>
      l10n.t(
        'The proxy refuses to pass the request on before it knows you (407). Give VS Code the proxy with its sign-in, or ask your network’s administrators to let the address through.',
      ),
    steps: ['openProxySettings', 'requestAgain'],
  },
  'proxy/refused': {
    title: () => l10n.t('The proxy refuses to connect'),
    explanation: ({ host }) =>
      l10n.t(
        'The proxy opens no connection to {0}: its rules forbid it, or it cannot reach the server itself. Ask your network’s administrators.',
        host,
      ),
    steps: ['openProxySettings', 'requestAgain'],
  },
};
