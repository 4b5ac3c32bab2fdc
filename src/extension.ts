import type * as vscode from 'vscode';
import { registerAuthentication } from './features/authentication/registerAuthentication.ts';
import { registerCertificate } from './features/certificate/registerCertificate.ts';
import { registerChannel } from './features/channel/registerChannel.ts';
import { registerExchange } from './features/exchange/registerExchange.ts';
import { registerOnboarding } from './features/onboarding/registerOnboarding.ts';
import { registerSandbox } from './features/sandbox/registerSandbox.ts';
import { registerToken } from './features/token/registerToken.ts';
import { createServices, type Services } from './services.ts';

/** Every feature, each on its own: one that fails does not take the others down. */
const FEATURES: ((services: Services) => vscode.Disposable)[] = [
  registerOnboarding,
  registerChannel,
  registerCertificate,
  registerToken,
  registerAuthentication,
  registerExchange,
  registerSandbox,
];

/** Called by VS Code when a command, the channels view, a response view or a declaration in the workspace needs the extension. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  for (const register of FEATURES) {
    try {
      context.subscriptions.push(register(services));
    } catch (error) {
      services.log.error(register.name, error);
    }
  }
}
