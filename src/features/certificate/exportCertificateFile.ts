import { basename, dirname, extname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CertificateArgument } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { CertificateFacts } from '../../core/certificate/keyStore.ts';
import {
  exportCertificate,
  exportChain,
  exportPublicKey,
  formatThumbprints,
} from '../../core/certificate/exportCertificate.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';
import { certificateTarget } from './certificateTarget.ts';

type ExportServices = Pick<Services, 'channels' | 'keys' | 'files'>;

/** One form in which a certificate may leave its key store. None holds the private key. */
interface Form extends vscode.QuickPickItem {
  extension: string;
  make: (chain: CertificateFacts[]) => Uint8Array | string | undefined;
  /** Goes to the clipboard in place of a file. */
  copied?: boolean;
}

/**
 * Exports a certificate, its chain or its public key.
 *
 * @returns the file written; undefined when the user gave up or something was copied in place of a file
 * @throws AppError `keystore/*`, `certificate/no-certificate`
 */
export async function exportCertificateFile(
  services: ExportServices,
  argument: CertificateArgument | undefined,
): Promise<vscode.Uri | undefined> {
  const path = await certificateTarget(services, argument);
  if (path === undefined) {
    return undefined;
  }
  const { entries } = await services.keys.open(path);
  const chains = entries
    .filter(({ certificates }) => certificates.length > 0)
    .map(({ alias, certificates }) => ({ alias, certificates }));
  const chain = await pickChain(path, chains);
  const form = chain && (await pickForm(chain));
  if (!form) {
    return undefined;
  }
  const content = form.make(chain);
  if (content === undefined) {
    throw new AppError('certificate/no-certificate', { file: path });
  }
  if (form.copied === true) {
    await vscode.env.clipboard.writeText(content.toString());
    vscode.window.setStatusBarMessage(l10n.t('Copied'), 3000);
    return undefined;
  }
  const name = basename(path, extname(path));
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Certificate'),
    saveLabel: l10n.t('Export'),
    defaultUri: vscode.Uri.file(join(dirname(path), `${name}.${form.extension}`)),
  });
  if (!uri) {
    return undefined;
  }
  const files = await services.files();
  await files.write({ file: uri.fsPath, content });
  void vscode.window.showInformationMessage(
    l10n.t('“{0}” is written.', plainText(basename(uri.fsPath))),
  );
  return uri;
}

async function pickChain(
  path: string,
  chains: { alias: string; certificates: CertificateFacts[] }[],
): Promise<CertificateFacts[] | undefined> {
  const [first, ...others] = chains;
  if (!first) {
    throw new AppError('certificate/no-certificate', { file: path });
  }
  if (others.length === 0) {
    return first.certificates;
  }
  const chosen = await vscode.window.showQuickPick(
    chains.map(({ alias, certificates }) => ({
      label: alias === '' ? (certificates[0]?.subject ?? '') : alias,
      description: alias === '' ? '' : (certificates[0]?.subject ?? ''),
      certificates,
    })),
    { title: l10n.t('Export Certificate'), placeHolder: l10n.t('Which certificate?') },
  );
  return chosen?.certificates;
}

async function pickForm(chain: readonly CertificateFacts[]): Promise<Form | undefined> {
  const forms: Form[] = [
    {
      label: l10n.t('Certificate (.cer, DER)'),
      detail: l10n.t('What Chaman asks for'),
      extension: 'cer',
      make: ([leaf]) => leaf && exportCertificate(leaf.der, 'DER'),
    },
    {
      label: l10n.t('Certificate (.cer, PEM)'),
      detail: l10n.t(
        'The same as text: Chaman’s encoding is not documented, try it when DER is refused',
      ),
      extension: 'cer',
      make: ([leaf]) => leaf && exportCertificate(leaf.der, 'PEM'),
    },
    {
      label: l10n.t('Public key (PEM)'),
      extension: 'pem',
      make: ([leaf]) => leaf && exportPublicKey(leaf, 'PEM'),
    },
    {
      label: l10n.t('Public key (JWK)'),
      extension: 'jwk.json',
      make: ([leaf]) => leaf && exportPublicKey(leaf, 'JWK'),
    },
    {
      label: l10n.t('Copy thumbprints'),
      extension: '',
      copied: true,
      make: ([leaf]) => leaf && formatThumbprints(leaf),
    },
  ];
  if (chain.length > 1) {
    const ders = (certificates: CertificateFacts[]) => certificates.map(({ der }) => der);
    forms.splice(
      2,
      0,
      {
        label: l10n.t('Whole chain (.pem)'),
        extension: 'pem',
        make: certificates => exportChain(ders(certificates), 'PEM'),
      },
      {
        label: l10n.t('Whole chain (.p7b)'),
        extension: 'p7b',
        make: certificates => exportChain(ders(certificates), 'PKCS#7'),
      },
    );
  }
  return vscode.window.showQuickPick(forms, {
    title: l10n.t('Export Certificate'),
    placeHolder: l10n.t('In which form? The private key never leaves the key store.'),
  });
}
