import * as vscode from 'vscode';
import type { CommandId } from './contributions.ts';
import type { ExportedApi } from './exportedApi.ts';
import { registerApi } from './features/api/registerApi.ts';
import { registerAuthentication } from './features/authentication/registerAuthentication.ts';
import { registerCertificate } from './features/certificate/registerCertificate.ts';
import { registerChannel } from './features/channel/registerChannel.ts';
import { registerAuthoring } from './features/declaration/registerAuthoring.ts';
import { registerDeclaration } from './features/declaration/registerDeclaration.ts';
import { registerExchange } from './features/exchange/registerExchange.ts';
import { registerOnboarding } from './features/onboarding/registerOnboarding.ts';
import { registerRequest } from './features/request/registerRequest.ts';
import { registerSandbox } from './features/sandbox/registerSandbox.ts';
import { registerToken } from './features/token/registerToken.ts';
import { createServices, type Services } from './services.ts';
import { forCaller } from './ui/forCaller.ts';

/** Every feature, each on its own: one that fails does not take the others down. */
const FEATURES: ((services: Services) => vscode.Disposable)[] = [
  registerOnboarding,
  registerChannel,
  registerCertificate,
  registerToken,
  registerAuthentication,
  registerExchange,
  registerAuthoring,
  registerDeclaration,
  registerSandbox,
  registerApi,
  registerRequest,
];

/** Called by VS Code when a command, a view, a session, a response view or a declaration in the workspace needs the extension. */
export function activate(context: vscode.ExtensionContext): ExportedApi {
  const services = createServices(context);
  for (const register of FEATURES) {
    try {
      context.subscriptions.push(register(services));
    } catch (error) {
      services.log.error(register.name, error);
    }
  }
  return exportApi(services);
}

function exportApi(services: Services): ExportedApi {
  return {
    version: 1,
    send: async (uri, options) => {
      const send: CommandId = 'fla.send';
      return vscode.commands.executeCommand(send, uri, options);
    },
    validate: async uri =>
      forCaller(async () => {
        const { validateDeclaration } = await import('./features/exchange/validateDeclaration.ts');
        return validateDeclaration(services, uri);
      }),
    inspectKeyStore: async (uri, passphrase) =>
      forCaller(async () => {
        const { inspectKeyStore } = await import('./features/certificate/inspectKeyStore.ts');
        return inspectKeyStore(services, uri, passphrase);
      }),
  };
}
