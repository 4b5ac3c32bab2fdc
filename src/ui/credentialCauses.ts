import * as l10n from '@vscode/l10n';
import type { CauseCode } from '../core/token/cause.ts';
import type { CauseText } from './causeText.ts';

type CredentialCode = Extract<
  CauseCode,
  `${'client' | 'acceptance' | 'certificate' | 'assertion' | 'scope'}/${string}`
>;

/** Texts of causes that lie in who asks, with which key, and for what. */
export const CREDENTIAL_CAUSES: { [C in CredentialCode]: CauseText } = {
  'client/other-environment': {
    title: () => l10n.t('The client id belongs to another environment'),
    explanation: ({ environment }) =>
      l10n.t(
        'Environments are fully separate: a client id made in one is unknown in the other. Use the client id that Chaman shows in {0}, or the account of the other environment.',
        environment,
      ),
    steps: ['editAccount', 'switchAccount', 'openChaman'],
  },
  'client/unknown': {
    title: () => l10n.t('The client id is not known there'),
    explanation: ({ clientId, host }) =>
      l10n.t(
        '{0} may know no client “{1}”: it was mistyped, or the account was removed in Chaman. Compare it with what Chaman shows.',
        host,
        clientId,
      ),
    steps: ['editAccount', 'openChaman'],
  },
  'client/unauthorized': {
    title: () => l10n.t('The client may not use this'),
    explanation: ({ host }) =>
      l10n.t(
        '{0} knows the client but does not let it have a token in this way: check in Chaman that it is a REST account and that its permission is ticked.',
        host,
      ),
    steps: ['openChaman', 'openAccessManagement', 'openGuide'],
  },
  'acceptance/no-channel': {
    title: () => l10n.t('No channel was made in the acceptance environment'),
    explanation: () =>
      l10n.t(
        'The acceptance environment (ACPT) has a Chaman of its own: a REST account, with its certificate and client id, has to be made there too. That of production is of no use.',
      ),
    steps: ['openChaman', 'editAccount', 'switchAccount'],
  },
  'acceptance/no-access': {
    title: () => l10n.t('Access to the acceptance environment was not granted'),
    explanation: () =>
      l10n.t(
        'The acceptance environment (ACPT) is closed by default: access has to be requested from the contact centre. How it answers those without access is not documented.',
      ),
    steps: ['openAccessManagement', 'openGuide'],
  },
  'certificate/not-registered': {
    title: () => l10n.t('The certificate is not the one registered'),
    explanation: ({ clientId }) =>
      l10n.t(
        'The assertion is signed with a key whose certificate Chaman may not have for “{0}”. Upload this certificate (.cer) there, or use the key store of the one that is there.',
        clientId,
      ),
    steps: ['inspectCertificate', 'openChaman', 'replaceCertificate'],
  },
  'certificate/expired': {
    title: () => l10n.t('The certificate has expired'),
    explanation: () =>
      l10n.t(
        'Make or order a new certificate, upload it in Chaman, and let the account use it. How the portal treats an expired one is not documented.',
      ),
    steps: ['replaceCertificate', 'inspectCertificate', 'openChaman'],
  },
  'certificate/not-yet-valid': {
    title: () => l10n.t('The certificate is not valid yet'),
    explanation: () =>
      l10n.t(
        'Its validity begins later than the server’s time: wait, or use another certificate. If it was just made here, check this machine’s clock.',
      ),
    steps: ['inspectCertificate', 'replaceCertificate'],
  },
  'assertion/audience': {
    title: () => l10n.t('The assertion is meant for another audience'),
    explanation: ({ environment }) =>
      l10n.t(
        'The claim aud has to name the token endpoint of the same environment. It comes from the setting audience of {0}: leave that out, or give it what the server expects.',
        environment,
      ),
    steps: ['openSettings', 'openGuide'],
  },
  'assertion/clock': {
    title: () => l10n.t('The clocks of this machine and of the server differ'),
    explanation: () =>
      l10n.t(
        'An assertion is valid for five minutes: to a server whose clock differs it has ended, or has not begun. The server’s time has been learned from this answer: request again. Then correct this machine’s clock. Which difference is tolerated is not documented.',
      ),
    steps: ['requestAgain'],
  },
  'assertion/replayed': {
    title: () => l10n.t('The assertion was used before'),
    explanation: () =>
      l10n.t(
        'Each assertion has an identifier (jti) of its own and is good for one request. A proxy that repeats requests makes the second one fail: request again. Whether the portal checks this is not documented.',
      ),
    steps: ['requestAgain'],
  },
  'assertion/lifetime': {
    title: () => l10n.t('The assertion is valid for too long'),
    explanation: () =>
      l10n.t(
        'Some servers refuse assertions whose end (exp) is far away. Those made here last five minutes. The longest that the portal accepts is not documented.',
      ),
    steps: ['requestAgain'],
  },
  'assertion/algorithm': {
    title: () => l10n.t('The server may not accept this signature algorithm'),
    explanation: () =>
      l10n.t(
        'Chaman takes certificates with EC keys, but no client is known that signs with one, and the portal’s own sample uses RS256. A certificate with an RSA key is the proven choice.',
      ),
    steps: ['inspectCertificate', 'replaceCertificate', 'openGuide'],
  },
  'assertion/faulty': {
    title: () => l10n.t('The assertion is not as documented'),
    explanation: ({ clientId }) =>
      l10n.t(
        'The claims iss and sub have to be the client id (“{0}”), exp and jti have to be there, and the signature has to fit the certificate.',
        clientId,
      ),
    steps: ['requestAgain', 'openGuide', 'showLog'],
  },
  'scope/not-granted': {
    title: () => l10n.t('The permission for this scope is not ticked'),
    explanation: () =>
      l10n.t(
        'Tick the permission “CareerPro – Federal Learning Account” for the account in Chaman, or leave the scope empty in the account’s settings to get what the account may have.',
      ),
    steps: ['openChaman', 'editAccount', 'openGuide'],
  },
  'scope/other-quality': {
    title: () => l10n.t('The scope belongs to another quality'),
    explanation: ({ quality }) =>
      l10n.t(
        'The scopes of employers and of those who represent them differ, and each quality has an account of its own in Chaman. Settings say “{0}”: compare it with Chaman.',
        quality,
      ),
    steps: ['editAccount', 'openChaman'],
  },
};
