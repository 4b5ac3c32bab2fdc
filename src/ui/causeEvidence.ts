import * as l10n from '@vscode/l10n';
import type { Evidence, EvidenceCode, EvidenceDetails } from '../core/token/cause.ts';
import type { ShownCause } from '../protocol/cause.ts';
import { qualityLabel } from './channelLabels.ts';
import { clockText, momentText } from './dateText.ts';
import { durationText } from './durationText.ts';
import { plainText } from './plainText.ts';

interface EvidenceContext {
  /** BCP 47 tag. */
  language: string;
  environmentName: (id: string) => string;
}

/** A fact in a sentence; its tone says whether it speaks for the cause (a warning), against it (all is well there), or is a hint alone. */
export function evidenceText(
  evidence: Evidence,
  context: EvidenceContext,
): ShownCause['evidence'][number] {
  const tone =
    evidence.code === 'answer/hint'
      ? 'information'
      : evidence.speaks === 'for'
        ? 'warning'
        : 'success';
  return { tone, text: sentence(evidence.code, evidence.details, context) };
}

function sentence<C extends EvidenceCode>(
  code: C,
  details: EvidenceDetails[C],
  context: EvidenceContext,
): string {
  return SENTENCES[code](details, context);
}

/** A missing sentence does not compile. */
const SENTENCES: {
  [C in EvidenceCode]: (details: EvidenceDetails[C], context: EvidenceContext) => string;
} = {
  'clock/assertion-offset': ({ seconds }, { language }) =>
    differenceText(seconds, language, {
      none: l10n.t('The assertion was issued by the server’s time.'),
      ahead: duration =>
        l10n.t('By the server’s clock, the assertion was issued {0} in the future.', duration),
      behind: duration =>
        l10n.t('By the server’s clock, the assertion was issued {0} ago already.', duration),
    }),
  'clock/machine-offset': ({ seconds, corrected }, { language }) => {
    const text = differenceText(seconds, language, {
      none: l10n.t('This machine’s clock is right.'),
      ahead: duration => l10n.t('This machine’s clock is {0} ahead of the server’s.', duration),
      behind: duration => l10n.t('This machine’s clock is {0} behind the server’s.', duration),
    });
    return corrected
      ? `${text} ${l10n.t('The assertion was issued by the server’s time all the same.')}`
      : text;
  },
  'clock/not-told': () => l10n.t('The answer does not tell the server’s time (Date).'),
  'certificate/validity': ({ notBefore, notAfter, serverTime }, { language }) =>
    l10n.t(
      'The certificate is valid from {0} to {1}; the server’s time is {2}.',
      momentText(notBefore, language),
      momentText(notAfter, language),
      momentText(serverTime, language),
    ),
  'assertion/signature': ({ valid }) =>
    valid
      ? l10n.t(
          'The assertion’s signature fits the account’s certificate, so the server must know another one, or none.',
        )
      : l10n.t('The assertion’s signature does not fit the account’s certificate.'),
  'assertion/claim': ({ claim, expected, found }) =>
    expected === ''
      ? l10n.t('The claim {0} is “{1}”, which cannot be used.', claim, plainText(found))
      : l10n.t('The claim {0} is “{1}”, not “{2}”.', claim, plainText(found), plainText(expected)),
  'assertion/lifetime': ({ seconds }, { language }) =>
    l10n.t('The assertion is valid for {0}.', durationText(seconds, language)),
  'assertion/jti': ({ reused, at }, { language }) =>
    reused
      ? l10n.t('Its jti is the one with which a token came at {0}.', clockText(at, language))
      : l10n.t(
          'Its jti differs from the one with which a token came at {0}.',
          clockText(at, language),
        ),
  'assertion/algorithm': ({ algorithm }) =>
    l10n.t('The assertion is signed with {0}.', plainText(algorithm)),
  'account/same-client-id': ({ account, environment }, { environmentName }) =>
    l10n.t(
      'The account “{0}” has the same client id in {1}.',
      plainText(account),
      plainText(environmentName(environment)),
    ),
  'account/acceptance': () =>
    l10n.t('This is the acceptance environment, which is separate and closed by default.'),
  'account/client-id-form': ({ usual }) =>
    usual
      ? l10n.t('The client id has the form that Chaman gives.')
      : l10n.t('The client id has not the form that is known from Chaman (self_service_…).'),
  'history/token': ({ at, sameCertificate, sameClient }, { language }) => {
    const time = clockText(at, language);
    if (!sameClient) {
      return l10n.t('At {0}, a token came with this certificate and another client id.', time);
    }
    return sameCertificate
      ? l10n.t('At {0}, a token came with this client id and this certificate.', time)
      : l10n.t('At {0}, a token came with this client id and another certificate.', time);
  },
  'scope/asked': ({ scope }) => l10n.t('Asked for: {0}', plainText(scope)),
  'scope/of-quality': ({ quality, own }) =>
    own
      ? l10n.t(
          'The scope is the one documented for the quality in the settings ({0}); in Chaman the account may have another quality.',
          qualityLabel(quality),
        )
      : l10n.t('The scope asked for is that of another quality: {0}.', qualityLabel(quality)),
  'scope/undocumented': ({ scope }) =>
    l10n.t('The portal documents no scope {0}.', plainText(scope)),
  'scope/worked': ({ at }, { language }) =>
    l10n.t('At {0}, a token came with this scope.', clockText(at, language)),
  'scope/given': ({ asked, given }) =>
    l10n.t('Asked for: {0}. Granted: {1}.', plainText(asked), plainText(given)),
  'scope/required': ({ scopes }) =>
    l10n.t('The service asks for: {0}', scopes.map(plainText).join(', ')),
  'answer/status': ({ status }) => l10n.t('The answer’s status is {0}.', status),
  'answer/content-type': ({ contentType }) =>
    l10n.t('The answer’s type is {0}.', plainText(contentType)),
  'answer/size': ({ bytes }) => l10n.t('The answer’s body has {0} bytes.', bytes),
  'answer/error': ({ error }) => l10n.t('The code of the refusal is {0}.', plainText(error)),
  'answer/hint': ({ host, text }) => l10n.t('{0} says: “{1}”', plainText(host), plainText(text)),
  'answer/problem': ({ type }) => l10n.t('The service names the problem {0}.', plainText(type)),
  'answer/member': ({ member, found }) =>
    found === undefined
      ? l10n.t('The answer has no member {0}.', member)
      : l10n.t('The answer’s member {0} is {1}.', member, plainText(found)),
  'answer/location': ({ host }) => l10n.t('It points to {0}.', plainText(host)),
  'answer/retry-after': ({ value }) =>
    l10n.t('It asks to come back later (Retry-After: {0}).', plainText(value)),
  'failure/reason': ({ reason }) => l10n.t('The network reports {0}.', plainText(reason)),
  'failure/sent': ({ sent }) =>
    sent
      ? l10n.t('The request left this machine; no answer came.')
      : l10n.t('No connection was made; nothing was sent.'),
  'address/documented': ({ documented, address }) =>
    documented
      ? l10n.t('{0} is the documented address of the token endpoint.', plainText(address))
      : l10n.t('{0} is not the documented address of the token endpoint.', plainText(address)),
  'service/repealed': () =>
    l10n.t('The Federal Learning Account is repealed; its data is kept until the end of 2026.'),
  'api/provisional': () => l10n.t('The path comes from the provisional description.'),
  'api/quality': ({ quality }) =>
    l10n.t('The account declares for others, as {0}.', qualityLabel(quality)),
};

function differenceText(
  seconds: number,
  language: string,
  texts: {
    none: string;
    ahead: (duration: string) => string;
    behind: (duration: string) => string;
  },
): string {
  if (seconds === 0) {
    return texts.none;
  }
  const duration = durationText(Math.abs(seconds), language);
  return seconds > 0 ? texts.ahead(duration) : texts.behind(duration);
}
