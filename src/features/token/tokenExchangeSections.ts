import * as l10n from '@vscode/l10n';
import { commonName } from '../../core/certificate/commonName.ts';
import { tokenForm } from '../../core/token/requestToken.ts';
import type { TokenExchange } from '../../core/token/tokenExchange.ts';
import { verifyClientAssertion } from '../../core/token/verifyClientAssertion.ts';
import type { TokenRow, TokenSection } from '../../protocol/token.ts';
import { momentTexts } from '../../ui/momentTexts.ts';
import { answerSection, clockSection } from './answerSections.ts';
import { claimRows } from './claimRows.ts';
import { shortened } from './shortened.ts';

/** What texts depend on beside the exchange. */
export interface SectionContext {
  now: Date;
  language: string;
}

/** Every part of an exchange, in the order in which it happened; what matters most is unfolded. */
export function exchangeSections(exchange: TokenExchange, context: SectionContext): TokenSection[] {
  const hasFailed = exchange.outcome.error !== undefined;
  return [
    { ...assertionSection(exchange, context), isOpen: !hasFailed },
    certificateSection(exchange, context),
    requestSection(exchange),
    { ...answerSection(exchange), isOpen: hasFailed },
    ...clockSection(exchange, context),
  ];
}

function assertionSection(exchange: TokenExchange, context: SectionContext): TokenSection {
  const { header = {}, claims = {}, signature, faults } = verifyClientAssertion(exchange);
  const owner = commonName(exchange.certificate.subject) ?? exchange.certificate.subject;
  const notes = {
    valid: {
      tone: 'success',
      text: l10n.t('The signature fits the account’s certificate, “{0}”.', owner),
    },
    invalid: {
      tone: 'error',
      text: l10n.t('The signature does not fit the account’s certificate, “{0}”.', owner),
    },
    unknown: {
      tone: 'warning',
      text: l10n.t('Whether the signature fits the account’s certificate cannot be told here.'),
    },
  } as const;
  const judged = (row: TokenRow): TokenRow => {
    const fault = faults.find(({ claim }) => claim === row.name);
    // What the server took was right, whatever is documented.
    if (!fault || !exchange.outcome.error) {
      return row;
    }
    const expected = fault.expected === '' ? [] : [l10n.t('Expected: {0}', fault.expected)];
    return {
      ...row,
      tone: 'error',
      explanation: [row.explanation ?? [], ...expected].flat().join(' '),
    };
  };
  return {
    id: 'assertion',
    heading: l10n.t('Client assertion'),
    isOpen: false,
    note: notes[signature],
    rows: [
      ...claimRows({ members: header }, 'header', context),
      ...claimRows({ members: claims }, 'claims', context).map(judged),
    ],
    canCopy: true,
  };
}

function certificateSection({ certificate }: TokenExchange, context: SectionContext): TokenSection {
  const { notBefore, notAfter, subject, serialNumber, thumbprints } = certificate;
  const isValid = notBefore <= context.now && context.now <= notAfter;
  const row = (name: string, value: string): TokenRow => ({
    name,
    isLabel: true,
    value,
    isCode: true,
  });
  const date = (name: string, moment: Date): TokenRow => ({
    name,
    isLabel: true,
    value: '',
    isCode: false,
    moment: momentTexts(moment, context.now, context.language),
  });
  return {
    id: 'certificate',
    heading: l10n.t('Certificate that signed'),
    isOpen: false,
    note: isValid
      ? {
          tone: 'success',
          text: l10n.t(
            'The certificate is within its validity. Whether it is the one uploaded for this client id, Chaman alone knows: compare the thumbprint.',
          ),
        }
      : {
          tone: 'error',
          text:
            context.now < notBefore
              ? l10n.t('The certificate is not valid yet.')
              : l10n.t('The certificate has expired.'),
        },
    rows: [
      row(l10n.t('Subject'), subject),
      row(l10n.t('Serial number'), serialNumber),
      row(l10n.t('SHA-1 thumbprint'), thumbprints.sha1),
      row(l10n.t('SHA-256 thumbprint'), thumbprints.sha256),
      date(l10n.t('Valid from'), notBefore),
      date(l10n.t('Valid until'), notAfter),
    ],
    canCopy: true,
  };
}

function requestSection(exchange: TokenExchange): TokenSection {
  const { channel, clientAssertion, traceId } = exchange;
  const meanings = new Map([
    ['grant_type', l10n.t('The client asks in its own name (RFC 6749 section 4.4).')],
    [
      'client_assertion_type',
      l10n.t('The client authenticates by a signed JWT (RFC 7523 section 2.2).'),
    ],
    ['client_assertion', l10n.t('The assertion above; it is not shown in full.')],
    [
      'scope',
      l10n.t('What the token is to allow; without it the client’s own scopes are granted.'),
    ],
  ]);
  const form = [...tokenForm(shortened(clientAssertion), channel.scope)];
  return {
    id: 'request',
    heading: l10n.t('Request'),
    isOpen: false,
    rows: form.map(([name, value]) => {
      const explanation = meanings.get(name);
      return { name, value, isCode: true, ...(explanation === undefined ? {} : { explanation }) };
    }),
    text: [
      `POST ${channel.environment.tokenEndpoint}`,
      'Content-Type: application/x-www-form-urlencoded',
      'Accept: application/json',
      `BelGov-Trace-Id: ${traceId}`,
      '',
      form
        .map(([name, value]) =>
          name === 'client_assertion'
            ? `${name}=${value}`
            : new URLSearchParams({ [name]: value }).toString(),
        )
        .join('\n&'),
    ].join('\n'),
    canCopy: true,
  };
}
