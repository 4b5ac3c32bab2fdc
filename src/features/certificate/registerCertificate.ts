import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import { AccountProblems, type ProblemServices } from './accountProblems.ts';
import { CertificateEditor } from './certificateEditor.ts';
import type { SessionServices } from './certificateSession.ts';
import { watchExpiry, type ExpiryServices } from './watchExpiry.ts';

type CertificateServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'settings'
  | 'writtenSettings'
  | 'activeAccount'
  | 'keys'
  | 'tokens'
  | 'sandbox'
  | 'files'
  | 'readKeyStore'
> &
  SessionServices &
  ProblemServices &
  ExpiryServices;

/** Key stores and certificates. Whatever reads, writes or shows one loads when it is first used. */
export function registerCertificate(services: CertificateServices): vscode.Disposable {
  const { log } = services;
  const editor = new CertificateEditor(services);
  return vscode.Disposable.from(
    editor,
    new AccountProblems(services),
    watchExpiry(services),
    registerCommand('fla.certificate.inspect', log, async target => {
      const { inspectCertificate } = await import('./inspectCertificate.ts');
      await inspectCertificate(services, editor, target);
    }),
    registerCommand('fla.certificate.generate', log, async () => {
      const { generateCertificate } = await import('./generateCertificate.ts');
      return generateCertificate(services);
    }),
    registerCommand('fla.certificate.exportCer', log, async target => {
      const { exportCertificateFile } = await import('./exportCertificateFile.ts');
      return exportCertificateFile(services, target);
    }),
    registerCommand('fla.certificate.changePassphrase', log, async target => {
      const { changePassphrase } = await import('./changePassphrase.ts');
      await changePassphrase(services, target);
    }),
    registerCommand('fla.certificate.replace', log, async account => {
      const { replaceCertificate } = await import('./replaceCertificate.ts');
      await replaceCertificate(services, account);
    }),
    registerCommand('fla.passphrase.forget', log, async argument => {
      const { forgetPassphrase } = await import('./forgetPassphrase.ts');
      await forgetPassphrase(services, argument);
    }),
    registerCommand('fla.passphrase.forgetAll', log, async () => {
      const { forgetPassphrases } = await import('./forgetPassphrases.ts');
      await forgetPassphrases(services);
    }),
  );
}
