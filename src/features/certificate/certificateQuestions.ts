import * as l10n from '@vscode/l10n';
import {
  SUBJECT_TEXT_LIMIT,
  isCountryCode,
  isSubjectText,
} from '../../core/certificate/encodeSubject.ts';
import type { NewKey } from '../../core/certificate/generateKeyPair.ts';
import type { SignatureDigest } from '../../core/certificate/signStructure.ts';
import { inputEnterpriseNumber } from '../../ui/inputEnterpriseNumber.ts';
import { keep, type Choice, type Step } from '../../ui/wizard.ts';
import type { CertificateDraft } from './certificateDraft.ts';

/** Asks what the certificate is for: to be used as it is, or to be ordered. */
export function askKind(draft: CertificateDraft): Step {
  return async questions => {
    const answer = await questions.pick<'selfSigned' | 'request'>(
      l10n.t('What shall be made?'),
      [
        {
          label: l10n.t('Self-signed certificate'),
          detail: l10n.t('Ready for Chaman at once, with the criteria that the portal documents'),
          value: 'selfSigned',
        },
        {
          label: l10n.t('Certificate request (PKCS#10)'),
          detail: l10n.t('To order a certificate from an authority such as GlobalSign'),
          value: 'request',
        },
      ],
      draft.kind,
    );
    return keep(answer, ({ value }) => {
      draft.kind = value;
    });
  };
}

/** Asks for the kind of key: those that the portal documents, the best proven first. */
export function askKey(draft: CertificateDraft): Step {
  const unproven = (): string =>
    l10n.t('Documented for certificates, but unproven: every known client signs with RSA');
  return async questions => {
    const choices: Choice<NewKey>[] = [
      {
        label: 'RSA 2048',
        detail: l10n.t('Recommended: what every known client of the portal uses'),
        value: { type: 'RSA', bits: 2048 },
      },
      { label: 'RSA 3072', value: { type: 'RSA', bits: 3072 } },
      {
        label: 'RSA 4096',
        detail: l10n.t('Takes a few seconds to make'),
        value: { type: 'RSA', bits: 4096 },
      },
      { label: 'EC P-384', detail: unproven(), value: { type: 'EC', curve: 'P-384' } },
      { label: 'EC P-521', detail: unproven(), value: { type: 'EC', curve: 'P-521' } },
    ];
    const answer = await questions.pick(l10n.t('Which kind of key?'), choices);
    return keep(answer, ({ value }) => {
      draft.key = value;
    });
  };
}

/** Asks for the digest of the signature. */
export function askDigest(draft: CertificateDraft): Step {
  return async questions => {
    const choices: Choice<SignatureDigest>[] = [
      { label: 'SHA-256', detail: l10n.t('Recommended'), value: 'sha256' },
      { label: 'SHA-384', value: 'sha384' },
      { label: 'SHA-512', value: 'sha512' },
    ];
    const answer = await questions.pick(
      l10n.t('Which digest for the signature?'),
      choices,
      draft.digest,
    );
    return keep(answer, ({ value }) => {
      draft.digest = value;
    });
  };
}

/** Asks for the company in whose name the certificate is. */
export function askOrganization(draft: CertificateDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Company in whose name the certificate is'),
      value: draft.organization ?? '',
      validate: validateText,
    });
    return keep(answer, value => {
      draft.organization = value;
    });
  };
}

/** Asks for the company's number. */
export function askEnterpriseNumber(draft: CertificateDraft): Step {
  return async questions => {
    const answer = await inputEnterpriseNumber(questions, {
      prompt: l10n.t('Enterprise number (CBE) of the company, 10 digits (optional)'),
      value: draft.enterpriseNumber ?? '',
      needed: false,
    });
    return keep(answer, value => {
      draft.enterpriseNumber = value;
    });
  };
}

/** Asks for the common name: the company or the application. */
export function askCommonName(draft: CertificateDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Common name: the company or the application that uses the certificate'),
      value: draft.commonName ?? draft.organization ?? '',
      validate: validateText,
    });
    return keep(answer, value => {
      draft.commonName = value;
    });
  };
}

/** Asks for the country. */
export function askCountry(draft: CertificateDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Country, two letters'),
      value: draft.country ?? 'BE',
      validate: value =>
        isCountryCode(value.toUpperCase())
          ? undefined
          : l10n.t('A country has two letters: BE for Belgium.'),
    });
    return keep(answer, value => {
      draft.country = value.toUpperCase();
    });
  };
}

/** Asks for how long the certificate is valid. */
export function askValidity(draft: CertificateDraft): Step {
  return async questions => {
    if (draft.kind === 'request') {
      return 'skip';
    }
    const answer = await questions.pick(
      l10n.t('How long shall it be valid? The portal documents no limit.'),
      [1, 2, 3, 5].map((years): Choice<number> => ({
        label: years === 1 ? l10n.t('1 year') : l10n.t('{0} years', years),
        value: years,
      })),
      draft.years ?? 2,
    );
    return keep(answer, ({ value }) => {
      draft.years = value;
    });
  };
}

function validateText(value: string): string | undefined {
  return isSubjectText(value)
    ? undefined
    : l10n.t('Use 1 to {0} characters on one line.', SUBJECT_TEXT_LIMIT);
}
