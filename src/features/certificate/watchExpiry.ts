import type * as vscode from 'vscode';
import type { Services } from '../../services.ts';

export type ExpiryServices = Pick<
  Services,
  'channels' | 'certificates' | 'onDidChangeCertificates' | 'expiryWarnings'
>;

/** Warns of certificates that end soon, when they are first seen: all that come at once in one notification. */
export function watchExpiry(services: ExpiryServices): vscode.Disposable {
  const { channels, certificates, expiryWarnings } = services;
  const warn = async (): Promise<void> => {
    if (!certificates.busy) {
      const { accounts } = channels.configuration;
      (await expiryWarnings()).warn(
        accounts.flatMap(configured => {
          const certificate = certificates.certificateOf(configured);
          return certificate ? [{ certificate, account: configured.account }] : [];
        }),
      );
    }
  };
  return services.onDidChangeCertificates(() => void warn());
}
