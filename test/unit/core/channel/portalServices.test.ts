import assert from 'node:assert/strict';
import {
  ACCEPTANCE_ACCESS_ADDRESS,
  PORTAL_SERVICES,
  isOfPortal,
  permissionName,
  registrationPages,
  wayTo,
} from '../../../../src/core/channel/portalServices.ts';
import { ENVIRONMENT_KINDS } from '../../../../src/core/channel/environment.ts';

/** Every way as one line: the address, then each path as printed. */
const line = (...asked: Parameters<typeof wayTo>): string => {
  const way = wayTo(...asked);
  return way === undefined
    ? 'not documented'
    : [way.address, ...way.paths.map(({ words }) => words.join(' → '))].join(' | ');
};

describe('portal services', () => {
  it('are where the manuals say', () => {
    const home = 'https://www.socialsecurity.be';
    const chaman = {
      nl: 'onderneming → Naar alle onlinediensten → ChaMan → Beheer uw technische kanalen',
      fr: 'entreprise → service en ligne → Chaman → gérer vos canaux techniques',
      de: 'Unternehmen → Onlinedienste → Chaman → Verwaltung technischer Kanäle',
    };
    const access = {
      nl: 'onderneming → Alle online diensten → Toegangsbeheer → Toegangsbeheer',
      fr: 'entreprise → service en ligne → gestion des accès → gestion des accès',
      de: 'Unternehmen → Onlinedienste → Zugangsverwaltung → Zugangsverwaltung',
    };
    assert.deepStrictEqual(
      Object.fromEntries(
        (['en', 'nl', 'fr', 'de'] as const).map(language => [
          language,
          PORTAL_SERVICES.map(service => line(service, 'production', language)),
        ]),
      ),
      {
        en: [
          `${home} | ${chaman.nl} | ${chaman.fr}`,
          `${home} | ${access.nl} | ${access.fr}`,
          `${home} | onderneming → online dienst → MAHIS`,
        ],
        nl: [
          `${home} | ${chaman.nl}`,
          `${home} | ${access.nl}`,
          `${home} | onderneming → online dienst → MAHIS`,
        ],
        // No French steps to Mahis are printed.
        fr: [
          `${home} | ${chaman.fr}`,
          `${home} | ${access.fr}`,
          `${home} | onderneming → online dienst → MAHIS`,
        ],
        de: [
          `${home} | ${chaman.de}`,
          `${home} | ${access.de}`,
          `${home} | Unternehmen → Onlinedienste → Mahis`,
        ],
      },
    );
    assert.deepStrictEqual(
      PORTAL_SERVICES.map(service => line(service, 'acceptance', 'fr')),
      [
        'https://chaman.acc.socialsecurity.be/',
        'https://uman.acc.socialsecurity.be/uman/',
        'not documented',
      ],
    );
  });

  it('exist for the portal’s environments alone', () => {
    assert.deepStrictEqual(ENVIRONMENT_KINDS.filter(isOfPortal), ['production', 'acceptance']);
  });

  it('come after registering, on pages in the portal’s languages', () => {
    const pages = (site: string) => ({
      asEmployer: `https://www.socialsecurity.be/${site}/general/first_visit/access/register-as-employer.htm`,
      onPortal: `https://www.socialsecurity.be/${site}/employer/infos/employer_onss/registration_gen/register/register.htm`,
    });
    assert.deepStrictEqual(['nl', 'fr', 'de', 'en'].map(registrationPages), [
      pages('site_nl'),
      pages('site_fr'),
      pages('site_de'),
      pages('site_fr'),
    ]);
  });

  it('are permitted under the names that Chaman shows', () => {
    const name = 'CareerPro - Federal Learning Account';
    assert.deepStrictEqual(['nl', 'fr', 'de', 'en'].map(permissionName), [
      `${name} - Aangifte`,
      `${name} - Déclaration`,
      'CareerPro – Federal Learning Account',
      'CareerPro – Federal Learning Account',
    ]);
  });

  it('keep the printed address for access to the test environment as it is', () => {
    assert.equal(ACCEPTANCE_ACCESS_ADDRESS, 'ContactCenter@support.eraanova.fgov.be');
  });
});
