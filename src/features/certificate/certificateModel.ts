import * as l10n from '@vscode/l10n';
import { commonName } from '../../core/certificate/commonName.ts';
import { describeChain } from '../../core/certificate/describeChain.ts';
import { enterpriseNumberIn } from '../../core/certificate/enterpriseNumberIn.ts';
import type { CertificateFacts, KeyStore, KeyStoreEntry } from '../../core/certificate/keyStore.ts';
import { checkForPortal, portalVerdict } from '../../core/certificate/portalCheck.ts';
import { describeKey } from '../../core/certificate/selectSigningKey.ts';
import type {
  ChainLink,
  OpenFile,
  ShownCertificate,
  ShownEntry,
  ShownField,
  ShownFinding,
  ShownKey,
  ShownPortalCheck,
} from '../../protocol/certificate.ts';
import { portalSummary, portalText } from '../../ui/portalFindings.ts';
import { certificateValidity } from './certificateValidity.ts';

/** What the model needs beside the file. */
export interface ModelContext {
  now: Date;
  /** BCP 47 tag. */
  language: string;
  /** Days before its end from which a certificate is marked. */
  warningDays: number;
  /** Names of the environments whose accounts use a certificate, by its SHA-256. */
  environments: ReadonlyMap<string, readonly string[]>;
}

const TONES = { pass: 'success', fail: 'error', unknown: 'information' } as const;
const ORDER = { fail: 0, unknown: 1, pass: 2 } as const;

/** What the inspector shows of an opened file, in the language in use. */
export function certificateModel({ format, entries }: KeyStore, context: ModelContext): OpenFile {
  const isCertificateFile =
    (format === 'PEM' || format === 'DER' || format === 'PKCS#7') &&
    entries.every(({ key }) => key === undefined);
  const seen = new Map<string, number>();
  return {
    kind: 'open',
    entries: entries.map((entry, index): ShownEntry => {
      const [leaf] = entry.certificates;
      const known = entry.alias || (leaf?.thumbprints.sha256 ?? '');
      const times = (seen.get(known) ?? 0) + 1;
      seen.set(known, times);
      return {
        id: `${known} ${times}`,
        name: entry.alias || (leaf && nameOf(leaf.subject)) || l10n.t('Entry {0}', index + 1),
        ...(entry.key === undefined ? {} : { key: shownKey(entry.key, entry) }),
        chain: chainOf(entry, context),
        portalCheck: portalCheckOf(entry, isCertificateFile, context),
      };
    }),
  };
}

/** What a file holds, in a few words each. */
export function contentFacts({ format, entries }: KeyStore): string[] {
  const keys = entries.filter(({ key }) => key !== undefined).length;
  const certificates = new Set(
    entries.flatMap(entry => entry.certificates.map(({ thumbprints }) => thumbprints.sha256)),
  ).size;
  return [
    format,
    ...count(keys, l10n.t('1 private key'), l10n.t('{0} private keys', keys)),
    ...count(certificates, l10n.t('1 certificate'), l10n.t('{0} certificates', certificates)),
  ];
}

function count(number: number, one: string, several: string): string[] {
  return number === 0 ? [] : [number === 1 ? one : several];
}

function shownKey(key: NonNullable<KeyStoreEntry['key']>, { privateKey }: KeyStoreEntry): ShownKey {
  return {
    text: describeKey(key),
    usability:
      privateKey === undefined
        ? {
            tone: 'warning',
            text: l10n.t(
              'Listed only: this version of VS Code cannot sign with a key of this kind.',
            ),
          }
        : { tone: 'success', text: l10n.t('Can be used here.') },
  };
}

function chainOf({ certificates }: KeyStoreEntry, context: ModelContext): ChainLink[] {
  return describeChain(certificates).flatMap(({ certificate, issuer, issuerName }, depth) => [
    shownCertificate(certificate, roleOf(certificate, depth), context),
    ...(issuer === 'missing' ? [missingLink(issuerName, certificate.subject)] : []),
  ]);
}

function missingLink(issuer: string, subject: string): ChainLink {
  return {
    kind: 'missing',
    name: nameOf(issuer),
    role: l10n.t('not in this file'),
    explanation: l10n.t(
      'The certificate of “{0}”, which issued “{1}”, is not in this file. Signing does not need it; export the whole chain where a tool asks for it.',
      nameOf(issuer),
      nameOf(subject),
    ),
  };
}

function roleOf({ selfSigned }: CertificateFacts, depth: number): string {
  if (depth === 0) {
    return selfSigned ? l10n.t('self-signed') : l10n.t('certificate');
  }
  return selfSigned ? l10n.t('root authority') : l10n.t('intermediate authority');
}

function shownCertificate(
  facts: CertificateFacts,
  role: string,
  { now, language, warningDays }: ModelContext,
): ShownCertificate {
  return {
    kind: 'certificate',
    certificate: facts.thumbprints.sha256,
    name: nameOf(facts.subject),
    role,
    origin: facts.selfSigned
      ? l10n.t('Self-signed')
      : l10n.t('Issued by {0}', nameOf(facts.issuer)),
    validity: certificateValidity(facts, { now, language, warningDays }),
    fields: fieldsOf(facts),
  };
}

function fieldsOf(facts: CertificateFacts): ShownField[] {
  const enterpriseNumber = enterpriseNumberIn(facts.subject);
  const usages = (label: string, values: readonly string[] | undefined): ShownField => ({
    label,
    ...(values === undefined || values.length === 0
      ? { lines: [l10n.t('not stated')] }
      : { lines: [values.join(', ')], isCode: true }),
  });
  return [
    { label: l10n.t('Subject'), lines: [facts.subject], isCode: true, copy: 'subject' },
    ...(enterpriseNumber === undefined
      ? []
      : [
          {
            label: l10n.t('Enterprise number'),
            lines: [l10n.t('{0} (a hint, found in the subject)', enterpriseNumber)],
          },
        ]),
    { label: l10n.t('Issuer'), lines: [facts.issuer], isCode: true, copy: 'issuer' },
    {
      label: l10n.t('Serial number'),
      lines: [facts.serialNumber],
      isCode: true,
      copy: 'serialNumber',
    },
    {
      label: l10n.t('Public key'),
      lines: [describeKey(facts.key)],
      isCode: true,
      copy: 'publicKey',
    },
    { label: l10n.t('Signature algorithm'), lines: [facts.signatureAlgorithm], isCode: true },
    usages(l10n.t('Key usage'), facts.keyUsage),
    usages(l10n.t('Extended key usage'), facts.extendedKeyUsage),
    {
      label: l10n.t('Alternative names'),
      ...(facts.subjectAltNames.length === 0
        ? { lines: [l10n.t('none')] }
        : { lines: facts.subjectAltNames, isCode: true }),
    },
    {
      label: l10n.t('SHA-1 thumbprint'),
      lines: [facts.thumbprints.sha1],
      isCode: true,
      copy: 'sha1',
    },
    {
      label: l10n.t('SHA-256 thumbprint'),
      lines: [facts.thumbprints.sha256],
      isCode: true,
      copy: 'sha256',
    },
  ];
}

function portalCheckOf(
  entry: KeyStoreEntry,
  isCertificateFile: boolean,
  { now, language, environments }: ModelContext,
): ShownPortalCheck {
  const using = environments.get(entry.certificates[0]?.thumbprints.sha256 ?? '');
  const findings = checkForPortal(entry, {
    now,
    isCertificateFile,
    // Nothing is said of certificates that no account uses; one environment alone is what is advised.
    ...(using === undefined ? {} : { otherEnvironments: using.length === 1 ? [] : using }),
  });
  return {
    tone: TONES[portalVerdict(findings)],
    summary: portalSummary(findings),
    findings: findings
      .map((finding): ShownFinding => {
        const { title, why, fix } = portalText(finding, language);
        return {
          verdict: finding.verdict,
          verdictText: verdictText(finding.verdict),
          criterion: title,
          why,
          ...(fix === undefined ? {} : { fix }),
        };
      })
      .sort((one, other) => ORDER[one.verdict] - ORDER[other.verdict]),
  };
}

function verdictText(verdict: ShownFinding['verdict']): string {
  switch (verdict) {
    case 'pass':
      return l10n.t('Met');
    case 'fail':
      return l10n.t('Not met');
    case 'unknown':
      return l10n.t('Unknown');
  }
}

function nameOf(name: string): string {
  return commonName(name) ?? (name === '' ? l10n.t('(no name)') : name);
}
