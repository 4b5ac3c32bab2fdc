import * as l10n from '@vscode/l10n';
import {
  portalVerdict,
  type PortalCode,
  type PortalDoubt,
  type PortalFacts,
  type PortalFinding,
  type PortalFindingOf,
} from '../core/certificate/portalCheck.ts';
import { dateText } from './dateText.ts';
import { plainText } from './plainText.ts';

/** One criterion in the user's language. */
export interface PortalText {
  title: string;
  /** What is the case. */
  why: string;
  /** What to do; absent where the criterion is met. */
  fix?: string;
}

interface CriterionTexts<Facts> {
  title: () => string;
  pass: (facts: Facts, date: (date: Date | undefined) => string) => string;
  miss: (facts: Facts, date: (date: Date | undefined) => string) => string;
  fix: (facts: Facts) => string;
}

/** What each criterion is called, and its sentences. A missing one does not compile. */
const CRITERIA: { [C in PortalCode]: CriterionTexts<PortalFacts[C]> } = {
  'portal/key-algorithm': {
    title: () => l10n.t('Key algorithm'),
    pass: ({ key, unproven }) =>
      unproven
        ? l10n.t(
            'The key is {0}: EC is on the portal’s list, but no client is known that signs with it there. RSA is the proven choice.',
            plainText(key),
          )
        : l10n.t('The key is {0}: RSA is on the portal’s list.', plainText(key)),
    miss: ({ key }) => l10n.t('The key is {0}: the portal lists RSA and EC.', plainText(key)),
    fix: () => l10n.t('Make a new certificate with an RSA key of 2048 bits or more.'),
  },
  'portal/key-size': {
    title: () => l10n.t('Key size'),
    pass: ({ key }) => l10n.t('{0} is on the portal’s list.', plainText(key)),
    miss: ({ key, type }) =>
      type === 'EC'
        ? l10n.t('The curve is {0}: the portal lists P-384 and P-521.', plainText(key))
        : l10n.t('The key is {0}: the portal lists 2048, 3072 and 4096 bits.', plainText(key)),
    fix: ({ type }) =>
      type === 'EC'
        ? l10n.t('Make a new certificate with a key on P-384 or P-521, or an RSA key.')
        : l10n.t('Make a new certificate with an RSA key of 2048, 3072 or 4096 bits.'),
  },
  'portal/signature-digest': {
    title: () => l10n.t('Digest of the certificate’s signature'),
    pass: ({ digest = '' }) => l10n.t('{0} is on the portal’s list.', plainText(digest)),
    miss: ({ algorithm = '', digest = '' }) =>
      l10n.t(
        'The certificate is signed with {0} ({1}): the portal lists SHA-256, SHA-384 and SHA-512.',
        plainText(digest),
        plainText(algorithm),
      ),
    fix: () => l10n.t('Make a new certificate, signed with SHA-256.'),
  },
  'portal/key-usage': {
    title: () => l10n.t('Key usage'),
    pass: ({ keyUsage = [] }) =>
      keyUsage.length > 1
        ? l10n.t(
            'Digital Signature is among the key usages ({0}); the portal asks for it and names no other.',
            keyUsage.map(plainText).join(', '),
          )
        : l10n.t('Digital Signature, as the portal asks.'),
    miss: ({ keyUsage }) =>
      keyUsage === undefined
        ? l10n.t('The certificate states no key usage: the portal asks for Digital Signature.')
        : l10n.t(
            'The key usages ({0}) lack Digital Signature, which the portal asks for.',
            keyUsage.map(plainText).join(', '),
          ),
    fix: () => l10n.t('Make a new certificate with the key usage Digital Signature.'),
  },
  'portal/expired': {
    title: () => l10n.t('End of validity'),
    pass: ({ notAfter }, date) => l10n.t('Valid until {0}.', date(notAfter)),
    miss: ({ notAfter }, date) => l10n.t('Expired on {0}.', date(notAfter)),
    fix: () =>
      l10n.t(
        'Make or order a new certificate, upload it in Chaman, and let the accounts use it (FLA: Replace Certificate).',
      ),
  },
  'portal/not-yet-valid': {
    title: () => l10n.t('Start of validity'),
    pass: ({ notBefore }, date) => l10n.t('Valid since {0}.', date(notBefore)),
    miss: ({ notBefore }, date) => l10n.t('Not valid before {0}.', date(notBefore)),
    fix: () => l10n.t('Check this machine’s clock; otherwise wait, or use another certificate.'),
  },
  'portal/key-mismatch': {
    title: () => l10n.t('Key and certificate belong together'),
    pass: () => l10n.t('The certificate holds the public half of the private key.'),
    miss: ({ key = '', certified = '' }) =>
      key === certified
        ? l10n.t('The certificate belongs to another key: both are {0}.', plainText(key))
        : l10n.t(
            'The certificate belongs to another key: it certifies {0}, the private key is {1}.',
            plainText(certified),
            plainText(key),
          ),
    fix: () => l10n.t('Export the certificate together with its own key.'),
  },
  'portal/no-private-key': {
    title: () => l10n.t('Private key'),
    pass: () => l10n.t('There is a private key to sign with.'),
    miss: () =>
      l10n.t('There is no private key: enough for the upload in Chaman, not enough to sign with.'),
    fix: () => l10n.t('To send, use the key store (.pfx or .p12) that holds the private key.'),
  },
  'portal/shared-between-environments': {
    title: () => l10n.t('One certificate per environment'),
    pass: () => l10n.t('No account of another environment uses this certificate.'),
    miss: ({ environments }) =>
      l10n.t('This certificate is used in {0} as well.', environments.map(plainText).join(', ')),
    fix: () => l10n.t('Where you can, make a certificate for each environment.'),
  },
};

/** Why a criterion cannot be judged, and what would help. */
const DOUBTS: { [D in PortalDoubt]: { why: () => string; fix?: () => string } } = {
  'not-self-signed': {
    why: () =>
      l10n.t(
        'The list is documented for self-signed certificates; what applies to this one, which an authority issued, is not.',
      ),
    fix: () => l10n.t('Upload it in Chaman to see, or ask the portal’s contact centre.'),
  },
  'not-listed': {
    why: () => l10n.t('The portal’s documents say nothing about this algorithm.'),
    fix: () => l10n.t('RSA with 2048 bits and SHA-256 is the safe choice.'),
  },
  'no-certificate': {
    why: () => l10n.t('The key has no certificate here.'),
    fix: () => l10n.t('Export the key together with its certificate.'),
  },
  'no-private-key': {
    why: () => l10n.t('There is no private key to compare with.'),
    fix: () => l10n.t('Use the key store that holds the private key.'),
  },
  'unreadable-key': {
    why: () => l10n.t('Keys of this kind cannot be used here, so nothing can be compared.'),
    fix: () => l10n.t('Make a new certificate with an RSA key of 2048 bits or more.'),
  },
  'certificate-file': {
    why: () =>
      l10n.t(
        'A file of this kind holds no private key, and is right for the upload in Chaman: look at the key store for the rest.',
      ),
  },
  undocumented: {
    why: () =>
      l10n.t(
        'The portal’s e-Box asks for one certificate per environment; for this service nothing is documented.',
      ),
  },
};

/** Doubts that come with something the certificate lacks. */
const MISSED: readonly PortalDoubt[] = ['not-self-signed', 'undocumented'];

/**
 * What a finding of the portal check says.
 *
 * @param language BCP 47 tag, for dates
 */
export function portalText<C extends PortalCode>(
  { code, facts, verdict, doubt }: PortalFindingOf<C>,
  language: string,
): PortalText {
  const criterion: CriterionTexts<PortalFacts[C]> = CRITERIA[code];
  const title = criterion.title();
  const date = (value: Date | undefined): string => (value ? dateText(value, language) : '');
  switch (verdict) {
    case 'pass':
      return { title, why: criterion.pass(facts, date) };
    case 'fail':
      return { title, why: criterion.miss(facts, date), fix: criterion.fix(facts) };
    case 'unknown': {
      const doubts = DOUBTS[doubt];
      if (doubt === 'certificate-file') {
        // Nothing is wrong with such a file, so there is nothing to do.
        return { title, why: doubts.why() };
      }
      const fix = doubts.fix?.() ?? criterion.fix(facts);
      return MISSED.includes(doubt)
        ? { title, why: `${criterion.miss(facts, date)} ${doubts.why()}`, fix }
        : { title, why: doubts.why(), fix };
    }
  }
}

/** What a finding says, in one line. */
export function portalMessage(finding: PortalFinding, language: string): string {
  const { why, fix } = portalText(finding, language);
  return fix === undefined ? why : `${why} ${fix}`;
}

/** What can be said of the whole. Whether Chaman accepts a certificate only Chaman tells. */
export function portalSummary(findings: readonly PortalFinding[]): string {
  switch (portalVerdict(findings)) {
    case 'pass':
      return l10n.t('Meets the documented criteria');
    case 'fail':
      return l10n.t(
        'Does not meet {0} of the documented criteria',
        findings.filter(({ verdict }) => verdict === 'fail').length,
      );
    case 'unknown':
      return l10n.t('Whether it meets the documented criteria cannot be told');
  }
}
