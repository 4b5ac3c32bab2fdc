import * as l10n from '@vscode/l10n';
import { isPortal } from '../core/channel/environment.ts';
import type { Cause, CauseCode } from '../core/token/cause.ts';
import type { ShownCause, ShownStep } from '../protocol/cause.ts';
import { ANSWER_CAUSES } from './answerCauses.ts';
import { evidenceText } from './causeEvidence.ts';
import type { CauseContext, CauseStepId, CauseText } from './causeText.ts';
import { environmentLabel, qualityLabel } from './channelLabels.ts';
import { CONNECTION_CAUSES } from './connectionCauses.ts';
import { CREDENTIAL_CAUSES } from './credentialCauses.ts';
import { plainText } from './plainText.ts';

/** A cause without texts does not compile. */
const TEXTS: { [C in CauseCode]: CauseText } = {
  ...CREDENTIAL_CAUSES,
  ...CONNECTION_CAUSES,
  ...ANSWER_CAUSES,
};

/** What goes with a token that came: nothing is wrong, so nothing is likely. */
const NOTICES: readonly CauseCode[] = [
  'answer/expires-in-missing',
  'answer/expires-in-text',
  'answer/scope-differs',
];

/** Steps that lead to the portal: of no use to the sandbox or a server of one's own. */
const PORTAL_STEPS: readonly CauseStepId[] = ['openChaman', 'openMahis', 'openAccessManagement'];

/** A cause of the explanation in the user's language, with its evidence and what to do. */
export function causeText(cause: Cause, context: CauseContext): ShownCause {
  const { environment, account, host } = context;
  const text = TEXTS[cause.code];
  const names = {
    host: plainText(host),
    clientId: plainText(account.clientId),
    environment: plainText(environmentLabel(environment)),
    quality: qualityLabel(account.quality),
  };
  // The sandbox has no address while it does not run.
  const portal = environment.tokenEndpoint !== '' && isPortal(environment);
  return {
    code: cause.code,
    title: text.title(names),
    likelihood: likelihoodOf(cause),
    explanation: text.explanation(names),
    evidence: cause.evidence.map(evidence => evidenceText(evidence, context)),
    steps: text.steps.filter(step => portal || !PORTAL_STEPS.includes(step)).map(stepOf),
  };
}

/** What holds for all causes: undefined where everything that they rest on is documented. */
export function causesNote(causes: readonly Cause[]): string | undefined {
  return causes.some(({ undocumented }) => undocumented)
    ? l10n.t(
        'The portal documents neither the texts of its refusals nor how strict it is about clocks, repeated assertions and other algorithms. The order rests on the facts that this machine has.',
      )
    : undefined;
}

function likelihoodOf({ code, weight }: Cause): ShownCause['likelihood'] {
  if (NOTICES.includes(code)) {
    return { tone: 'information', text: l10n.t('Noticed') };
  }
  if (weight >= 80) {
    return { tone: 'error', text: l10n.t('Almost certain') };
  }
  if (weight >= 45) {
    return { tone: 'warning', text: l10n.t('Likely') };
  }
  return {
    tone: 'information',
    text: weight >= 20 ? l10n.t('Possible') : l10n.t('Less likely'),
  };
}

function stepOf(id: CauseStepId): ShownStep {
  const { label, isExternal } = STEPS[id];
  return { id, label: label(), ...(isExternal === true ? { isExternal } : {}) };
}

const STEPS: { [S in CauseStepId]: { label: () => string; isExternal?: boolean } } = {
  openChaman: { label: () => l10n.t('Open Chaman'), isExternal: true },
  openMahis: { label: () => l10n.t('Open Mahis'), isExternal: true },
  openAccessManagement: { label: () => l10n.t('Open Access Management'), isExternal: true },
  openGuide: { label: () => l10n.t('Open the OAuth Guide'), isExternal: true },
  inspectCertificate: { label: () => l10n.t('Inspect the Certificate') },
  replaceCertificate: { label: () => l10n.t('Replace the Certificate') },
  editAccount: { label: () => l10n.t('Edit the Account') },
  switchAccount: { label: () => l10n.t('Use Another Account') },
  openSettings: { label: () => l10n.t('Open Settings') },
  openProxySettings: { label: () => l10n.t('Open Proxy Settings') },
  requestAgain: { label: () => l10n.t('Request Again') },
  discard: { label: () => l10n.t('Forget the Token') },
  showLog: { label: () => l10n.t('Show the Log') },
};
