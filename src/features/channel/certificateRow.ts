import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { AccountCertificate } from '../../core/certificate/accountCertificates.ts';
import { portalVerdict, type PortalVerdict } from '../../core/certificate/portalCheck.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { messageFor } from '../../ui/messages.ts';
import { plainText } from '../../ui/plainText.ts';
import { expiryDays } from '../../ui/expiryDays.ts';
import { portalSummary, portalText } from '../../ui/portalFindings.ts';
import type { ChannelServices } from './channelServices.ts';

/** What a row shows beside the name of its file. */
interface Texts {
  description: string;
  /** What else the tooltip tells, and screen readers read. */
  details: string[];
  icon: vscode.ThemeIcon;
}

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
  const { description, details, icon } = describe(known, services);
  const name = fileName(account.certificate);
  const item = new vscode.TreeItem(name);
  item.id = `certificate ${account.id}`;
  item.contextValue = 'certificate';
  item.iconPath = icon;
  item.description = description;
  item.tooltip = [keyStorePath, ...details].join('\n');
  // Screen readers would else read the tooltip alone.
  item.accessibilityInformation = { label: [name, description, ...details].join(', ') };
  return item;
}

function describe(known: AccountCertificate | undefined, services: ChannelServices): Texts {
  switch (known?.kind) {
    case undefined:
    case 'locked':
      return {
        description: l10n.t('opened when first used'),
        details: [],
        icon: new vscode.ThemeIcon('shield'),
      };
    case 'failed':
      return {
        description: AppError.is(known.error, 'keystore/not-found')
          ? l10n.t('file not found')
          : l10n.t('cannot be used'),
        details: [messageFor(known.error)],
        icon: ICONS.fail,
      };
    case 'checked':
      return describeCheck(known, services);
  }
}

function describeCheck(
  { certificate, findings, error }: Extract<AccountCertificate, { kind: 'checked' }>,
  { language }: ChannelServices,
): Texts {
  const verdict = portalVerdict(findings);
  const words = error ? l10n.t('cannot be used') : portalSummary(findings);
  const until = certificate?.notAfter.toLocaleDateString(language.current, { dateStyle: 'medium' });
  const hasEnded = findings.some(
    finding => finding.code === 'portal/expired' && finding.verdict === 'fail',
  );
  const validity =
    until === undefined
      ? []
      : [hasEnded ? l10n.t('expired on {0}', until) : l10n.t('valid until {0}', until)];
  const missed = findings
    .filter(finding => finding.verdict !== 'pass')
    .map(finding => {
      const { title, why } = portalText(finding, language.current);
      return `${title}: ${why}`;
    });
  const isNear = certificate !== undefined && expiryDays(certificate) !== undefined;
  return {
    // What matters more comes first: the row may be cut off.
    description: (!error && (verdict === 'pass' || hasEnded)
      ? [...validity, words]
      : [words, ...validity]
    ).join(' · '),
    details: [
      ...(certificate ? [plainText(certificate.subject)] : []),
      ...(error ? [messageFor(error)] : []),
      ...missed,
    ],
    icon: error ? ICONS.fail : isNear && verdict !== 'fail' ? NEAR : ICONS[verdict],
  };
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
