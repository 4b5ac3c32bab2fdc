import type { EnvironmentKind } from './environment.ts';

/** The portal's services that a channel needs. */
export const PORTAL_SERVICES = ['chaman', 'accessManagement', 'mahis'] as const;

/** Technical channels and their certificates; who may do what; mandates. */
export type PortalService = (typeof PORTAL_SERVICES)[number];

/** The languages in which the portal's steps are printed. */
export type PortalLanguage = 'nl' | 'fr' | 'de';

/** What to click, one word after the other, from the portal's home. */
export interface ClickPath {
  language: PortalLanguage;
  words: readonly string[];
}

/** The way to a service: an address, and what to click from there where the address is not the service's own. */
export interface PortalWay {
  address: string;
  paths: readonly ClickPath[];
}

/** The portal's home; its services have no printed addresses of their own in production. @see facts H */
const PORTAL_HOME = 'https://www.socialsecurity.be';

/** Where access to the test environment is requested, exactly as printed: its domain is probably misspelt. @see facts A1 */
export const ACCEPTANCE_ACCESS_ADDRESS = 'ContactCenter@support.eraanova.fgov.be';

/** The NSSO's contact center as it is publicly known. @see facts A1 */
export const CONTACT_CENTER = {
  mail: 'contactcenter@eranova.fgov.be',
  telephone: '02 511 51 51',
} as const;

const ACCEPTANCE_ADDRESSES: Partial<Record<PortalService, string>> = {
  chaman: 'https://chaman.acc.socialsecurity.be/',
  accessManagement: 'https://uman.acc.socialsecurity.be/uman/',
};

/** As the manuals print them; not every path is printed in every language. */
const PRODUCTION_PATHS: Record<PortalService, readonly ClickPath[]> = {
  chaman: [
    {
      language: 'nl',
      words: ['onderneming', 'Naar alle onlinediensten', 'ChaMan', 'Beheer uw technische kanalen'],
    },
    {
      language: 'fr',
      words: ['entreprise', 'service en ligne', 'Chaman', 'gérer vos canaux techniques'],
    },
    {
      language: 'de',
      words: ['Unternehmen', 'Onlinedienste', 'Chaman', 'Verwaltung technischer Kanäle'],
    },
  ],
  accessManagement: [
    {
      language: 'nl',
      words: ['onderneming', 'Alle online diensten', 'Toegangsbeheer', 'Toegangsbeheer'],
    },
    {
      language: 'fr',
      words: ['entreprise', 'service en ligne', 'gestion des accès', 'gestion des accès'],
    },
    {
      language: 'de',
      words: ['Unternehmen', 'Onlinedienste', 'Zugangsverwaltung', 'Zugangsverwaltung'],
    },
  ],
  mahis: [
    { language: 'nl', words: ['onderneming', 'online dienst', 'MAHIS'] },
    { language: 'de', words: ['Unternehmen', 'Onlinedienste', 'Mahis'] },
  ],
};

/** Whether environments of this kind belong to the portal; only those have its services. */
export function isOfPortal(kind: EnvironmentKind): kind is 'production' | 'acceptance' {
  return kind === 'production' || kind === 'acceptance';
}

/**
 * The documented way to a service of the portal.
 *
 * @param language the user's, as a BCP 47 tag; without steps printed in it, the Dutch and French ones are told
 * @returns undefined where none is documented
 * @see facts A1, H
 */
export function wayTo(
  service: PortalService,
  kind: 'production' | 'acceptance',
  language: string,
): PortalWay | undefined {
  if (kind === 'acceptance') {
    const address = ACCEPTANCE_ADDRESSES[service];
    return address === undefined ? undefined : { address, paths: [] };
  }
  const printed = PRODUCTION_PATHS[service];
  const own = printed.filter(path => path.language === language);
  const paths = own.length > 0 ? own : printed.filter(path => path.language !== 'de');
  return { address: PORTAL_HOME, paths };
}

/**
 * The permission to tick in Chaman, as the portal names it in each language that has been seen.
 *
 * @param language the user's, as a BCP 47 tag
 * @see facts D
 */
export function permissionName(language: string): string {
  switch (language) {
    case 'nl':
      return 'CareerPro - Federal Learning Account - Aangifte';
    case 'fr':
      return 'CareerPro - Federal Learning Account - Déclaration';
    default:
      return 'CareerPro – Federal Learning Account';
  }
}

/**
 * The pages on which a company becomes known to the portal. English ones are not printed: the French stand in.
 *
 * @param language the user's, as a BCP 47 tag
 * @see facts H
 */
export function registrationPages(language: string): { asEmployer: string; onPortal: string } {
  const known = (['nl', 'fr', 'de'] as const).find(printed => printed === language) ?? 'fr';
  const site = `${PORTAL_HOME}/site_${known}`;
  return {
    asEmployer: `${site}/general/first_visit/access/register-as-employer.htm`,
    onPortal: `${site}/employer/infos/employer_onss/registration_gen/register/register.htm`,
  };
}

/**
 * The portal's guide to getting an access token. An English one is not printed: the portal's developer site stands in.
 *
 * @param language the user's, as a BCP 47 tag
 * @see facts A2, H
 */
export function oauthGuide(language: string): string {
  const known = (['nl', 'fr', 'de'] as const).find(printed => printed === language);
  return known === undefined
    ? 'https://www.rest-documentation.socialsecurity.be/documentation/developer-guide/obtaining-an-access-token-from-social-security-oauth-server.html'
    : `${PORTAL_HOME}/site_${known}/general/helpcentre/rest/documents/pdf/doc_portal_oauth2_client_credential_${known.toUpperCase()}.pdf`;
}
