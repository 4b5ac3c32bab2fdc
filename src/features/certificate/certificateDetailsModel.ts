import * as l10n from '@vscode/l10n';
import type { CertificateDetails, NamePart } from '../../core/certificate/certificateDetails.ts';
import { describeKey } from '../../core/certificate/selectSigningKey.ts';
import type { ShownDetails, ShownField } from '../../protocol/certificate.ts';

/** Every field of a certificate as the inspector shows it, in the language in use. Times are UTC, as in the certificate. */
export function certificateDetailsModel(details: CertificateDetails, pem: string): ShownDetails {
  const { publicKey } = details;
  const field = (label: string, ...lines: string[]): ShownField => ({ label, lines, isCode: true });
  const known = (label: string, value: string | undefined): ShownField[] =>
    value === undefined ? [] : [field(label, value)];
  return {
    fields: [
      field(l10n.t('Version'), `X.509 v${details.version}`),
      field(l10n.t('Serial number'), details.serialNumber),
      field(l10n.t('Subject'), ...nameLines(details.subject)),
      field(l10n.t('Issuer'), ...nameLines(details.issuer)),
      field(l10n.t('Valid from'), utc(details.notBefore)),
      field(l10n.t('Valid until'), utc(details.notAfter)),
      { ...field(l10n.t('Public key'), describeKey(publicKey)), copy: 'publicKey' },
      field(l10n.t('Key algorithm'), publicKey.algorithm),
      ...known(l10n.t('Exponent'), publicKey.exponent),
      ...known(l10n.t('Modulus'), publicKey.modulus),
      ...(publicKey.modulus === undefined ? [field(l10n.t('Key bits'), publicKey.hex)] : []),
      field(l10n.t('Signature algorithm'), details.signatureAlgorithm),
      field(l10n.t('Signature'), details.signature),
    ],
    extensions: details.extensions,
    pem,
  };
}

function nameLines(parts: readonly NamePart[]): string[] {
  return parts.map(({ type, value }) => `${type} = ${value}`);
}

function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
