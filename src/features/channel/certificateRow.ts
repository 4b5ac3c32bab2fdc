import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountCertificate } from '../../core/certificate/accountCertificates.ts';
import { AppError } from '../../core/base/errors.ts';
import { portalVerdict, type PortalVerdict } from '../../core/certificate/portalCheck.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { messageFor } from '../../ui/messages.ts';
import { plainText } from '../../ui/plainText.ts';
import { portalSummary, portalText } from '../../ui/portalFindings.ts';
import type { ChannelServices } from './channelServices.ts';

/** An account's certificate: until when it is valid, and what the portal check says of it. */
export function certificateItem(
  services: ChannelServices,
  configured: ConfiguredAccount,
): vscode.TreeItem {
  const { account, keyStorePath } = configured;
  const known = services.certificates.get(configured);
  if (known === undefined) {
    services.certificates.look(configured);
  }
  const item = new vscode.TreeItem(fileName(account.certificate));
  item.id = `certificate ${account.id}`;
  item.contextValue = 'certificate';
  item.iconPath = new vscode.ThemeIcon('shield');
  item.tooltip = keyStorePath;
  switch (known?.kind) {
    case undefined:
    case 'locked':
      item.description = l10n.t('opened when first used');
      break;
    case 'failed':
      describeFailure(item, known.error, keyStorePath);
      break;
    case 'checked':
      describeCheck(item, known, keyStorePath, services);
      break;
  }
  return item;
}

function describeFailure(item: vscode.TreeItem, error: AppError, path: string): void {
  item.description = AppError.is(error, 'keystore/not-found')
    ? l10n.t('file not found')
    : l10n.t('cannot be used');
  item.tooltip = [messageFor(error), path].join('\n');
  item.iconPath = ICONS.fail;
}

function describeCheck(
  item: vscode.TreeItem,
  { certificate, findings, error }: Extract<AccountCertificate, { kind: 'checked' }>,
  path: string,
  { language, expiryWarnings }: ChannelServices,
): void {
  const verdict = portalVerdict(findings);
  const summary = portalSummary(findings);
  const missed = findings
    .filter(finding => finding.verdict !== 'pass')
    .map(finding => {
      const { title, why } = portalText(finding, language.current);
      return `• ${title}: ${why}`;
    });
  const lines = [error ? messageFor(error) : undefined, summary, ...missed];
  item.tooltip = [certificate && plainText(certificate.subject), path, '', ...lines]
    .filter(line => line !== undefined)
    .join('\n');
  const isNear = certificate !== undefined && expiryWarnings.daysLeft(certificate) !== undefined;
  item.iconPath = error ? ICONS.fail : isNear && verdict !== 'fail' ? NEAR : ICONS[verdict];
  const until = certificate?.notAfter.toLocaleDateString(language.current, { dateStyle: 'medium' });
  const hasEnded = findings.some(
    finding => finding.code === 'portal/expired' && finding.verdict === 'fail',
  );
  const validity =
    until === undefined
      ? undefined
      : hasEnded
        ? l10n.t('expired on {0}', until)
        : l10n.t('valid until {0}', until);
  const words = error ? l10n.t('cannot be used') : summary;
  item.description = [validity, words].filter(text => text !== undefined).join(' · ');
}

const ICONS: Record<PortalVerdict, vscode.ThemeIcon> = {
  pass: new vscode.ThemeIcon('shield', new vscode.ThemeColor('testing.iconPassed')),
  unknown: new vscode.ThemeIcon('question'),
  fail: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
};

const NEAR = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
