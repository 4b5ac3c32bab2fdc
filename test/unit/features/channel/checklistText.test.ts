import assert from 'node:assert/strict';
import { channelChecklist } from '../../../../src/core/channel/channelChecklist.ts';
import { QUALITIES } from '../../../../src/core/channel/quality.ts';
import { checklistText } from '../../../../src/features/channel/checklistText.ts';

describe('checklistText', () => {
  for (const kind of ['production', 'acceptance'] as const) {
    for (const quality of QUALITIES) {
      it(`has every step for ${quality} in ${kind}, each with its place in the manual`, () => {
        const text = checklistText(`${kind}/${quality}`, 'en');
        const numbers = channelChecklist(quality, kind).map((_, index) => String(index + 1));
        assert.deepStrictEqual(
          [
            Array.from(text.matchAll(/^## (\d+)\. \S/gm), ([, number]) => number),
            text.match(/^\*.*\b\d\.\d.*\*$/gm)?.length,
          ],
          [numbers, numbers.length],
        );
      });
    }
  }

  /** Addresses in the order in which they stand, without those of mails. */
  const addressesIn = (text: string): string[] => [
    ...new Set(Array.from(text.matchAll(/https?:\/\/[^\s)>]+/g), ([address]) => address)),
  ];

  it('links nothing but what the manuals print', () => {
    const pages = (site: string) => [
      `https://www.socialsecurity.be/${site}/general/first_visit/access/register-as-employer.htm`,
      `https://www.socialsecurity.be/${site}/employer/infos/employer_onss/registration_gen/register/register.htm`,
    ];
    const shop = 'https://shop.globalsign.com/en/belgian-government-services';
    assert.deepStrictEqual(
      [
        addressesIn(checklistText('production/employer', 'nl')),
        addressesIn(checklistText('acceptance/serviceProvider', 'de')),
      ],
      [
        [...pages('site_nl'), 'https://www.socialsecurity.be', shop],
        [
          ...pages('site_de'),
          'https://uman.acc.socialsecurity.be/uman/',
          shop,
          'https://chaman.acc.socialsecurity.be/',
        ],
      ],
    );
  });

  it('gives the printed address of access to acceptance beside the one that is known', () => {
    const text = checklistText('acceptance/employer', 'fr');
    assert.match(text, /`ContactCenter@support\.eraanova\.fgov\.be`/);
    assert.match(text, /mailto:contactcenter@eranova\.fgov\.be/);
  });

  it('shows nothing for an address that is none of ours', () => {
    assert.deepStrictEqual(
      ['', 'production', 'production/nobody', 'nowhere/employer'].map(query =>
        checklistText(query, 'en'),
      ),
      ['', '', '', ''],
    );
  });
});
