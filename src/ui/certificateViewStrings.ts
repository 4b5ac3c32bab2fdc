import * as l10n from '@vscode/l10n';
import type { CertificateViewStrings } from '../protocol/certificate.ts';

/** The fixed words of the certificate inspector in the language in use. */
export function certificateViewStrings(): CertificateViewStrings {
  return {
    unlock: l10n.t('Enter Passphrase'),
    entries: l10n.t('Keys and certificates'),
    privateKey: l10n.t('Private key'),
    portalCheck: l10n.t('Portal check'),
    portalSource: l10n.t(
      'Compared with the criteria that the portal documents for self-signed certificates. Whether Chaman takes a certificate, Chaman alone decides.',
    ),
    criterion: l10n.t('Criterion'),
    verdict: l10n.t('Result'),
    explanation: l10n.t('Explanation'),
    fix: l10n.t('What to do: {0}'),
    validity: l10n.t('Validity'),
    validFrom: l10n.t('From'),
    validUntil: l10n.t('Until'),

    tabs: l10n.t('Parts of the certificate'),
    overview: l10n.t('Overview'),
    details: l10n.t('Details'),
    pem: l10n.t('PEM'),
    asn1: l10n.t('ASN.1'),
    extensions: l10n.t('Extensions'),
    noExtensions: l10n.t('The certificate has no extensions.'),
    critical: l10n.t('critical'),

    copyValue: l10n.t('Copy: {0}'),
    copied: l10n.t('Copied'),
    failed: l10n.t('That did not work. The log says more.'),
    loading: l10n.t('Loading…'),
  };
}
