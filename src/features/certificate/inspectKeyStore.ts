import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { CertificateFacts, KeyStore, KeyStoreEntry } from '../../core/certificate/keyStore.ts';
import { openKeyStore, SIZE_LIMIT } from '../../core/certificate/openKeyStore.ts';
import { checkForPortal, type PortalFinding } from '../../core/certificate/portalCheck.ts';
import type {
  InspectedCertificate,
  InspectedEntry,
  InspectedKeyStore,
  InspectionFinding,
} from '../../exportedApi.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';
import { portalMessage } from '../../ui/portalFindings.ts';

/**
 * Tells what a file with keys or certificates holds, for other extensions. No stored passphrase is used: an extension that may not see it
 * is not to learn what it opens.
 *
 * @throws AppError `keystore/wrong-passphrase`, `keystore/passphrase-required`, `keystore/damaged`, `keystore/not-a-keystore`,
 *   `keystore/unsupported-algorithm`, `keystore/too-large`, `keystore/not-found`
 */
export async function inspectKeyStore(
  { language }: Pick<Services, 'language'>,
  uri: vscode.Uri,
  passphrase: string | undefined,
): Promise<InspectedKeyStore> {
  const keyStore = await openKeyStore(await readFile(uri), passphrase, { file: uri.path });
  return {
    format: keyStore.format,
    entries: keyStore.entries.map(inspectedEntry),
    findings: findingsOf(keyStore, language.current),
  };
}

/** Through VS Code, so that files of other file systems can be inspected too. */
async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  const file = uri.path;
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) {
      throw new AppError('keystore/not-a-keystore', { file });
    }
    if (size > SIZE_LIMIT) {
      throw new AppError('keystore/too-large', {
        file,
        what: 'bytes',
        value: size,
        limit: SIZE_LIMIT,
      });
    }
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    throw AppError.is(error)
      ? error
      : new AppError('keystore/not-found', { file }, { cause: error });
  }
}

function inspectedEntry({ alias, key, certificates }: KeyStoreEntry): InspectedEntry {
  return {
    alias,
    ...(key === undefined ? {} : { key: { ...key } }),
    certificates: certificates.map(inspectedCertificate),
  };
}

function inspectedCertificate(facts: CertificateFacts): InspectedCertificate {
  const { subject, issuer, serialNumber, notBefore, notAfter, signatureAlgorithm } = facts;
  return {
    subject,
    issuer,
    serialNumber,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    signatureAlgorithm,
    keyUsage: [...(facts.keyUsage ?? [])],
    extendedKeyUsage: [...(facts.extendedKeyUsage ?? [])],
    subjectAltNames: [...facts.subjectAltNames],
    thumbprints: { ...facts.thumbprints },
  };
}

function findingsOf({ format, entries }: KeyStore, language: string): InspectionFinding[] {
  const withKey = entries.filter(({ key }) => key !== undefined);
  const isCertificateFile =
    withKey.length === 0 && (format === 'PEM' || format === 'DER' || format === 'PKCS#7');
  const checked = withKey.length > 0 ? withKey : entries.slice(0, 1);
  return checked.flatMap(entry =>
    checkForPortal(entry, { now: new Date(), isCertificateFile }).flatMap(finding => {
      const severity = severityOf(finding);
      if (finding.code === 'portal/shared-between-environments' || severity === undefined) {
        return [];
      }
      const text = portalMessage(finding, language);
      const message =
        checked.length > 1 ? l10n.t('“{0}”: {1}', plainText(entry.alias), text) : text;
      return [{ code: finding.code, severity, message }];
    }),
  );
}

/** Undefined where there is nothing to tell: the criterion is met, or only the lack of something else keeps it from being judged. */
function severityOf({
  code,
  verdict,
  doubt,
}: PortalFinding): InspectionFinding['severity'] | undefined {
  if (verdict === 'fail') {
    return 'error';
  }
  if (
    doubt === 'not-self-signed' ||
    (doubt === 'no-certificate' && code === 'portal/key-mismatch')
  ) {
    return 'warning';
  }
  const isOpen =
    doubt === 'not-listed' || (doubt === 'certificate-file' && code === 'portal/no-private-key');
  return isOpen ? 'information' : undefined;
}
