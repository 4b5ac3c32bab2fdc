import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, PortalArgument } from '../../contributions.ts';
import { createCertificate } from '../../core/certificate/createCertificate.ts';
import { createCertificateRequest } from '../../core/certificate/createCertificateRequest.ts';
import { encodePem } from '../../core/certificate/encodePem.ts';
import { exportCertificate } from '../../core/certificate/exportCertificate.ts';
import { generateKeyPair, type KeyPair } from '../../core/certificate/generateKeyPair.ts';
import { readCertificate } from '../../core/certificate/readCertificate.ts';
import { writeEncryptedKey } from '../../core/certificate/writeEncryptedKey.ts';
import { writePkcs12 } from '../../core/certificate/writePkcs12.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { runWizard } from '../../ui/wizard.ts';
import { askNewPassphrase } from './askNewPassphrase.ts';
import type { CertificateDraft } from './certificateDraft.ts';
import {
  askCommonName,
  askCountry,
  askDigest,
  askEnterpriseNumber,
  askKey,
  askKind,
  askOrganization,
  askValidity,
} from './certificateQuestions.ts';
import { assignKeyStore } from './assignKeyStore.ts';

export type GenerateServices = Pick<
  Services,
  'log' | 'channels' | 'writtenSettings' | 'sandbox' | 'keys' | 'files'
>;

/**
 * Makes a key pair with a self-signed certificate, or with a request for one. Every private key is written encrypted, and no
 * file stands half-written.
 *
 * @returns the file that holds the private key; undefined when the user gave up
 * @throws AppError `keystore/not-written`
 */
export async function generateCertificate(
  services: GenerateServices,
): Promise<vscode.Uri | undefined> {
  const draft: CertificateDraft = {};
  const steps = [
    askKind(draft),
    askKey(draft),
    askDigest(draft),
    askOrganization(draft),
    askEnterpriseNumber(draft),
    askCommonName(draft),
    askCountry(draft),
    askValidity(draft),
    ...askNewPassphrase(draft),
  ];
  if (!(await runWizard(l10n.t('Generate Certificate'), steps))) {
    return undefined;
  }
  const selfSigned = draft.kind !== 'request';
  const file = await askFile(draft, selfSigned ? 'pfx' : 'key');
  if (!file) {
    return undefined;
  }
  const written = await withProgress(l10n.t('Generating the certificate'), async signal => {
    const keys = await generateKeyPair(draft.key ?? { type: 'RSA', bits: 2048 }, signal);
    return selfSigned
      ? writeSelfSigned(services, draft, keys, file, signal)
      : writeRequest(services, draft, keys, file, signal);
  });
  followUp(services.log, () => tell(services, file, written, selfSigned));
  return vscode.Uri.file(file);
}

async function askFile(
  { commonName = '' }: CertificateDraft,
  extension: 'pfx' | 'key',
): Promise<string | undefined> {
  const name = commonName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'fla';
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title:
      extension === 'pfx'
        ? l10n.t('Where shall the key store be written? The .cer goes beside it.')
        : l10n.t('Where shall the encrypted key be written? The request goes beside it.'),
    saveLabel: l10n.t('Generate'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `${name}.${extension}`) } : {}),
    filters: extension === 'pfx' ? { 'PKCS#12': ['pfx', 'p12'] } : { 'PKCS#8': ['key', 'pem'] },
  });
  return uri?.fsPath;
}

async function writeSelfSigned(
  { files: writing, keys: signingKeys }: GenerateServices,
  draft: CertificateDraft,
  keys: KeyPair,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const now = new Date();
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + (draft.years ?? 2));
  const der = await createCertificate(
    { subject: subjectOf(draft), keys, digest: draft.digest ?? 'sha256', now, notAfter },
    randomBytes,
  );
  const { passphrase = '', commonName = '' } = draft;
  const entry = {
    alias: commonName,
    privateKey: keys.privateKey,
    certificates: [readCertificate(der)],
  };
  const pfx = await writePkcs12([entry], passphrase, { randomBytes, signal });
  const files = await writing();
  const certificate = await files.freeName(beside(file, 'cer'));
  await files.write(
    { file, content: pfx, secret: true },
    { file: certificate, content: exportCertificate(der, 'DER') },
  );
  await signingKeys.remember(file, passphrase);
  return certificate;
}

async function writeRequest(
  { files: writing }: GenerateServices,
  draft: CertificateDraft,
  keys: KeyPair,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const der = await createCertificateRequest({
    subject: subjectOf(draft),
    keys,
    digest: draft.digest ?? 'sha256',
  });
  const key = await writeEncryptedKey(keys.privateKey, draft.passphrase ?? '', {
    randomBytes,
    signal,
  });
  const files = await writing();
  const request = await files.freeName(beside(file, 'csr'));
  await files.write(
    { file, content: key, secret: true },
    { file: request, content: encodePem('CERTIFICATE REQUEST', der) },
  );
  return request;
}

function subjectOf({
  commonName = '',
  organization = '',
  enterpriseNumber = '',
  country = '',
}: CertificateDraft): Parameters<typeof createCertificateRequest>[0]['subject'] {
  return {
    commonName,
    organization,
    country,
    ...(enterpriseNumber === '' ? {} : { enterpriseNumber }),
  };
}

function beside(file: string, extension: string): string {
  return file.replace(/\.[^.\\/]*$/, '') + `.${extension}`;
}

async function tell(
  services: GenerateServices,
  file: string,
  other: string,
  selfSigned: boolean,
): Promise<void> {
  const names = [plainText(basename(file)), plainText(basename(other))] as const;
  if (!selfSigned) {
    await vscode.window.showInformationMessage(
      l10n.t(
        '“{0}” (the key, encrypted) and “{1}” are written. Send the request to the authority, and keep the key for what comes back.',
        ...names,
      ),
    );
    return;
  }
  const use = l10n.t('Use for Account');
  const chaman = l10n.t('Open Chaman');
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('“{0}” and “{1}” are written. Upload “{1}” in Chaman.', ...names),
    use,
    chaman,
  );
  if (chosen === use) {
    await assignKeyStore(services, file);
  } else if (chosen === chaman) {
    const open: CommandId = 'fla.portal.open';
    const target: PortalArgument = { service: 'chaman' };
    await vscode.commands.executeCommand(open, target);
  }
}
