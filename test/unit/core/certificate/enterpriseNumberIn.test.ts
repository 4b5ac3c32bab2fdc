import assert from 'node:assert/strict';
import { enterpriseNumberIn } from '../../../../src/core/certificate/enterpriseNumberIn.ts';

describe('enterpriseNumberIn', () => {
  const subjects: [subject: string, number: string | undefined][] = [
    ['CN=Bakery,serialNumber=0123456749,C=BE', '0123456749'],
    ['CN=CBE=0123456749\\, 1', '0123456749'],
    ['organizationIdentifier=NTRBE-0123456749', '0123456749'],
    ['O=Bakery (0123.456.749)', '0123456749'],
    ['O=Bakery BE 1123.456.749.', '1123456749'],
    ['O=Bakery 0123.456749', undefined],
    ['serialNumber=2123456749', undefined],
    ['serialNumber=01234567490', undefined],
    ['serialNumber=90123456749', undefined],
    ['O=Bakery 1.0123.456.749', undefined],
    ['O=Bakery', undefined],
    ['', undefined],
  ];
  for (const [subject, number] of subjects) {
    it(`finds ${number ?? 'none'} in "${subject}"`, () => {
      assert.equal(enterpriseNumberIn(subject), number);
    });
  }
});
