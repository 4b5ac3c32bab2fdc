import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CertificateArgument } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { KeyStore } from '../../core/certificate/keyStore.ts';
import { openKeyStore } from '../../core/certificate/openKeyStore.ts';
import { describeKey } from '../../core/certificate/selectSigningKey.ts';
import { writePkcs12 } from '../../core/certificate/writePkcs12.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { runWizard } from '../../ui/wizard.ts';
import { askNewPassphrase } from './askNewPassphrase.ts';
import { certificateTarget } from './certificateTarget.ts';

/**
 * Rewrites a PKCS#12 key store under a new passphrase with today's algorithms. The old file is kept beside until the new one
 * has been read back.
 *
 * @throws AppError `keystore/*`
 */
export async function changePassphrase(
  services: Pick<Services, 'channels' | 'keys' | 'files' | 'readKeyStore'>,
  argument: CertificateArgument | undefined,
): Promise<void> {
  const { keys, readKeyStore } = services;
  const files = await services.files();
  const path = await certificateTarget(services, argument);
  if (path === undefined) {
    return;
  }
  const keyStore = await keys.open(path);
  checkRewritable(keyStore, path);
  const draft: { passphrase?: string } = {};
  if (!(await runWizard(l10n.t('Change Passphrase of Key Store'), askNewPassphrase(draft)))) {
    return;
  }
  const { passphrase = '' } = draft;
  await withProgress(l10n.t('Rewriting “{0}”', plainText(basename(path))), async signal => {
    const before = await readKeyStore(path);
    const bytes = await writePkcs12(keyStore.entries, passphrase, { randomBytes, signal });
    await files.replace(path, bytes, async () => {
      const written = await openKeyStore(await readKeyStore(path), passphrase, { file: path });
      return JSON.stringify(identityOf(written)) === JSON.stringify(identityOf(keyStore));
    });
    await keys.remember(path, passphrase, before);
  });
  void vscode.window.showInformationMessage(
    l10n.t('“{0}” now opens with the new passphrase alone.', plainText(basename(path))),
  );
}

/** @throws AppError `keystore/not-rewritable`, `keystore/not-a-keystore` for other formats */
function checkRewritable({ format, entries }: KeyStore, file: string): void {
  if (format !== 'PKCS#12') {
    throw new AppError('keystore/not-a-keystore', { file });
  }
  const lost = entries.find(({ key, privateKey }) => key && !privateKey);
  if (lost?.key) {
    throw new AppError('keystore/not-rewritable', { file, key: describeKey(lost.key) });
  }
}

/** What must be the same before and after: keys and certificates under their names. */
function identityOf({ entries }: KeyStore): unknown[] {
  return entries
    .map(({ alias, key, certificates }) => [
      alias,
      key ?? null,
      certificates.map(({ thumbprints }) => thumbprints.sha256),
    ])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
