import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AUTHENTICATION_PROVIDER } from '../../contributions.ts';
import type { Services } from '../../services.ts';
import type { AuthenticationServices, FlaAuthentication } from './flaAuthentication.ts';

type RegisteredServices = AuthenticationServices &
  Pick<Services, 'settings' | 'sandbox' | 'onDidChangeCredentials'>;

/** The authentication provider, by which other extensions get tokens with the user's consent. What it does loads with the first token. */
export function registerAuthentication(services: RegisteredServices): vscode.Disposable {
  const { log, settings, sandbox, onDidChangeCredentials } = services;
  const changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  let loading: Promise<FlaAuthentication> | undefined;
  const load = (): Promise<FlaAuthentication> => {
    loading ??= import('./flaAuthentication.ts').then(
      ({ FlaAuthentication: Loaded }) => new Loaded(services, changes => changed.fire(changes)),
    );
    return loading;
  };
  const refresh = (): void => {
    load()
      .then(authentication => authentication.refresh())
      .catch((error: unknown) => log.error('authentication', error));
  };
  const refreshIfLoaded = (): void => {
    if (loading) {
      refresh();
    }
  };
  return vscode.Disposable.from(
    changed,
    onDidChangeCredentials(refresh),
    settings.onDidChange(refreshIfLoaded),
    sandbox.onDidChange(refreshIfLoaded),
    { dispose: () => void loading?.then(authentication => authentication.dispose()) },
    vscode.authentication.registerAuthenticationProvider(
      AUTHENTICATION_PROVIDER,
      l10n.t('Federal Learning Account'),
      {
        onDidChangeSessions: changed.event,
        getSessions: async (scopes, options) => (await load()).getSessions(scopes, options.account),
        createSession: async (scopes, options) =>
          (await load()).createSession(scopes, options.account),
        removeSession: async id => {
          (await load()).removeSession(id);
        },
      },
      { supportsMultipleAccounts: true },
    ),
  );
}
