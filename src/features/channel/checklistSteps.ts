import * as l10n from '@vscode/l10n';
import type { ChecklistStep } from '../../core/channel/channelChecklist.ts';
import type { EnvironmentKind } from '../../core/channel/environment.ts';
import {
  ACCEPTANCE_ACCESS_ADDRESS,
  CONTACT_CENTER,
  permissionName,
  registrationPages,
  wayTo,
  type PortalService,
} from '../../core/channel/portalServices.ts';
import type { Quality } from '../../core/channel/quality.ts';
import { qualityLabel } from '../../ui/channelLabels.ts';
import { clickPathText } from '../../ui/portalSteps.ts';

/** For whom the steps are. */
interface Reader {
  quality: Quality;
  kind: EnvironmentKind;
  /** BCP 47 tag. */
  language: string;
}

/** One step, in Markdown. */
interface StepText {
  title: string;
  paragraphs: string[];
  /** Where it is documented. */
  source: string;
}

/** A step in the user's language. */
export function checklistStepText(step: ChecklistStep, reader: Reader): StepText {
  return STEPS[step](reader);
}

/*
 * The portal's own terms, for translations (Dutch / French / German):
 * local manager: lokale beheerder, toegangsbeheerder / gestionnaire local, gestionnaire d'accès / lokaler Verwalter, Zugangsverwalter
 * access management: Toegangsbeheer / Gestion des accès / Zugangsverwaltung
 * Technical channel management: Technisch kanaalbeheer / Gestion des canaux techniques / Verwaltung der technischen Kanäle
 * web service account: Webservice account / compte Webservice / Webservice-Account
 * mandate: mandaat / mandat / Vollmacht · quality: hoedanigheid / qualité / Eigenschaft
 * service provider: dienstverrichter / prestataire de services / Dienstleister
 * “Vos responsables” stands on the portal in French whatever the language.
 */
const STEPS: Record<ChecklistStep, (reader: Reader) => StepText> = {
  registerAsEmployer: ({ language }) => ({
    title: l10n.t('Become known as an employer'),
    paragraphs: [
      l10n.t(
        'Only where the NSSO does not know your company as an employer yet: [register as an employer]({0}).',
        registrationPages(language).asEmployer,
      ),
    ],
    source: documentedIn('4.1'),
  }),
  registerOnPortal: ({ language }) => ({
    title: l10n.t('Register on the portal'),
    paragraphs: [
      l10n.t(
        'Only where your company is not registered on the portal yet: [register on the portal]({0}). The local manager, who hands out access, is named there.',
        registrationPages(language).onPortal,
      ),
    ],
    source: documentedIn('4.2'),
  }),
  requestAcceptanceAccess: () => ({
    title: l10n.t('Request access to the test environment'),
    paragraphs: [
      l10n.t(
        'ACPT is fully separate from production: nothing of production exists there, and it needs a channel of its own. By default it is closed to companies.',
      ),
      l10n.t(
        'The manual says to request access at `{0}`. That is how it prints the address, which is probably misspelt. The contact center of the NSSO is publicly known as [{1}](mailto:{1}), telephone {2}.',
        ACCEPTANCE_ACCESS_ADDRESS,
        CONTACT_CENTER.mail,
        CONTACT_CENTER.telephone,
      ),
    ],
    source: documentedIn('5.3'),
  }),
  chamanAccess: reader => ({
    title: l10n.t('Get access to Chaman'),
    paragraphs: [
      l10n.t(
        'The local manager has access to Chaman, and can give it to others in access management: the permission is called “Technical channel management”.',
      ),
      l10n.t(
        'Who the local manager is stands in access management on the page “Vos responsables”, under the quality “{0}”.',
        qualityLabel(reader.quality),
      ),
      l10n.t('Access management: {0}', whereIs('accessManagement', reader)),
    ],
    source: documentedIn('4.3, 6.1'),
  }),
  mandate: reader => ({
    title: l10n.t('Have the mandates given'),
    paragraphs: [
      l10n.t(
        'Each employer for whom you declare gives you a mandate in Mahis, for the group of applications “Federal Learning Account” and with the quarter in which it starts. Without an active mandate what you send is refused.',
      ),
      l10n.t(
        'For the Federal Learning Account an employer can have one representative only, who may be another one than for other services. Conditions for representatives are found in Mahis.',
      ),
      l10n.t('Mahis: {0}', whereIs('mahis', reader)),
    ],
    source: documentedIn('2.2.1'),
  }),
  certificate: () => ({
    title: l10n.t('Have a certificate'),
    paragraphs: [
      l10n.t(
        'Either [PersonalSign 3 Pro of GlobalSign]({0}), or a self-signed certificate in the name of your company: “FLA: Generate Certificate” makes one that meets the documented criteria. A REST account that exists already keeps its certificate.',
        CERTIFICATE_SHOP,
      ),
    ],
    source: documentedIn('4.4.1'),
  }),
  restAccount: reader => ({
    title: l10n.t('Create or extend the REST account'),
    paragraphs: [
      l10n.t('Chaman: {0}', whereIs('chaman', reader)),
      l10n.t(
        'Choose the target group “Enterprise”, sign in with CSAM, and choose the quality “{0}”. Where it is not offered, your chief access manager must add it in access management first: no other quality will do.',
        qualityLabel(reader.quality),
      ),
      l10n.t(
        'Without a REST account in that quality, create one (step 4a): “Add a web service account”, type REST. With one, for Dimona for example, you can extend it (step 4b). Each quality needs an account of its own.',
      ),
    ],
    source: documentedIn('4.4.1, 4.4.2'),
  }),
  permission: ({ language }) => ({
    title: l10n.t('Tick the permission'),
    paragraphs: [l10n.t('Under the permissions, tick “{0}”.', permissionName(language))],
    source: documentedIn('4.4.1, 4.4.2'),
  }),
  uploadCertificate: () => ({
    title: l10n.t('Upload the certificate'),
    paragraphs: [
      l10n.t(
        'Upload the public certificate as a `.cer` file and give it a name; the private key stays with you. “FLA: Export Certificate” makes that file from a key store. An account that you extend needs no new one.',
      ),
    ],
    source: documentedIn('4.4.1, 6.3.2'),
  }),
  clientId: () => ({
    title: l10n.t('Keep the client id'),
    paragraphs: [
      l10n.t(
        'After “Confirm” Chaman shows the client id beside the REST account. Keep it well: “FLA: Add Account” asks for it.',
      ),
    ],
    source: documentedIn('4.4.1, 4.4.2'),
  }),
};

/** Where certificates of the supported authority are ordered. */
const CERTIFICATE_SHOP = 'https://shop.globalsign.com/en/belgian-government-services';

function documentedIn(step: string): string {
  return l10n.t('REST-API channel manual (17 September 2024), step {0}', step);
}

/** The documented way to a service of the portal. */
function whereIs(service: PortalService, { kind, language }: Reader): string {
  const way = wayTo(service, kind === 'acceptance' ? kind : 'production', language);
  if (!way) {
    return l10n.t(
      'where it is in this environment is not documented. Ask the contact center of the NSSO.',
    );
  }
  const steps = clickPathText(way.paths, language);
  return steps === '' ? `<${way.address}>` : `<${way.address}> → ${steps}`;
}
